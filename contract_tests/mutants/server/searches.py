"""Defects of lists, pages and searches."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

from contract_tests.mutants.registry import STATE, Call, as_json, changed, defect, value_of
from contract_tests.mutants.server.common import also_found, asked_otherwise, only, texts, with_items
from contract_tests.wire import Answer


@defect("S11", STATE, "the list leaves out the newest", "listCombinations")
def _(call: Call) -> Answer:
    answer = call.passed()
    return as_json(answer, value_of(answer)[:-1]) if answer.status == 200 else answer


@defect("S39", STATE, "the list is ordered by number, backwards", "listCombinations")
def _(call: Call) -> Answer:
    answer = call.passed()
    return as_json(answer, value_of(answer)[::-1]) if answer.status == 200 else answer


@defect("S40", STATE, "a search by SKU knows products only", "listProducts")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200 or "sku=" not in call.request.query:
        return answer
    page = value_of(answer)
    kept = [product for product in page["items"] if f"sku={product.get('sku')}" in call.request.query]
    return as_json(answer, {**page, "items": kept, "count": len(kept), "total": len(kept)})


@defect("S41", STATE, "total counts the page only", "listProducts")
def _(call: Call) -> Answer:
    answer = call.passed()
    return changed(answer, total=value_of(answer)["count"]) if answer.status == 200 else answer


@defect("S42", STATE, "offset is overlooked", "listProducts")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200 or not value_of(answer)["offset"]:
        return answer
    offset = value_of(answer)["offset"]
    first = call.with_target(call.request.target.replace(f"offset={offset}", "offset=0"))
    return changed(first, offset=offset) if first.status == 200 else answer


@defect("S92", STATE, "the list ends after 100 combinations", "listCombinations")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200 or len(value_of(answer)) <= 100:
        return answer
    return as_json(answer, value_of(answer)[:100])


@defect("S93", STATE, "a search by SKU overlooks case", "listProducts")
def _(call: Call) -> Answer:
    return also_found(call, lambda sku, asked: sku.casefold() == asked.casefold())


@defect("S94", STATE, "a search by SKU finds what begins with it", "listProducts")
def _(call: Call) -> Answer:
    return also_found(call, lambda sku, asked: sku.startswith(asked))


@defect("S95", STATE, "a keyword beside the SKU narrows the search", "listProducts")
def _(call: Call) -> Answer:
    asked = dict(parse_qsl(call.request.query))
    if "sku" not in asked or "keyword" not in asked:
        return call.passed()
    return only(call.passed(), lambda product: asked["keyword"] in product["name"])


@defect("S96", STATE, "a keyword must match in case", "listProducts")
def _(call: Call) -> Answer:
    asked = dict(parse_qsl(call.request.query))
    if "keyword" not in asked or "sku" in asked:
        return call.passed()
    return only(
        call.passed(), lambda product: any(asked["keyword"].rstrip("*") in text for text in texts(product))
    )


@defect("S97", STATE, "a keyword is not looked for in SKUs of combinations", "listProducts")
def _(call: Call) -> Answer:
    asked = dict(parse_qsl(call.request.query))
    if "keyword" not in asked or "sku" in asked:
        return call.passed()
    word = asked["keyword"].casefold().rstrip("*")
    return only(
        call.passed(),
        lambda product: any(word in text.casefold() for text in texts({**product, "combinations": []})),
    )


@defect("S98", STATE, "an offset behind the end shows the last product", "listProducts")
def _(call: Call) -> Answer:
    answer = call.passed()
    page = value_of(answer)
    if answer.status != 200 or page["items"] or not page["total"]:
        return answer
    last = re.sub(r"offset=\d+", f"offset={page['total'] - 1}", call.request.target)
    return with_items(answer, value_of(call.with_target(last))["items"])


@defect("S99", STATE, "without a limit ten products are shown", "listProducts")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200 or "limit=" in call.request.query:
        return answer
    return with_items(answer, value_of(answer)["items"][:10])


@defect("S132", STATE, "a search finds a deleted product", "deleteProduct", "listProducts")
def _(call: Call) -> Answer:
    ghosts = call.memory.setdefault("ghosts", {})
    if call.operation == "deleteProduct":
        product = value_of(call.besides("GET", call.product)) or {}
        answer = call.passed()
        if answer.status == 200 and "sku" in product:
            ghosts[product["sku"]] = product
        return answer
    answer = call.passed()
    ghost = ghosts.get(dict(parse_qsl(call.request.query)).get("sku"))
    if answer.status != 200 or value_of(answer)["total"] or not ghost:
        return answer
    return with_items(answer, [ghost], total=1)


@defect("S133", STATE, "a search finds an SKU that was given up", "updateCombination", "listProducts")
def _(call: Call) -> Answer:
    given_up = call.memory.setdefault("given up", {})
    if call.operation == "updateCombination":
        before = call.shown()
        answer = call.passed()
        if answer.status == 200 and "sku" in before and "sku" in call.body:
            given_up[before["sku"]] = call.product
        return answer
    answer = call.passed()
    path = given_up.get(dict(parse_qsl(call.request.query)).get("sku"))
    if answer.status != 200 or value_of(answer)["total"] or not path:
        return answer
    found = call.besides("GET", path)
    return with_items(answer, [value_of(found)], total=1) if found.status == 200 else answer


@defect("S150", STATE, "a percent sign in a keyword stands for any text", "listProducts")
def _(call: Call) -> Answer:
    return asked_otherwise(call, "keyword", lambda keyword: keyword.replace("%", ""))


@defect("S151", STATE, "a keyword is not looked for in descriptions", "listProducts")
def _(call: Call) -> Answer:
    answer, asked = call.passed(), dict(parse_qsl(call.request.query))
    if "keyword" not in asked or "sku" in asked:
        return answer
    word = asked["keyword"].casefold().rstrip("*")
    return only(answer, lambda p: any(word in t.casefold() for t in texts({**p, "description": ""})))


@defect("S157", STATE, "beside a token in the query a keyword is overlooked", "listProducts")
def _(call: Call) -> Answer:
    is_there = "token" in dict(parse_qsl(call.request.query))
    return asked_otherwise(call, "keyword", lambda _: "") if is_there else call.passed()


@defect("S161", STATE, "what is to be hidden without stock is not listed", "listCombinations")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200:
        return answer
    hides = "outOfStockVisibilityBehaviour"
    return as_json(answer, [c for c in value_of(answer) if c["inStock"] or c.get(hides) != "HIDE"])
