"""What the witness calls a contradiction, and what a write may change."""

from __future__ import annotations

import json
from typing import Any

import pytest

from contract_tests.contract.reader import the_contract
from contract_tests.judge.witness import Witness
from contract_tests.wire import Answer, Request, json_request

PRODUCT = "/1003/products/7"
ITEM = PRODUCT + "/combinations/9"
SIBLING: dict[str, Any] = {"id": 8, "sku": "s", "price": 2, "quantity": 1, "unlimited": False}
SHARED: dict[str, Any] = {"id": 9, "price": 1, "quantity": 5, "unlimited": False, "imageUrl": "http://a"}
SHOWN: dict[str, Any] = {
    "id": 7,
    "name": "Radish",
    "enabled": True,
    "quantity": 5,
    "updateTimestamp": 20,
    "combinations": [SIBLING, SHARED],
}


def tell(
    witness: Witness,
    method: str,
    path: str,
    said: Any,
    body: Any = None,
    status: int = 200,
    date: str = "",
) -> list[str]:
    request = json_request(method, path, body, token="secret_abc")
    return witness.problems(request, Answer(status, (("Date", date),), json.dumps(said).encode()))


@pytest.fixture
def witness() -> Witness:
    """It saw a product and two combinations being made, and all of them shown."""
    made = Witness(the_contract())
    assert not tell(made, "POST", "/1003/products", {"id": 7}, {"name": "Radish"})
    for id_ in (8, 9):
        assert not tell(made, "POST", PRODUCT + "/combinations", {"id": id_}, {"options": []})
    assert not tell(made, "GET", PRODUCT, SHOWN)
    return made


def shown(**changes: Any) -> dict[str, Any]:
    """The product with something changed in it, or (`one`) in its last combination."""
    one = {**SHARED, **changes.pop("one", {})}
    return {**SHOWN, "combinations": [SIBLING, one], **changes}


@pytest.mark.parametrize(
    "now",
    [
        shown(one={"price": 3}),
        shown(one={"imageUrl": "https://a"}),
        shown(one={"weight": 0}),
        shown(enabled=False),
        shown(updateTimestamp=19),
        shown(combinations=[SIBLING]),
        shown(combinations=[SIBLING, SHARED, {"id": 10}]),
    ],
)
def test_reads_that_differ_without_a_write(witness: Witness, now: Any) -> None:
    assert tell(witness, "GET", PRODUCT, now)


def test_every_view_is_compared_with_every_other(witness: Witness) -> None:
    other = {**SHARED, "price": 3}
    assert not tell(witness, "GET", ITEM, SHARED)
    assert not tell(witness, "GET", PRODUCT + "/combinations", [SIBLING, SHARED])
    assert not tell(witness, "GET", "/1003/products", {"items": [SHOWN]})
    assert tell(witness, "GET", "/1003/products", {"items": [shown(one={"price": 3})]})
    assert tell(witness, "GET", PRODUCT + "/combinations", [SIBLING, SHARED])
    assert tell(witness, "GET", ITEM, other)


WRITES: list[tuple[str, str, Any, Any, Any]] = [
    ("PUT", ITEM, {"price": 3}, shown(one={"price": 3}), shown(one={"weight": 3})),
    ("PUT", ITEM, {"sku": "n"}, shown(one={"sku": "n", "quantity": 1}), shown(one={"price": 3})),
    ("PUT", ITEM + "/inventory", {"quantityDelta": 1}, shown(one={"quantity": 6}), shown(quantity=6)),
    ("POST", ITEM + "/image", None, shown(one={"imageUrl": "http://b"}), shown(one={"price": 3})),
    ("DELETE", ITEM + "/image", None, shown(updateTimestamp=21), shown(name="Beet")),
    ("DELETE", ITEM, None, shown(combinations=[SIBLING]), SHOWN),
    ("DELETE", PRODUCT + "/combinations", None, shown(combinations=[]), shown(combinations=[SIBLING])),
    ("PUT", PRODUCT, {"name": "Beet"}, shown(name="Beet"), shown(enabled=False)),
    ("PUT", PRODUCT, {"media": {"images": []}}, shown(galleryImages=[]), shown(files=[], name="Beet")),
    (
        "PUT",
        PRODUCT + "/inventory",
        {"quantityDelta": 1},
        shown(quantity=6, one={"quantity": 6}),
        shown(combinations=[{**SIBLING, "quantity": 6}, SHARED]),
    ),
]


@pytest.mark.parametrize(("method", "path", "body", "right", "wrong"), WRITES)
@pytest.mark.parametrize("is_right", [True, False])
def test_a_write_changes_what_it_names(
    witness: Witness, method: str, path: str, body: Any, right: Any, wrong: Any, is_right: bool
) -> None:
    assert not tell(witness, method, path, {"updateCount": 1}, body)
    assert (not tell(witness, "GET", PRODUCT, right if is_right else wrong)) is is_right


@pytest.mark.parametrize(("method", "path", "body", "right", "_"), WRITES)
def test_a_refused_write_changes_nothing(
    witness: Witness, method: str, path: str, body: Any, right: Any, _: Any
) -> None:
    assert not tell(witness, method, path, {}, body, 400)
    assert not tell(witness, "GET", PRODUCT, SHOWN)
    assert tell(witness, "GET", PRODUCT, right) or right["updateTimestamp"] == 21


def test_what_is_alive_is_found_and_what_is_deleted_is_not(witness: Witness) -> None:
    assert tell(witness, "GET", ITEM, {}, status=404)
    assert not tell(witness, "DELETE", PRODUCT, {"deleteCount": 1})
    assert not tell(witness, "GET", ITEM, {}, status=404)
    assert tell(witness, "GET", ITEM, SHARED)
    assert tell(witness, "GET", "/1003/products", {"items": [SHOWN]})
    assert tell(witness, "POST", "/1003/products", {"id": 7}, {"name": "Again"})


def test_what_it_did_not_see_being_made_is_none_of_its_business(witness: Witness) -> None:
    for name in ("A", "B"):
        assert not tell(witness, "GET", "/1003/products/6", {**SHOWN, "id": 6, "name": name})
        assert not tell(witness, "GET", "/1003/products", {"items": [{"id": 6, "name": name}, SHOWN]})


def test_texts_may_differ_in_another_language_but_numbers_may_not(witness: Witness) -> None:
    assert not tell(witness, "GET", PRODUCT + "?lang=nl", shown(name="Radijs"))
    assert not tell(witness, "GET", PRODUCT, SHOWN)
    assert tell(witness, "GET", PRODUCT + "?lang=nl", shown(one={"price": 3}))


def test_after_an_answer_that_leaves_it_open_anything_may_be_shown(witness: Witness) -> None:
    assert not tell(witness, "PUT", ITEM, {}, {"price": 3}, 500)
    assert not tell(witness, "GET", PRODUCT, shown(one={"price": 3}, name="Beet"))


@pytest.mark.parametrize("path", ["/1003/batch", PRODUCT + "?saveCombinations=true"])
def test_after_a_write_of_many_things_anything_may_be_shown(witness: Witness, path: str) -> None:
    method = "POST" if path.endswith("batch") else "PUT"
    assert not tell(witness, method, path, {"ticket": "t"}, {"combinations": []})
    assert not tell(witness, "GET", PRODUCT, shown(one={"price": 3, "id": 10}, name="Beet"))


def test_paths_that_name_nothing_are_passed_over(witness: Witness) -> None:
    assert not witness.problems(Request("GET", "/1003/products/abc"), Answer(400))
    assert not witness.problems(Request("GET", "/nowhere"), Answer(404))


@pytest.mark.parametrize(
    ("method", "path", "said", "body", "updated", "wrong"),
    [
        ("PUT", PRODUCT, {"updateCount": 1}, {"price": 2}, 49, True),
        ("PUT", PRODUCT, {"updateCount": 1}, {"price": 2}, 50, False),
        ("PUT", PRODUCT, {"updateCount": 1}, {}, 49, False),
        ("PUT", ITEM, {"updateCount": 1}, {"price": 2}, 49, True),
        ("PUT", ITEM + "/inventory", {"updateCount": 1}, {"quantityDelta": 1}, 49, True),
        ("PUT", ITEM + "/inventory", {"updateCount": 0}, {"quantityDelta": 1}, 49, False),
        ("DELETE", ITEM, {"deleteCount": 1}, None, 49, True),
    ],
)
def test_a_change_of_a_product_is_dated(
    witness: Witness, method: str, path: str, said: Any, body: Any, updated: int, wrong: bool
) -> None:
    """By the server's own clock, which says 60; some seconds may pass until it dates its answer."""
    assert not tell(witness, method, path, said, body, date="Thu, 01 Jan 1970 00:01:00 GMT")
    now = shown(updateTimestamp=updated, combinations=[SIBLING] if method == "DELETE" else [SIBLING, SHARED])
    assert bool(tell(witness, "GET", PRODUCT, now)) == wrong


@pytest.mark.parametrize(
    ("second", "is_right"), [(1767225600, True), (1767225611, False), (1767225589, False)]
)
def test_a_product_was_created_when_it_was_made(witness: Witness, second: int, is_right: bool) -> None:
    made = "Thu, 01 Jan 2026 00:00:00 GMT"
    assert not tell(witness, "POST", "/1003/products", {"id": 5}, {"name": "Beet"}, date=made)
    problems = tell(witness, "GET", "/1003/products/5", {"id": 5, "createTimestamp": second})
    assert (not problems) is is_right
