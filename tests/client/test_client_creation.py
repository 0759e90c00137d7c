"""A combination is created once, whatever happens to the answers, and its id is found."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from client_support import (
    BY_ID,
    COMBINATION_JSON,
    PRODUCT,
    STORE,
    TOKEN,
    FakeClock,
    SubjectFactory,
    new_combination,
    script,
)
from ecwid_api.models import Combination
from ecwid_client import (
    UNSET,
    AttributeValue,
    CombinationCreate,
    ConflictError,
    EcwidClient,
    NotFoundError,
    OptionValue,
    OutcomeUnknownError,
    PermissionDeniedError,
    RateLimitError,
    UnexpectedResponseError,
    WholesalePrice,
)
from ecwid_client.delivery.option_match import conflicting, differences, find_by_options, option_set

CREATE = BY_ID["createCombination"]
POST, LIST = f"POST /products/{PRODUCT}/combinations", f"GET /products/{PRODUCT}/combinations"
LOST = httpx.ReadError("lost")
TAKEN = (409, {"errorCode": "COMBINATION_DUPLICATED"})
OURS = [COMBINATION_JSON]
OTHER = [{**COMBINATION_JSON, "id": 5, "options": [{"name": "Size", "value": "S"}], "sku": "OTHER"}]
SAME_OPTIONS_OTHER_SKU = [{**COMBINATION_JSON, "id": 6, "sku": "NOT-OURS"}]
SAME_SKU_OTHER_OPTIONS = [{**OTHER[0], "id": 8, "sku": "R-L-RED"}]


@pytest.mark.parametrize(
    "doubt", [LOST, (500, {}), (408, {}), (200, b"broken"), httpx.DecodingError("x")], ids=str
)
@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ([OURS], [POST, LIST]),
        ([OTHER + OURS], [POST, LIST]),
    ],
)
def test_after_a_lost_answer_the_list_tells_the_id(
    make: SubjectFactory, doubt: Any, answers: list[Any], asked: list[str]
) -> None:
    """The options stand in another order there."""
    played = script(doubt, *answers)
    assert make(played.transport, clock=FakeClock().clock()).do(CREATE.use).id == COMBINATION_JSON["id"]
    assert played.asked == asked


@pytest.mark.parametrize("doubt", [LOST, (500, {}), (503, {})], ids=str)
def test_what_the_list_does_not_hold_is_created_again(make: SubjectFactory, doubt: Any) -> None:
    """The unique set of options makes a second try safe."""
    played = script(doubt, OTHER, {"id": 77})
    assert make(played.transport, clock=FakeClock().clock()).do(CREATE.use).id == 77
    assert played.asked == [POST, LIST, POST]


def test_a_second_try_that_comes_too_early_finds_the_first(make: SubjectFactory) -> None:
    """The first was still under way when the list was read."""
    played = script(LOST, [], TAKEN, OURS)
    assert make(played.transport, clock=FakeClock().clock()).do(CREATE.use).id == COMBINATION_JSON["id"]
    assert played.asked == [POST, LIST, POST, LIST]


@pytest.mark.parametrize(
    ("present", "existing"),
    [
        (OURS, 9),
        (OTHER + SAME_OPTIONS_OTHER_SKU, 6),
        (OTHER + SAME_SKU_OTHER_OPTIONS, 8),
        (OTHER, None),
        ([], None),
    ],
)
def test_a_conflict_at_the_first_try_names_who_is_in_the_way(
    make: SubjectFactory, present: list[Any], existing: int | None
) -> None:
    """By its options, or else by its SKU."""
    played = script(TAKEN, present)
    with pytest.raises(ConflictError) as caught:
        make(played.transport).do(CREATE.use)
    assert caught.value.existing_id == existing
    assert played.asked == [POST, LIST]


ODD: tuple[Any, ...] = (
    None, True, 0, -1.5, 10**400, "", "x", "10", [], [None], ["x"], [[]], [{}], {}, {"x": None},
    [{"name": None, "value": None}], [{"name": ["Size"], "value": {}}], [{"name": 1, "value": 2}],
    [{"quantity": "x", "price": [1]}], [{"quantity": None, "price": 10**400}], [{"value": ["x"]}],
)  # fmt: skip


@pytest.mark.parametrize("name", ["id", "sku", "options", "price", "quantity", "unlimited", "attributes",
                                  "wholesalePrices", "dimensions", "outOfStockVisibilityBehaviour"])  # fmt: skip
def test_a_list_that_breaks_the_contract_leaves_the_conflict_as_it_is(name: str) -> None:
    """Whatever it holds; and after a lost answer it settles the doubt or leaves it."""
    body = CombinationCreate(
        options=new_combination().options,
        sku="R-L-RED",
        price=10,
        quantity=21,
        attributes=[AttributeValue(value="x")],
        wholesale_prices=[WholesalePrice(5, 9)],
    )
    every = [{**COMBINATION_JSON, name: odd} for odd in ODD]
    for listed in (*([one] for one in every), every):
        with EcwidClient(STORE, TOKEN, transport=script(TAKEN, listed).transport) as client:
            with pytest.raises(ConflictError) as caught:
                client.combinations.create(PRODUCT, body)
            assert caught.value.existing_id in {None, 9}
            assert caught.value.error_code == "COMBINATION_DUPLICATED"
        played = script(LOST, listed, TAKEN, listed)
        with EcwidClient(STORE, TOKEN, transport=played.transport, clock=FakeClock().clock()) as client:
            try:
                made = client.combinations.create(PRODUCT, body)
            except (ConflictError, OutcomeUnknownError):
                continue
            assert made.id == 9


def test_an_odd_entry_does_not_hide_the_one_in_the_way(make: SubjectFactory) -> None:
    """Each is judged by itself."""
    played = script(TAKEN, [{**COMBINATION_JSON, "id": 5, "options": None}, *OURS])
    with pytest.raises(ConflictError) as caught:
        make(played.transport).do(CREATE.use)
    assert caught.value.existing_id == 9


def test_a_conflict_stays_a_conflict_when_the_list_cannot_be_read(make: SubjectFactory) -> None:
    """The id is a favour."""
    with pytest.raises(ConflictError) as caught:
        make(script(TAKEN, (404, {})).transport).do(CREATE.use)
    assert caught.value.existing_id is None
    assert isinstance(caught.value.__cause__, NotFoundError)


def test_somebody_else_s_combination_is_not_taken_for_ours(make: SubjectFactory) -> None:
    """Same options with another SKU: it was there before, so the second try is refused and says so."""
    played = script(LOST, SAME_OPTIONS_OTHER_SKU, TAKEN, SAME_OPTIONS_OTHER_SKU)
    with pytest.raises(ConflictError) as caught:
        make(played.transport, clock=FakeClock().clock()).do(CREATE.use)
    assert caught.value.existing_id == 6


def test_doubt_that_nothing_settles_is_raised(make: SubjectFactory) -> None:
    """Whatever went wrong afterwards is its cause."""
    clock = FakeClock()
    for later, cause in [
        ([(404, {})], NotFoundError),
        ([[], (403, {"errorCode": "INSUFFICIENT_APP_SCOPE"})], PermissionDeniedError),
        ([(200, b"broken")], UnexpectedResponseError),
    ]:
        with pytest.raises(OutcomeUnknownError) as caught:
            make(script(LOST, *later).transport, clock=clock.clock()).do(CREATE.use)
        assert isinstance(caught.value.__cause__, cause)
        assert caught.value.operation_id == "createCombination"


def test_what_was_created_without_a_trace_is_not_created_again(make: SubjectFactory) -> None:
    """A 2xx is a promise; when the list does not show it, nobody tries a second time."""
    played = script((200, b"broken"), OTHER)
    with pytest.raises(UnexpectedResponseError) as caught:
        make(played.transport, clock=FakeClock().clock()).do(CREATE.use)
    assert caught.value.applied
    assert played.asked == [POST, LIST]


@pytest.mark.parametrize("retries", [0, 1, 3])
def test_retries_bounds_the_tries(make: SubjectFactory, retries: int) -> None:
    """After the last one the list is read once more."""
    played = script(*[LOST, []] * 10)
    with pytest.raises(OutcomeUnknownError):
        make(played.transport, clock=FakeClock().clock(), retries=retries).do(CREATE.use)
    assert played.asked == [POST, LIST] * (retries + 1)


def test_one_deadline_holds_for_all_of_it(make: SubjectFactory) -> None:
    """Tries, waits and reading together."""
    clock = FakeClock()

    def slow(request: httpx.Request) -> httpx.Response:
        clock.now_s += 40
        raise httpx.ReadTimeout("slow")

    played = script(slow)
    with pytest.raises(OutcomeUnknownError):
        make(played.transport, clock=clock.clock(), retries=9, deadline=100).do(CREATE.use)
    assert clock.now_s - 1_000 <= 100 + 40
    assert played.asked[0] == POST


def test_what_was_not_sent_is_no_doubt(make: SubjectFactory) -> None:
    """A wait beyond the deadline after a 429 is told as such."""
    played = script(lambda request: httpx.Response(429, headers={"Retry-After": "500"}))
    with pytest.raises(RateLimitError):
        make(played.transport, clock=FakeClock().clock()).do(CREATE.use)
    assert played.asked == [POST]


def test_options_are_compared_as_a_set_and_the_sku_as_sent() -> None:
    """An empty SKU is none."""
    present = [Combination.from_dict(one) for one in OURS + OTHER]
    options = [OptionValue("Color", "Red"), OptionValue("Size", "L")]
    for wanted in (options, options[::-1]):
        assert find_by_options(present, CombinationCreate(wanted)) is present[0]
    assert differences(CombinationCreate(options, sku="R-L-RED"), present[0]) == []
    for sku in (UNSET, None, "", "X"):
        assert differences(CombinationCreate(options, sku=sku), present[0]) == ["sku"]
        assert conflicting(present, CombinationCreate(options, sku=sku)) == 9
    bare = Combination.from_dict({key: COMBINATION_JSON[key] for key in COMBINATION_JSON if key != "sku"})
    for sku in (UNSET, None, ""):
        assert differences(CombinationCreate(options, sku=sku), bare) == []
    assert find_by_options(present, CombinationCreate([OptionValue("A", "b")])) is None
    assert conflicting(present, CombinationCreate([OptionValue("A", "b")], sku="OTHER")) == 5
    assert option_set([OptionValue("a", "b")]) != option_set([OptionValue("a", "B")])


def test_creating_a_product_is_never_repeated(make: SubjectFactory) -> None:
    """Its SKU may repeat and its search lags, so there is nothing to look it up by."""
    for doubt in (LOST, (503, {})):
        played = script(doubt, {"id": 1})
        with pytest.raises(OutcomeUnknownError):
            make(played.transport).do(BY_ID["createProduct"].use)
        assert len(played.seen) == 1


def test_a_plain_call_of_create_is_not_repeated_blindly(make: SubjectFactory) -> None:
    """Only the named method knows what to look for."""
    from ecwid_api.api.combinations import create_combination

    played = script(LOST, {"id": 1})
    call = create_combination.call(STORE, PRODUCT, body=new_combination())
    with pytest.raises(OutcomeUnknownError):
        make(played.transport).do(lambda client: client.call(call))
    assert len(played.seen) == 1
