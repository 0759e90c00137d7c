"""Defects of a product's fields, and of what its writes are asked besides."""

from __future__ import annotations

from typing import Any

from contract_tests.mutants.registry import STATE, Call, changed, defect, value_of
from contract_tests.mutants.server.common import OF_PRODUCTS, asked_otherwise, product
from contract_tests.mutants.server.filters import asked_besides
from contract_tests.mutants.server.media import each_product
from contract_tests.wire import Answer

SHOWS = ("getProduct", "listProducts")


def _lost(id_: str, name: str, *operations: str) -> None:
    @defect(id_, STATE, f"{name} is lost", *(operations or OF_PRODUCTS))
    def _(call: Call) -> Answer:
        return call.with_body(**{name: ...}) if call.body.get(name) not in (None, ...) else call.passed()


_lost("P01", "subtitle")
_lost("P02", "ribbon", "updateProduct")
_lost("P03", "tax", "updateProduct")
_lost("P04", "shipping")
_lost("P05", "showOnFrontpage", "createProduct")
_lost("P06", "seoDescriptionTranslated")
_lost("P07", "defaultCategoryId")


@defect("P08", STATE, "a creation shows no item", "createProduct")
def _(call: Call) -> Answer:
    return asked_otherwise(call, "returnItem", lambda _: "")


@defect("P09", STATE, "combinations of a new product are lost", "createProduct")
def _(call: Call) -> Answer:
    return asked_otherwise(call, "saveCombinations", lambda _: "")


@defect("P10", STATE, "combinations of a product are always written", *OF_PRODUCTS)
def _(call: Call) -> Answer:
    return asked_besides(call, saveCombinations="true") if "combinations" in call.body else call.passed()


@defect("P11", STATE, "categories of an update are added to those before", "updateProduct")
def _(call: Call) -> Answer:
    sent = call.body.get("categoryIds")
    if not isinstance(sent, list):
        return call.passed()
    before = product(call).get("categoryIds", [])
    return call.with_body(categoryIds=[*before, *(each for each in sent if each not in before)])


@defect("P12", STATE, "related products are lost", *OF_PRODUCTS)
def _(call: Call) -> Answer:
    sent = call.body.get("relatedProducts")
    if not isinstance(sent, dict) or not sent.get("productIds"):
        return call.passed()
    return call.with_body(relatedProducts={**sent, "productIds": []})


@defect("P13", STATE, "the texts for search engines change places", "updateProduct")
def _(call: Call) -> Answer:
    title, description = call.body.get("seoTitle"), call.body.get("seoDescription")
    if not isinstance(title, str) or not isinstance(description, str):
        return call.passed()
    return call.with_body(seoTitle=description, seoDescription=title)


@defect("P14", STATE, "a product without categories has no list of them", *SHOWS)
def _(call: Call) -> Answer:
    return each_product(call.passed(), lambda p: p if p.get("categoryIds") else {**p, "categoryIds": ...})


@defect("P15", STATE, "colours of swatches are lost", *OF_PRODUCTS)
def _(call: Call) -> Answer:
    sent = call.body.get("options")
    if not isinstance(sent, list) or not all(
        isinstance(o, dict) and isinstance(o.get("choices", []), list) for o in sent
    ):
        return call.passed()

    def plain(choice: Any) -> Any:
        return {k: v for k, v in choice.items() if k != "hexCodes"} if isinstance(choice, dict) else choice

    return call.with_body(
        options=[
            {**o, "choices": [plain(c) for c in o["choices"]]} if isinstance(o.get("choices"), list) else o
            for o in sent
        ]
    )


@defect("P16", STATE, "a discount of the displayed price is 0", *SHOWS)
def _(call: Call) -> Answer:
    name = "defaultDisplayedCompareToPriceDiscount"
    return each_product(call.passed(), lambda p: {**p, name: 0} if name in p else p)


@defect("P18", STATE, "a product names the categories it was in", "deleteCategory", *SHOWS)
def _(call: Call) -> Answer:
    gone = call.memory.setdefault("gone", {})
    if call.operation == "deleteCategory":
        path = f"/{call.ids['storeId']}/categories/{call.ids['categoryId']}"
        before = value_of(call.besides("GET", path)) or {}
        answer = call.passed()
        if answer.status == 200:
            for id_ in before.get("productIds", ()):
                gone.setdefault(id_, []).append(before["id"])
        return answer
    return each_product(
        call.passed(), lambda p: {**p, "categoryIds": [*p.get("categoryIds", ()), *gone.get(p["id"], ())]}
    )


@defect("P19", STATE, "an update says nothing of the item", "updateProduct")
def _(call: Call) -> Answer:
    answer = call.passed()
    return changed(answer, item=...) if answer.status == 200 else answer


@defect("P20", STATE, "null empties a googleProductCategory no more", "updateProduct")
def _(call: Call) -> Answer:
    name = "googleProductCategory"
    return call.with_body(**{name: ...}) if name in call.body and call.body[name] is None else call.passed()
