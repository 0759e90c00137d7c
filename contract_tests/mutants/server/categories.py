"""Defects of categories and product classes."""

from __future__ import annotations

from typing import Any

from contract_tests.mutants.registry import STATE, Call, defect, seed, value_of
from contract_tests.mutants.server.common import (
    Kept,
    Object,
    added,
    also_after,
    always_asked,
    as_json,
    asked_as,
    asks,
    each,
    each_item,
    finds_only,
    is_a,
    json,
    lost,
    objects,
    overlooks,
    remembering,
    sent,
    shows,
    turned,
    when,
    with_items,
    without,
)
from contract_tests.wire import Answer

READS = "getCategory listCategories listCategoriesByPath"


def _root(call: Call) -> str:
    return f"{call.store}/categories"


def _category(call: Call) -> str:
    return f"{_root(call)}/{call.ids['categoryId']}"


def _all(call: Call) -> list[Object]:
    return list(call.seen(f"{_root(call)}?hidden_categories=true&productIds=true").get("items", ()))


def _own(call: Call) -> Object:
    return call.seen(_category(call))


def _class(call: Call) -> str:
    return f"{call.store}/classes/{call.ids['classId']}"


def _products(call: Call) -> list[int]:
    return list(_own(call).get("productIds", ()))


def _unassign_others(call: Call, before: list[int]) -> None:
    gone = [id_ for id_ in before if id_ not in call.body.get("productIds", ())]
    call.besides("POST", f"{_category(call)}/unassignProducts", {"productIds": gone})


def _address_before(call: Call) -> Object:
    before = _own(call)
    return {before["id"]: before["originalImageUrl"]} if "originalImageUrl" in before else {}


def _with_addresses(_: Call, answer: Answer, kept: Kept) -> Answer:
    return each(answer, {"items"}, lambda c: {"originalImageUrl": kept[c["id"]]} if c["id"] in kept else {})


def _children_as_roots(call: Call) -> Answer:
    for child in _all(call):
        if str(child.get("parentId")) == call.ids["categoryId"]:
            call.put(f"{_root(call)}/{child['id']}", parentId=0)
    return call.passed()


def _are_objects(value: Any) -> bool:
    return value == [] or bool(objects(value))


CATEGORIES = {
    "G01 listCategories: without a parent only the roots are listed": when(
        lambda call: not asks("parent", "parentIds", "categoryIds", "keyword")(call), always_asked(parent="0")
    ),
    "G03 listCategories: hidden categories are always listed": always_asked(hidden_categories="true"),
    "G04 listCategories: hidden categories are never listed": overlooks("hidden_categories"),
    "G05 listCategories: beside a parent its fellows are overlooked": when(
        asks("parent"), overlooks("parentIds")
    ),
    "G06 listCategories: parent=0 lists all levels": asked_as("parent", lambda t: "" if t == "0" else t),
    "G07 listCategories: subcategories of subcategories are not listed": overlooks("withSubcategories"),
    "G08 listCategories: lists always name the products": always_asked(productIds="true"),
    "G09 getCategory: one category does not name its products": each_item(productIds=...),
    "G10 deleteCategory: the deletion of a category leaves its children as roots": _children_as_roots,
    "G11 deleteCategory: the deletion of a category deletes its products": also_after(
        _products, lambda call, ids: call.delete(*(f"{call.store}/products/{id_}" for id_ in ids))
    ),
    "G12 updateCategory: an update of a category brings it to the first place": added(orderBy=10),
    "G13 assignCategoryProducts: products that are assigned replace those before": also_after(
        _products, _unassign_others
    ),
    "G14 assignCategoryProducts: an assignment counts its products": lambda call: shows(
        updateCount=lambda _: len(call.body["productIds"])
    )(call),
    "G15 unassignCategoryProducts: products cannot be taken out of a category": sent(
        "productIds", is_a(list), to=lambda _: []
    ),
    "G16 updateCategory: an update of a category empties its description": added(description=""),
    "G17 createCategory updateCategory: translations of a category are lost": lost(
        "nameTranslated", is_a(dict)
    ),
    "G18 updateCategory: a category cannot be moved": lost("parentId", is_a(int)),
    "G19 listCategories: a keyword must match a category in case": finds_only(
        lambda asked: asked.get("keyword"),
        lambda category, asked: asked["keyword"] in category["name"] + category.get("description", ""),
    ),
    f"G21 {READS}: productCount leaves out subcategories": each_item(
        lambda c: {"productCount": c.get("productCountWithoutSubcategories", c.get("productCount"))}
    ),
    f"G22 {READS}: disabled products count as enabled ones": each_item(
        lambda c: {"enabledProductCount": c["productCount"]} if "productCount" in c else {}
    ),
    "G23 updateCategory: an update of a category enables it": added(enabled=True),
    f"G24 deleteCategoryImage {READS}: a deleted image of a category is still shown": remembering(
        "deleteCategoryImage", _address_before, _with_addresses
    ),
    "G25 createCategory: products of a new category are lost": lost("productIds", is_a(list)),
    "G26 listCategories: total counts the page of categories only": shows(
        lambda page: {"total": page["count"]}
    ),
    "G27 listCategories: categories come in the order of their ids": shows(
        items=lambda items: sorted(items, key=lambda item: item["id"])
    ),
}

CLASSES = {
    "G31 listClasses: the general class is not listed": json(lambda classes: [c for c in classes if c["id"]]),
    "G32 getClass listClasses: attributes of a class are shown the newest first": each_item(
        attributes=turned
    ),
    "G34 updateClass: a renamed attribute becomes a new one": sent(
        "attributes", _are_objects, to=lambda attributes: [without(each, "id") for each in attributes]
    ),
    "G36 createClass: where an attribute of a class is displayed is lost": sent(
        "attributes", _are_objects, to=lambda attributes: [without(each, "show") for each in attributes]
    ),
    "G37 deleteClass listClasses: a deleted class is still listed": remembering(
        "deleteClass",
        lambda call: {_class(call): call.seen(_class(call))},
        lambda call, answer, kept: (
            as_json(answer, [*value_of(answer), *kept.values()]) if answer.status == 200 else answer
        ),
    ),
}

seed(STATE, CATEGORIES | CLASSES)


@defect("G02 listCategories: with its subcategories a category itself is listed")
def _(call: Call) -> Answer:
    answer, parent = call.passed(), call.asked.get("parent", "0")
    if answer.status != 200 or call.asked.get("withSubcategories") != "true" or parent == "0":
        return answer
    itself = [category for category in _all(call) if str(category["id"]) == parent]
    page = value_of(answer)
    return with_items(answer, [*itself, *page["items"]], total=page["total"] + len(itself))


@defect("G20 listCategoriesByPath: of a path only the last name counts")
def _(call: Call) -> Answer:
    answer, delimiter = call.passed(), call.asked.get("delimiter", "")
    if answer.status != 200 or not delimiter:
        return answer
    last = call.asked["path"].rpartition(delimiter)[2].strip()
    items = [category for category in _all(call) if category["name"] == last]
    return with_items(answer, items, total=len(items))


@defect("G33 updateClass: an update adds its attributes to those of the class")
def _(call: Call) -> Answer:
    sent, before = call.body.get("attributes"), call.seen(_class(call))
    if not isinstance(sent, list) or not before:
        return call.passed()
    ids = [attribute.get("id") for attribute in sent if isinstance(attribute, dict)]
    kept = [{"id": a["id"]} for a in before["attributes"] if a["id"] not in ids]
    return call.with_body(attributes=[*kept, *sent])


@defect("G35 createClass: two classes may have one name")
def _(call: Call) -> Answer:
    answer = call.passed()
    return call.with_body(name=call.body["name"] + " ") if answer.status == 409 else answer
