"""Defects of searches: what of the question is overlooked, what is found, in what order, on which page."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from contract_tests.mutants.registry import STATE, Call, Spoil, defect, seed, value_of
from contract_tests.mutants.server.common import (
    Kept,
    Object,
    always_asked,
    asked_as,
    asks,
    changed,
    finds_only,
    json,
    on,
    overlooks,
    products,
    remembering,
    shows,
    turned,
    when,
    with_items,
)
from contract_tests.wire import Answer

Asked = dict[str, str]
PARAMETERS = (
    *("createdTo", "enabledManualTaxes", "externalReferenceId", "includeProductsFromSubcategories"),
    *("inventory", "isGiftCard", "onsale", "priceTo", "taxClassCodes", "discountsAllowed"),
    *("isCustomerSetPrice", "visibleInStorefront", "cleanUrls", "baseUrl", "slugsWithoutIds", "lang"),
)


def _texts(product: Object, *names: str) -> list[str]:
    return [product.get(name, "") for name in names]


def _skus(product: Object) -> list[str]:
    return [owner.get("sku", "") for owner in product["combinations"]]


def _is_keyword(asked: Asked) -> bool:
    return "keyword" in asked and "sku" not in asked


def _word(asked: Asked) -> str:
    return asked["keyword"].casefold().rstrip("*")


def _stands_in(word: str, texts: list[str]) -> bool:
    return any(word in text.casefold() for text in texts)


def _shows_word(product: Object, asked: Asked) -> bool:
    known = {name: product.get(name) for name in ("name", "sku", "description", "attributes")}
    return _word(asked) in str((known, [c.get("sku") for c in product["combinations"]])).casefold()


def _also_found(matches: Callable[[str, str], bool]) -> Spoil:
    """What a search by SKU finds, or, if that is nothing, the first product with one that matches."""

    def spoil(call: Call) -> Answer:
        answer, sku = call.passed(), call.asked.get("sku")
        if answer.status != 200 or not sku or value_of(answer)["total"]:
            return answer
        for path in products(call):
            product = call.seen(path)
            if any(matches(own, sku) for own in (product.get("sku", ""), *_skus(product)) if own):
                return with_items(answer, [product], total=1)
        return answer

    return spoil


def _also_found_before(by: str, look: Callable[[Call], Object]) -> Spoil:
    """By an SKU that nothing has any more, the product is found that had it."""

    def show(call: Call, answer: Answer, kept: Kept) -> Answer:
        had = kept.get(call.asked.get("sku"))
        if answer.status != 200 or value_of(answer)["total"] or not had:
            return answer
        product = had if isinstance(had, dict) else call.seen(had)
        return with_items(answer, [product], total=1) if product else answer

    return remembering(by, look, show)


def _deleted_product(call: Call) -> Object:
    product = call.shown_product()
    return {product["sku"]: product} if "sku" in product else {}


def _given_up_sku(call: Call) -> Object:
    before = call.shown()
    return {before["sku"]: call.product} if "sku" in before and "sku" in call.body else {}


def _items(change: Callable[[list[Any]], list[Any]]) -> Spoil:
    return on(200, lambda answer: with_items(answer, change(value_of(answer)["items"])))


def _is_sorted_by(order: str) -> Callable[[Call], bool]:
    return lambda call: call.asked.get("sortBy") == order


def _asking_only(is_kept: Callable[[str, list[str]], bool], prefix: str) -> Spoil:
    """Of the parameters that begin so, some are overlooked."""

    def spoil(call: Call) -> Answer:
        names = [name for name in call.asked if name.startswith(prefix)]
        kept = {name: text for name, text in call.asked.items() if name not in names or is_kept(name, names)}
        return call.passed() if kept == call.asked else call.asking(kept)

    return spoil


seed(
    STATE,
    {
        f"F{number:02} listProducts: a search overlooks {name}": overlooks(name)
        for number, name in enumerate(PARAMETERS, start=1)
    },
)

LISTS = {
    "S11 listCombinations: the list leaves out the newest": json(lambda combinations: combinations[:-1]),
    "S39 listCombinations: the list is ordered by number, backwards": json(turned),
    "S92 listCombinations: the list ends after 100 combinations": json(
        lambda combinations: combinations[:100]
    ),
    "S161 listCombinations: what is to be hidden without stock is not listed": json(
        lambda listed: [c for c in listed if c["inStock"] or c.get("outOfStockVisibilityBehaviour") != "HIDE"]
    ),
    "S41 listProducts: total counts the page only": shows(lambda page: {"total": page["count"]}),
    "S99 listProducts: without a limit ten products are shown": when(
        lambda call: "limit=" not in call.request.query, _items(lambda items: items[:10])
    ),
    "F38 listProducts: total counts what is left behind the offset": shows(
        lambda page: {"total": max(0, page["total"] - page["offset"])}
    ),
    "F42 listProducts: what stands in the fields of an answer leaves out the page's own": when(
        lambda call: "responseFields" in call.request.query, shows(limit=...)
    ),
}

SEARCHES = {
    "S40 listProducts: a search by SKU knows products only": finds_only(
        lambda asked: "sku" in asked, lambda product, asked: product.get("sku") == asked["sku"]
    ),
    "S93 listProducts: a search by SKU overlooks case": _also_found(
        lambda sku, asked: sku.casefold() == asked.casefold()
    ),
    "S94 listProducts: a search by SKU finds what begins with it": _also_found(str.startswith),
    "S95 listProducts: a keyword beside the SKU narrows the search": finds_only(
        lambda asked: "sku" in asked and "keyword" in asked,
        lambda product, asked: asked["keyword"] in product["name"],
    ),
    "S96 listProducts: a keyword must match in case": finds_only(
        _is_keyword,
        lambda product, asked: any(
            asked["keyword"].rstrip("*") in text
            for text in (*_texts(product, "name", "description", "sku"), *_skus(product))
        ),
    ),
    "S97 listProducts: a keyword is not looked for in SKUs of combinations": finds_only(
        _is_keyword,
        lambda product, asked: _stands_in(_word(asked), _texts(product, "name", "description", "sku")),
    ),
    "S132 deleteProduct listProducts: a search finds a deleted product": _also_found_before(
        "deleteProduct", _deleted_product
    ),
    "S133 updateCombination listProducts: a search finds an SKU that was given up": _also_found_before(
        "updateCombination", _given_up_sku
    ),
    "S150 listProducts: a percent sign in a keyword stands for any text": asked_as(
        "keyword", lambda keyword: keyword.replace("%", "")
    ),
    "S151 listProducts: a keyword is not looked for in descriptions": finds_only(
        _is_keyword,
        lambda product, asked: _stands_in(_word(asked), _texts(product, "name", "sku") + _skus(product)),
    ),
    "S157 listProducts: beside a token in the query a keyword is overlooked": when(
        asks("token"), overlooks("keyword")
    ),
    "F21 listProducts: of several categories only the first counts": asked_as(
        "categories", lambda text: text.partition(",")[0]
    ),
    "F22 listProducts: of several ids only the first counts": asked_as(
        "productId", lambda text: text.partition(",")[0]
    ),
    "F23 listProducts: the front page is no category": asked_as(
        "category", lambda text: "" if text == "0" else text
    ),
    "F24 listProducts: enabled=false finds all": asked_as(
        "enabled", lambda text: "" if text == "false" else text
    ),
    "F25 listProducts: onsale=notonsale finds all": asked_as(
        "onsale", lambda text: "" if text == "notonsale" else text
    ),
    "F26 listProducts: NAME_DESC sorts as NAME_ASC does": asked_as(
        "sortBy", lambda text: text.replace("NAME_DESC", "NAME_ASC")
    ),
    "F28 listProducts: of several options only the first counts": _asking_only(
        lambda name, names: name == names[0], "option_"
    ),
    "F29 listProducts: of several values of an option only the first counts": when(
        lambda call: bool(call.asked),
        lambda call: call.asking(
            {n: t.partition(",")[0] if n.startswith("option_") else t for n, t in call.asked.items()}
        ),
    ),
    "F30 listProducts: an attribute is not looked for": _asking_only(lambda *_: False, "attribute_"),
    "F31 listProducts: the least price itself is not found": finds_only(
        lambda asked: asked.get("priceFrom"),
        lambda product, asked: product.get("price") != float(asked["priceFrom"]),
    ),
    "F32 listProducts: stock of combinations does not count": finds_only(
        lambda asked: asked.get("inStock") == "true", lambda p, _: p["unlimited"] or p["quantity"] > 0
    ),
    "F33 listProducts: below a category its subcategories count by themselves": when(
        asks("category", "categories"), always_asked(includeProductsFromSubcategories="true")
    ),
    "F34 listProducts: beside ids other filters count too": finds_only(
        lambda asked: "productId" in asked and "enabled" in asked,
        lambda product, asked: product["enabled"] == (asked["enabled"] == "true"),
    ),
    "F35 listProducts: a search by an id of a POS does not know combinations": finds_only(
        lambda asked: asked.get("externalReferenceId"),
        lambda product, asked: product.get("externalReferenceId") == asked["externalReferenceId"],
    ),
    "F36 listProducts: prices are sorted as texts": when(
        _is_sorted_by("PRICE_ASC"), _items(lambda items: sorted(items, key=lambda p: str(p["price"])))
    ),
    "F40 listProducts: a keyword is not looked for in names of categories and options": finds_only(
        lambda asked: _is_keyword(asked) and _word(asked), _shows_word
    ),
}

seed(STATE, LISTS | SEARCHES)


@defect("S42 listProducts: offset is overlooked")
def _(call: Call) -> Answer:
    answer = call.passed()
    offset = value_of(answer)["offset"] if answer.status == 200 else 0
    if not offset:
        return answer
    first = call.with_target(call.request.target.replace(f"offset={offset}", "offset=0"))
    return changed(first, offset=offset) if first.status == 200 else answer


@defect("S98 listProducts: an offset behind the end shows the last product")
def _(call: Call) -> Answer:
    answer = call.passed()
    page = value_of(answer)
    if answer.status != 200 or page["items"] or not page["total"]:
        return answer
    last = re.sub(r"offset=\d+", f"offset={page['total'] - 1}", call.request.target)
    return with_items(answer, value_of(call.with_target(last))["items"])


@defect("F37 listProducts: what is sorted is the page, not what is found")
def _(call: Call) -> Answer:
    if not _is_sorted_by("PRICE_DESC")(call):
        return call.passed()
    answer = call.asking({**call.asked, "sortBy": "ADDED_TIME_ASC"})
    if answer.status != 200:
        return answer
    return with_items(answer, sorted(value_of(answer)["items"], key=lambda product: -product["price"]))
