"""What the judge objects to, what it lets pass, and where it stays silent."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from contract_tests.judge.derived import derived_faults
from contract_tests.judge.judge import Judge
from contract_tests.judge.values import value_faults
from contract_tests.target.target import Account, judge_for
from contract_tests.wire import Answer, Request, json_request

ACCOUNT = Account(1003, "secret_abc")
LIST = "/1003/products/7/combinations"
ITEM = LIST + "/9"
ONE: dict[str, Any] = {
    "id": 9,
    "combinationNumber": 1,
    "options": [{"name": "Size", "value": "L"}],
    "unlimited": False,
}


PRODUCT: dict[str, Any] = {
    "id": 7,
    "name": "Radish",
    "unlimited": False,
    "quantity": 0,
    "inStock": True,
    "created": "2026-01-01 00:00:00 +0000",
    "createTimestamp": 1767225600,
    "options": [{"name": "Size", "choices": [{"text": "S"}, {"text": "L"}], "defaultChoice": 1}],
    "defaultCombinationId": 9,
    "combinations": [{**ONE, "sku": "own", "quantity": 5, "inStock": True}],
}
SHARED = {**ONE, "quantity": 0}
PAGE: dict[str, Any] = {
    "total": 3,
    "count": 2,
    "offset": 1,
    "limit": 2,
    "items": [PRODUCT, {"id": 8, "name": "B"}],
}


def answer(status: int, body: object = None, **headers: str) -> Answer:
    sent = {
        "Content-Type": "application/json",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    return Answer(status, tuple(sent.items()), b"" if body is None else json.dumps(body).encode())


def ask(method: str, path: str, body: object = None, token: str | None = ACCOUNT.token) -> Request:
    return json_request(method, path, body, token=token)


def checks(request: Request, seen: Answer, *, strict: bool = True) -> set[str]:
    judge: Judge = judge_for((ACCOUNT,), strict=strict)
    return {fault.check for fault in judge.faults(request, seen)}


REFUSAL = {"errorMessage": "Wrong parameter", "errorCode": "WRONG_PARAMETER"}


@pytest.mark.parametrize(
    ("request_", "seen", "expected"),
    [
        (ask("GET", ITEM), answer(200, ONE), set()),
        (ask("GET", ITEM), answer(500, {"errorMessage": "x"}), {"not_a_server_error"}),
        (ask("GET", ITEM), answer(418, {"errorMessage": "x"}), {"status_documented"}),
        (ask("GET", ITEM), answer(415, {"errorMessage": "x"}), {"status_documented", "valid_accepted"}),
        (ask("GET", ITEM), answer(200, {**ONE, "price": None}), {"response_schema"}),
        (ask("GET", ITEM), answer(200, {**ONE, "unlimited": True, "quantity": 1}), {"response_value"}),
        (ask("GET", ITEM), answer(200, ONE, Content_Type="text/html"), {"content_type"}),
        (ask("GET", LIST), answer(200, [{**ONE, "id": 2}, {**ONE, "id": 1}]), {"response_value"}),
        (ask("GET", LIST), replace(answer(200), body=b"[" * 100_000), {"response_schema"}),
        (ask("GET", ITEM), answer(404, {"errorCode": "COMBINATION_NOT_FOUND"}), {"error_shape"}),
        (ask("GET", ITEM), answer(404, {"errorMessage": "x", "errorCode": "NO_SUCH_CODE"}), {"error_code"}),
        (ask("GET", ITEM), answer(404), set()),
        (ask("GET", ITEM, token=None), answer(200, ONE), {"auth"}),
        (ask("GET", ITEM, token="secret_of_others"), answer(404), {"auth"}),
        (ask("GET", ITEM), answer(403, {"errorMessage": "x"}), {"auth"}),
        (ask("GET", ITEM), answer(404, {"errorMessage": "no secret_abc"}), {"no_token_echo"}),
        (ask("GET", LIST + "/abc"), answer(404), {"strict_rejection"}),
        (ask("GET", LIST + "/abc"), answer(400, REFUSAL), set()),
        (ask("GET", LIST + "?lang=english"), answer(200, []), {"strict_rejection"}),
        (ask("PUT", ITEM, {"price": "1"}), answer(200, {"updateCount": 1}), {"strict_rejection"}),
        (ask("PUT", ITEM, {"price": "1"}), answer(404), {"strict_rejection"}),
        (ask("PUT", ITEM, {"price": "1"}), answer(400, REFUSAL), set()),
        (ask("PUT", ITEM, {"price": 1}), answer(400, REFUSAL), {"valid_accepted"}),
        (
            ask("PUT", ITEM, {"quantity": 1}),
            answer(400, {**REFUSAL, "errorCode": "DIFFERENT_COMBINATION_STOCK"}),
            set(),
        ),
        (ask("PATCH", ITEM, {}), answer(405, Allow="GET, PUT, DELETE"), set()),
        (ask("PATCH", ITEM, {}), answer(405), {"allow"}),
        (ask("PATCH", ITEM, {}), answer(405, Allow="GET"), {"allow"}),
        (ask("PATCH", ITEM, {}), answer(200, {}), {"unsupported_method"}),
        (ask("GET", "/1003/nothing"), answer(200, {}), {"unknown_path"}),
    ],
)
def test_verdict(request_: Request, seen: Answer, expected: set[str]) -> None:
    assert checks(request_, seen) == expected


def test_a_product_that_agrees_with_itself_passes() -> None:
    assert checks(ask("GET", "/1003/products/7"), answer(200, PRODUCT)) == set()
    assert checks(ask("GET", "/1003/products?offset=1&limit=2"), answer(200, PAGE)) == set()


@pytest.mark.parametrize(
    "changes",
    [
        {"inStock": False},
        {"quantity": 3, "combinations": [SHARED]},
        {"combinations": [{**SHARED, "unlimited": True}], "inStock": False},
        {"combinations": [SHARED]},
        {"combinations": [{**ONE, "sku": "own", "quantity": 0, "inStock": True}]},
        {"combinations": [], "inStock": False},
        {"combinations": [], "inStock": False, "defaultCombinationId": 8},
        {"defaultCombinationId": 8},
        {"options": [{"name": "Size", "choices": [{"text": "S"}, {"text": "L"}], "defaultChoice": 0}]},
        {"created": "2026-01-01T00:00:00Z"},
        {"createTimestamp": 1767225600000},
    ],
)
def test_a_product_that_contradicts_itself_is_found(changes: dict[str, Any]) -> None:
    product = {**PRODUCT, **changes}
    assert checks(ask("GET", "/1003/products/7"), answer(200, product)) == {"response_value"}


@pytest.mark.parametrize(
    "changes",
    [
        {"offset": 0},
        {"limit": 3},
        {"total": 4, "limit": 3},
        {"total": 2},
        {"count": 1, "items": [PRODUCT]},
        {"items": [PRODUCT, PRODUCT]},
    ],
)
def test_a_page_that_is_not_the_one_asked_for_is_found(changes: dict[str, Any]) -> None:
    request = ask("GET", "/1003/products?offset=1&limit=2")
    assert checks(request, answer(200, {**PAGE, **changes})) == {"response_value"}


def test_a_page_of_things_without_ids_is_read() -> None:
    page = {
        **PAGE,
        "total": 1,
        "count": 1,
        "offset": 0,
        "items": [{"name": "Rubus", "productsFilteredByBrandUrl": "u"}],
    }
    assert list(value_faults(page)) == []
    assert list(value_faults({**page, "count": 2})) == [
        "count 2, limit 2, but 1 items",
        "total 1 is less than count 2",
    ]


def test_an_order_is_held_to_only_where_it_was_asked_for() -> None:
    page = {**PAGE, "items": [{**PAGE["items"][0], "price": 2}, {**PAGE["items"][1], "price": 1}]}
    for query, found in (
        ("", set()),
        ("&sortBy=PRICE_DESC", set()),
        ("&sortBy=PRICE_ASC", {"response_value"}),
    ):
        assert checks(ask("GET", f"/1003/products?offset=1&limit=2{query}"), answer(200, page)) == found


def test_every_page_is_the_one_asked_for() -> None:
    page = {"total": 2, "count": 1, "offset": 1, "limit": 100, "items": [{"name": "Field"}]}
    assert checks(ask("GET", "/1003/brands?offset=1"), answer(200, page)) == set()
    for wrong in ({"limit": 50}, {"offset": 0}, {"total": 3}, {"count": 2}):
        assert checks(ask("GET", "/1003/brands?offset=1"), answer(200, {**page, **wrong})) == {
            "response_value"
        }


def test_chosen_fields_may_leave_out_required_ones() -> None:
    path = "/1003/products/7?responseFields=name"
    assert checks(ask("GET", path), answer(200, {"name": "Radish"})) == set()
    assert checks(ask("GET", path), answer(200, {"name": 7})) == {"response_schema"}


def test_profile_is_the_store_s_own() -> None:
    for store, found in ((ACCOUNT.store, set()), (ACCOUNT.store + 1, {"response_value"})):
        profile = {"generalInfo": {"storeId": store}}
        assert checks(ask("GET", "/1003/profile"), answer(200, profile)) == found


def test_a_search_has_an_order_of_its_own() -> None:
    page = {**PAGE, "items": PAGE["items"][::-1]}
    assert checks(ask("GET", "/1003/products?offset=1&limit=2&keyword=r"), answer(200, page)) == set()


@pytest.mark.parametrize(
    "body", [b'{"price": 1, "price": 2}', b'{"price": 1e999}', b'{"sku": "\\ud800"}', b"\xef\xbb\xbf{}"]
)
def test_silent_where_the_standard_is(body: bytes) -> None:
    request = Request(
        "PUT", ITEM, (("Authorization", "Bearer secret_abc"), ("Content-Type", "application/json")), body
    )
    assert checks(request, answer(200, {"updateCount": 1})) == set()
    assert checks(request, answer(400, REFUSAL)) == set()


def test_a_live_service_is_not_held_to_what_it_never_promised() -> None:
    late = ask("PUT", ITEM, {"price": "1"})
    assert checks(late, answer(404), strict=False) == set()
    assert checks(late, answer(200, {"updateCount": 1}), strict=False) == {"strict_rejection"}
    other_code = answer(404, {"errorMessage": "x", "errorCode": "NO_SUCH_CODE"})
    assert checks(ask("GET", ITEM), other_code, strict=False) == set()
    no_message = answer(404, {"errorCode": "COMBINATION_NOT_FOUND"})
    assert checks(ask("GET", ITEM), no_message, strict=False) == set()
    late_page = answer(200, {**PAGE, "total": 5, "limit": 3})
    assert checks(ask("GET", "/1003/products?offset=1&limit=3"), late_page, strict=False) == set()


@pytest.mark.parametrize("header", ['Token token="secret_abc"', "Basic c2VjcmV0"])
def test_another_scheme_does_not_hide_the_query_token(header: str) -> None:
    request = Request("GET", ITEM + "?token=secret_abc", (("Authorization", header),))
    assert checks(request, answer(200, ONE)) == set()
    assert checks(request, answer(403, {"errorMessage": "x"})) == {"auth"}


TWICE = b'{"id": 9, "combinationNumber": 1, "options": [], "unlimited": true, "unlimited": false}'


def test_a_name_that_stands_twice_is_broken_json() -> None:
    seen = Answer(200, (("Content-Type", "application/json"),), TWICE)
    assert checks(ask("GET", ITEM), seen) == {"response_schema"}


def test_an_integer_fits_its_format_without_bounds_too() -> None:
    category = {
        "id": 1,
        "parentId": 0,
        "name": "Roots",
        "enabled": True,
        "orderBy": 2**31 - 1,
        "productCount": 0,
    }
    assert not checks(ask("GET", "/1003/categories/1"), answer(200, category))
    assert checks(ask("GET", "/1003/categories/1"), answer(200, {**category, "orderBy": 2**31}))


IMAGE = {"id": "0", "isMain": True, "imageOriginalUrl": "https://a"}
WHOLE: dict[str, Any] = {
    "id": 7,
    "unlimited": True,
    "price": 15,
    "compareToPrice": 20,
    "compareToPriceDiscount": 5,
    "compareToPriceDiscountPercent": 25,
    "compareToPriceDiscountPercentFormatted": "25%",
    "defaultDisplayedPrice": 15,
    "defaultDisplayedPriceFormatted": "€15.00",
    "categoryIds": [1],
    "categories": [{"id": 1}],
    "options": [{"name": "Note", "type": "TEXTFIELD"}],
    "media": {"images": [IMAGE, {"id": "8", "isMain": False}]},
    "galleryImages": [{"id": 8}],
    "originalImageUrl": "https://a",
    "defaultCombinationId": 9,
    "combinations": [{"id": 9, "defaultDisplayedPrice": 15}],
}


@pytest.mark.parametrize(
    "changes",
    [
        {"compareToPriceDiscount": 6},
        {"compareToPriceDiscountPercent": 33, "compareToPriceDiscountPercentFormatted": "33%"},
        {"compareToPriceDiscountPercentFormatted": "25"},
        {"defaultDisplayedPriceFormatted": "€15.01"},
        {"defaultDisplayedPriceFormatted": "-€15.00"},
        {"categories": []},
        {"options": [{"name": "Note", "type": "TEXTFIELD", "choices": []}]},
        {"galleryImages": []},
        {"originalImageUrl": "https://b"},
        {"combinations": [{"id": 9, "defaultDisplayedPrice": 14}]},
        {"combinations": [{"id": 8, "price": 3, "priceFormatted": "4"}]},
    ],
)
def test_what_follows_from_other_fields_fits_them(changes: Any) -> None:
    assert not list(derived_faults(WHOLE))
    assert len(list(derived_faults({"items": [{**WHOLE, **changes}]}))) == 1


@pytest.mark.parametrize("text", ["15 USD", "€15", "15,00 €", "Rs.15.00", "15.000"])
def test_a_price_may_have_any_format(text: str) -> None:
    assert not list(derived_faults({**WHOLE, "defaultDisplayedPriceFormatted": text}))
