"""Defects of searches by filters: what of the question is overlooked, and in what order the products come."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode

from contract_tests.mutants.registry import STATE, Call, changed, defect, value_of
from contract_tests.mutants.server.common import asked_otherwise, only, with_items
from contract_tests.wire import Answer

SEARCH = "listProducts"


def asked(call: Call) -> dict[str, str]:
    return dict(parse_qsl(call.request.query, keep_blank_values=True))


def asked_besides(call: Call, **more: str) -> Answer:
    """With further parameters, where the request has others of its own for them."""
    return call.with_target(f"{call.request.path}?{urlencode({**asked(call), **more})}")


def _overlooked(id_: str, name: str, what: str = "") -> None:
    @defect(id_, STATE, what or f"a search overlooks {name}", SEARCH)
    def _(call: Call) -> Answer:
        return asked_otherwise(call, name, lambda _: "")


for _number, _name in enumerate(
    (
        "createdTo",
        "enabledManualTaxes",
        "externalReferenceId",
        "includeProductsFromSubcategories",
        "inventory",
        "isGiftCard",
        "onsale",
        "priceTo",
        "taxClassCodes",
        "discountsAllowed",
        "isCustomerSetPrice",
        "visibleInStorefront",
        "cleanUrls",
        "baseUrl",
        "slugsWithoutIds",
        "lang",
    ),
    start=1,
):
    _overlooked(f"F{_number:02}", _name)


def _misread(id_: str, what: str, name: str, change: Callable[[str], str]) -> None:
    @defect(id_, STATE, what, SEARCH)
    def _(call: Call) -> Answer:
        return asked_otherwise(call, name, change)


_misread("F21", "of several categories only the first counts", "categories", lambda t: t.partition(",")[0])
_misread("F22", "of several ids only the first counts", "productId", lambda t: t.partition(",")[0])
_misread("F23", "the front page is no category", "category", lambda text: "" if text == "0" else text)
_misread("F24", "enabled=false finds all", "enabled", lambda text: "" if text == "false" else text)
_misread("F25", "onsale=notonsale finds all", "onsale", lambda text: "" if text == "notonsale" else text)
_misread(
    "F26", "NAME_DESC sorts as NAME_ASC does", "sortBy", lambda text: text.replace("NAME_DESC", "NAME_ASC")
)


@defect("F28", STATE, "of several options only the first counts", SEARCH)
def _(call: Call) -> Answer:
    names = [name for name in asked(call) if name.startswith("option_")]
    kept = {name: text for name, text in asked(call).items() if name not in names[1:]}
    return call.with_target(f"{call.request.path}?{urlencode(kept)}") if names[1:] else call.passed()


@defect("F29", STATE, "of several values of an option only the first counts", SEARCH)
def _(call: Call) -> Answer:
    first = {
        name: text.partition(",")[0] if name.startswith("option_") else text
        for name, text in asked(call).items()
    }
    return call.with_target(f"{call.request.path}?{urlencode(first)}") if first else call.passed()


@defect("F30", STATE, "an attribute is not looked for", SEARCH)
def _(call: Call) -> Answer:
    kept = {name: text for name, text in asked(call).items() if not name.startswith("attribute_")}
    if kept == asked(call):
        return call.passed()
    return call.with_target(f"{call.request.path}?{urlencode(kept)}")


@defect("F31", STATE, "the least price itself is not found", SEARCH)
def _(call: Call) -> Answer:
    least = asked(call).get("priceFrom")
    answer = call.passed()
    return only(answer, lambda product: product.get("price") != float(least)) if least else answer


@defect("F32", STATE, "stock of combinations does not count", SEARCH)
def _(call: Call) -> Answer:
    answer = call.passed()
    if asked(call).get("inStock") != "true":
        return answer
    return only(answer, lambda product: product["unlimited"] or product["quantity"] > 0)


@defect("F33", STATE, "below a category its subcategories count by themselves", SEARCH)
def _(call: Call) -> Answer:
    if not asked(call).keys() & {"category", "categories"}:
        return call.passed()
    return asked_besides(call, includeProductsFromSubcategories="true")


@defect("F34", STATE, "beside ids other filters count too", SEARCH)
def _(call: Call) -> Answer:
    answer, enabled = call.passed(), asked(call).get("enabled")
    if "productId" not in asked(call) or enabled is None:
        return answer
    return only(answer, lambda product: product["enabled"] == (enabled == "true"))


@defect("F35", STATE, "a search by an id of a POS does not know combinations", SEARCH)
def _(call: Call) -> Answer:
    answer, wanted = call.passed(), asked(call).get("externalReferenceId")
    return only(answer, lambda p: p.get("externalReferenceId") == wanted) if wanted else answer


def _reordered(answer: Answer, order: Callable[[list[Any]], list[Any]]) -> Answer:
    return with_items(answer, order(value_of(answer)["items"])) if answer.status == 200 else answer


@defect("F36", STATE, "prices are sorted as texts", SEARCH)
def _(call: Call) -> Answer:
    answer = call.passed()
    if asked(call).get("sortBy") != "PRICE_ASC":
        return answer
    return _reordered(answer, lambda items: sorted(items, key=lambda product: str(product["price"])))


@defect("F37", STATE, "what is sorted is the page, not what is found", SEARCH)
def _(call: Call) -> Answer:
    if asked(call).get("sortBy") != "PRICE_DESC":
        return call.passed()
    answer = asked_besides(call, sortBy="ADDED_TIME_ASC")
    return _reordered(answer, lambda items: sorted(items, key=lambda product: -product["price"]))


@defect("F38", STATE, "total counts what is left behind the offset", SEARCH)
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200:
        return answer
    page = value_of(answer)
    return changed(answer, total=max(0, page["total"] - page["offset"]))


@defect("F40", STATE, "a keyword is not looked for in names of categories and options", SEARCH)
def _(call: Call) -> Answer:
    answer, word = call.passed(), asked(call).get("keyword", "").rstrip("*").casefold()
    if not word or "sku" in asked(call):
        return answer

    def shows(product: dict[str, Any]) -> bool:
        known = {name: product.get(name) for name in ("name", "sku", "description", "attributes")}
        skus = [combination.get("sku") for combination in product["combinations"]]
        return word in str((known, skus)).casefold()

    return only(answer, shows)


@defect("F42", STATE, "what stands in the fields of an answer leaves out the page's own", SEARCH)
def _(call: Call) -> Answer:
    answer = call.passed()
    return changed(answer, limit=...) if "responseFields" in call.request.query else answer
