"""Defects of a product's fields, and of what its writes are asked besides."""

from __future__ import annotations

from typing import Any

from contract_tests.mutants.registry import STATE, Call, seed
from contract_tests.mutants.server.common import (
    Kept,
    Object,
    always_asked,
    each,
    each_item,
    is_null,
    lost,
    objects,
    overlooks,
    remembering,
    rewritten,
    sends,
    sent,
    shows,
    when,
    without,
)
from contract_tests.wire import Answer


def _is_set(value: Any) -> bool:
    return value is not None


def _texts_change_places(body: Object) -> Object:
    title, description = body.get("seoTitle"), body.get("seoDescription")
    if not isinstance(title, str) or not isinstance(description, str):
        return {}
    return {"seoTitle": description, "seoDescription": title}


def _without_colours(option: Object) -> Object:
    choices = [without(c, "hexCodes") if isinstance(c, dict) else c for c in option.get("choices", ())]
    return {**option, "choices": choices} if "choices" in option else option


def _are_options(value: Any) -> bool:
    return value == [] or all(
        isinstance(o.get("choices", []), list) for o in objects(value) or ({"choices": 0},)
    )


def _more_categories(call: Call) -> Answer:
    before, sent = call.shown_product().get("categoryIds", []), call.body["categoryIds"]
    return call.with_body(categoryIds=[*before, *(id_ for id_ in sent if id_ not in before)])


def _was_in(call: Call) -> Kept:
    category = call.seen(f"{call.store}/categories/{call.ids['categoryId']}")
    return {(category["id"], id_): True for id_ in category.get("productIds", ())}


def _with_former_categories(_: Call, answer: Answer, kept: Kept) -> Answer:
    return each(
        answer,
        {"items"},
        lambda p: {"categoryIds": [*p.get("categoryIds", ()), *(c for c, id_ in kept if id_ == p["id"])]},
    )


DEFECTS = {
    "P01 productWrites: subtitle is lost": lost("subtitle", _is_set),
    "P02 updateProduct: ribbon is lost": lost("ribbon", _is_set),
    "P03 updateProduct: tax is lost": lost("tax", _is_set),
    "P04 productWrites: shipping is lost": lost("shipping", _is_set),
    "P05 createProduct: showOnFrontpage is lost": lost("showOnFrontpage", _is_set),
    "P06 productWrites: seoDescriptionTranslated is lost": lost("seoDescriptionTranslated", _is_set),
    "P07 productWrites: defaultCategoryId is lost": lost("defaultCategoryId", _is_set),
    "P08 createProduct: a creation shows no item": overlooks("returnItem"),
    "P09 createProduct: combinations of a new product are lost": overlooks("saveCombinations"),
    "P10 productWrites: combinations of a product are always written": when(
        sends("combinations"), always_asked(saveCombinations="true")
    ),
    "P11 updateProduct: categories of an update are added to those before": when(
        lambda call: isinstance(call.body.get("categoryIds"), list), _more_categories
    ),
    "P12 productWrites: related products are lost": sent(
        "relatedProducts",
        lambda v: isinstance(v, dict) and v.get("productIds"),
        to=lambda related: {**related, "productIds": []},
    ),
    "P13 updateProduct: the texts for search engines change places": rewritten(_texts_change_places),
    "P14 productReads: a product without categories has no list of them": each_item(
        lambda p: {} if p.get("categoryIds") else {"categoryIds": ...}
    ),
    "P15 productWrites: colours of swatches are lost": sent(
        "options", _are_options, to=lambda options: [_without_colours(option) for option in options]
    ),
    "P16 productReads: a discount of the displayed price is 0": each_item(
        defaultDisplayedCompareToPriceDiscount=lambda _: 0
    ),
    "P18 deleteCategory productReads: a product names the categories it was in": remembering(
        "deleteCategory", _was_in, _with_former_categories
    ),
    "P19 updateProduct: an update says nothing of the item": shows(item=...),
    "P20 updateProduct: null empties a googleProductCategory no more": lost("googleProductCategory", is_null),
}

seed(STATE, DEFECTS)
