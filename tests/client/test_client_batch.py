"""`client.batch.run`: typed results call by call, carried out once, and nothing in it that could be applied twice."""

from __future__ import annotations

from typing import Any

import pytest
from client_support import FakeClock, SubjectFactory
from ecwid_api.api.batch import get_batch
from ecwid_api.api.combinations import create_combination, list_combinations, upload_combination_image
from ecwid_api.api.products import adjust_product_inventory, create_product, get_product, update_product
from ecwid_client import (
    BatchPendingError,
    CombinationCreate,
    ConflictError,
    EcwidError,
    InventoryAdjustment,
    NotFoundError,
    OptionValue,
    OutcomeUnknownError,
    ProductCreate,
    ProductUpdate,
    TransportError,
    UnexpectedResponseError,
)
from ecwid_mock import Behaviour, Fault, Mock

STORE, PRODUCT = 4870020, 37208339
TOKEN = "secret_demo"
PRICED = update_product.call(STORE, PRODUCT, body=ProductUpdate(price=9.5))
READ = get_product.call(STORE, PRODUCT, lang="en")
MISSING = get_product.call(STORE, 5)


@pytest.fixture
def mock() -> Any:
    with Mock() as mock:
        yield mock


@pytest.fixture
def clock(mock: Mock) -> FakeClock:
    """Time that passes for client and mock alike."""

    class Shared(FakeClock):
        def sleep(self, seconds: float) -> Any:
            mock.clock.advance(seconds)
            return super().sleep(seconds)

    return Shared()


@pytest.fixture
def subject(make: SubjectFactory, mock: Mock, clock: FakeClock) -> Any:
    return make(mock.transport(), token=TOKEN, clock=clock.clock())


def run(subject: Any, calls: list[Any], **settings: Any) -> list[Any]:
    results: list[Any] = subject.do(lambda client: client.batch.run(calls, **settings))
    return results


def test_each_call_has_its_typed_value(subject: Any) -> None:
    combination = CombinationCreate(options=[OptionValue("Size", "Huge")], sku="R-HUGE")
    creating = create_combination.call(STORE, PRODUCT, body=combination)
    changed, made, read = run(subject, [PRICED, creating, READ])
    assert changed.value.update_count == 1
    assert read.value.price == 9.5
    assert made.value.id in [each.id for each in read.value.combinations]
    assert [result.status_code for result in (changed, made, read)] == [200, 200, 200]


def test_a_failure_is_the_exception_of_its_call(subject: Any) -> None:
    """The same that the call would have raised; what came behind it was not carried out."""
    done, failed, left = run(subject, [PRICED, MISSING, READ])
    assert done.error is None
    assert isinstance(failed.error, NotFoundError)
    assert (failed.error.error_code, failed.error.operation_id) == ("PRODUCT_NOT_FOUND", "getProduct")
    with pytest.raises(NotFoundError):
        _ = failed.value
    assert isinstance(left.error, TransportError)
    assert (left.error.sent, left.status_code) == (False, None)


def test_a_batch_can_go_on_after_a_failure(subject: Any) -> None:
    results = run(subject, [MISSING, PRICED], stop_on_first_failure=False)
    assert [result.error is None for result in results] == [False, True]


@pytest.mark.parametrize(
    ("call", "why"),
    [
        (
            adjust_product_inventory.call(STORE, PRODUCT, body=InventoryAdjustment(-1)),
            "must not be done twice",
        ),
        (upload_combination_image.call(STORE, PRODUCT, 1, body=b"x"), "by its address"),
        (get_product.call(STORE + 1, PRODUCT), "another store"),
        (create_product.call(STORE, body=ProductCreate(name="A")), "must not be done twice"),
        (get_batch.call(STORE, ticket="a"), "cannot stand in one"),
    ],
)
def test_what_cannot_stand_in_a_batch_is_refused(subject: Any, mock: Mock, call: Any, why: str) -> None:
    with pytest.raises(ValueError, match=f"^call 1: {call.operation.id} .*{why}"):
        run(subject, [PRICED, call])
    assert len(mock.journal) == 0


@pytest.mark.parametrize("count", [0, 501])
def test_a_batch_has_1_to_500_calls(subject: Any, count: int) -> None:
    with pytest.raises(ValueError, match=f"1 to 500 calls, not {count}"):
        run(subject, [PRICED] * count)


def test_an_image_goes_by_its_address(subject: Any) -> None:
    call = upload_combination_image.call(STORE, PRODUCT, 7084076, external_url="https://a.example/b c?d=e&f")
    results = run(subject, [call, list_combinations.call(STORE, PRODUCT)])
    assert results[0].value.id
    images = {each.id: each.original_image_url for each in results[1].value}
    assert (
        images[7084076] == "https://a.example/b%20c?d=e&f" or images[7084076] == "https://a.example/b c?d=e&f"
    )


@pytest.mark.parametrize("fault", [{"status": 502}, {"close": "rst"}])
def test_a_lost_answer_does_not_carry_it_out_twice(subject: Any, mock: Mock, fault: dict[str, Any]) -> None:
    mock.add_fault(Fault(operation="createBatch", times=1, stage="after_commit", **fault))
    combination = CombinationCreate(options=[OptionValue("Size", "Huge")], sku="R-HUGE")
    (made,) = run(subject, [create_combination.call(STORE, PRODUCT, body=combination)])
    assert made.value.id
    assert len(mock.journal.of("createBatch")) == 2
    assert len(mock.journal.of("createCombination")) == 1


def test_a_batch_that_takes_longer_is_taken_up_again(subject: Any, mock: Mock, clock: FakeClock) -> None:
    mock.behaviour = Behaviour(batch_request_s=20)
    with pytest.raises(BatchPendingError, match="1 of 2 requests have ended after 10 s") as caught:
        run(subject, [PRICED, READ], deduplication_key="mine", wait=10)
    assert caught.value.ticket
    assert "deduplication_key='mine'" in caught.value.__notes__[0]
    assert max(clock.slept) <= 5
    results = run(subject, [PRICED, READ], deduplication_key="mine")
    assert results[1].value.price == 9.5
    assert len(mock.journal.of("updateProduct")) == 1


@pytest.mark.parametrize("calls", [[MISSING], [MISSING, READ], [READ, PRICED], [PRICED, READ, READ]])
def test_a_key_used_for_other_calls_is_refused(subject: Any, mock: Mock, calls: list[Any]) -> None:
    """The service answers with the earlier batch; its results are not those of the new calls."""
    run(subject, [PRICED, PRICED], deduplication_key="mine")
    with pytest.raises(ValueError, match="'mine' belongs to an earlier batch with other calls"):
        run(subject, calls, deduplication_key="mine")
    assert len(mock.journal.of("getProduct")) == 0


def test_the_results_of_a_key_follow_the_calls_and_not_their_places(subject: Any) -> None:
    run(subject, [PRICED, READ, PRICED], deduplication_key="mine")
    first, second, read = run(subject, [PRICED, PRICED, READ], deduplication_key="mine")
    assert (first.value.update_count, second.value.update_count, read.value.price) == (1, 1, 9.5)


@pytest.mark.parametrize(
    ("calls", "wrong", "kind"),
    [
        ([PRICED], {"wait": "x"}, ValueError),
        ([PRICED], {"wait": -1}, ValueError),
        ([PRICED], {"wait": float("nan")}, ValueError),
        ([PRICED], {"deduplication_key": 5}, ValueError),
        ([PRICED, "x"], {}, TypeError),
        (5, {}, TypeError),
    ],
)
def test_a_wrong_argument_is_refused_before_anything_is_sent(
    subject: Any, mock: Mock, calls: Any, wrong: dict[str, Any], kind: Any
) -> None:
    with pytest.raises(kind, match="|".join(wrong) or "call 1|int"):
        run(subject, calls, **wrong)
    assert len(mock.journal) == 0


def test_an_error_on_the_way_says_how_to_go_on(subject: Any, mock: Mock) -> None:
    mock.add_fault(Fault(operation="getBatch", status=500))
    with pytest.raises(EcwidError) as caught:
        run(subject, [PRICED])
    assert "deduplication_key=" in caught.value.__notes__[0]


def test_a_creation_that_failed_with_5xx_is_of_unknown_outcome(subject: Any, mock: Mock) -> None:
    mock.add_fault(Fault(operation="createCombination", stage="after_commit", status=500))
    creating = create_combination.call(
        STORE, PRODUCT, body=CombinationCreate(options=[OptionValue("Size", "X")])
    )
    (result,) = run(subject, [creating])
    assert isinstance(result.error, OutcomeUnknownError)


def test_the_services_own_repeat_of_a_creation_shows_as_a_conflict(subject: Any, mock: Mock) -> None:
    """With `stop_on_first_failure=False` the service repeats what failed with 5xx."""
    mock.add_fault(Fault(operation="createCombination", times=1, stage="after_commit", status=500))
    creating = create_combination.call(
        STORE, PRODUCT, body=CombinationCreate(options=[OptionValue("Size", "X")])
    )
    (result,) = run(subject, [creating], stop_on_first_failure=False)
    assert isinstance(result.error, ConflictError)
    assert result.error.applied is None


def test_an_answer_that_breaks_the_contract_is_the_calls_own_error(subject: Any, mock: Mock) -> None:
    mock.add_fault(Fault(operation="getProduct", malformed_json=True, stage="after_commit"))
    (result,) = run(subject, [READ])
    assert isinstance(result.error, UnexpectedResponseError)
    assert result.error.operation_id == "getProduct"
