"""Defects of categories and product classes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from contract_tests.mutants.registry import STATE, Call, as_json, changed, defect, value_of
from contract_tests.mutants.server.common import asked_otherwise, with_items
from contract_tests.mutants.server.filters import asked, asked_besides
from contract_tests.wire import Answer

WRITES = ("createCategory", "updateCategory")
READS = ("getCategory", "listCategories", "listCategoriesByPath")


def _root(call: Call) -> str:
    return f"/{call.ids['storeId']}/categories"


def _category(call: Call) -> str:
    return f"{_root(call)}/{call.ids['categoryId']}"


def _all(call: Call) -> list[dict[str, Any]]:
    answer = call.besides("GET", f"{_root(call)}?hidden_categories=true&productIds=true")
    return list(value_of(answer)["items"]) if answer.status == 200 else []


def _own(call: Call) -> dict[str, Any]:
    answer = call.besides("GET", _category(call))
    return value_of(answer) if answer.status == 200 else {}


def _shown(answer: Answer, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Answer:
    value = value_of(answer)
    if answer.status != 200 or not isinstance(value, dict):
        return answer
    if "items" in value:
        return changed(answer, items=[change(item) for item in value["items"]])
    return as_json(answer, change(value))


def _without(name: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda shown: {key: value for key, value in shown.items() if key != name}


@defect("G01", STATE, "without a parent only the roots are listed", "listCategories")
def _(call: Call) -> Answer:
    if asked(call).keys() & {"parent", "parentIds", "categoryIds", "keyword"}:
        return call.passed()
    return asked_besides(call, parent="0")


@defect("G02", STATE, "with its subcategories a category itself is listed", "listCategories")
def _(call: Call) -> Answer:
    answer, parent = call.passed(), asked(call).get("parent", "0")
    if answer.status != 200 or asked(call).get("withSubcategories") != "true" or parent == "0":
        return answer
    itself = [category for category in _all(call) if str(category["id"]) == parent]
    page = value_of(answer)
    return with_items(answer, [*itself, *page["items"]], total=page["total"] + len(itself))


@defect("G03", STATE, "hidden categories are always listed", "listCategories")
def _(call: Call) -> Answer:
    return asked_besides(call, hidden_categories="true")


@defect("G04", STATE, "hidden categories are never listed", "listCategories")
def _(call: Call) -> Answer:
    return asked_otherwise(call, "hidden_categories", lambda _: "")


@defect("G05", STATE, "beside a parent its fellows are overlooked", "listCategories")
def _(call: Call) -> Answer:
    return asked_otherwise(call, "parentIds", lambda _: "") if "parent" in asked(call) else call.passed()


@defect("G06", STATE, "parent=0 lists all levels", "listCategories")
def _(call: Call) -> Answer:
    return asked_otherwise(call, "parent", lambda text: "" if text == "0" else text)


@defect("G07", STATE, "subcategories of subcategories are not listed", "listCategories")
def _(call: Call) -> Answer:
    return asked_otherwise(call, "withSubcategories", lambda _: "")


@defect("G08", STATE, "lists always name the products", "listCategories")
def _(call: Call) -> Answer:
    return asked_besides(call, productIds="true")


@defect("G09", STATE, "one category does not name its products", "getCategory")
def _(call: Call) -> Answer:
    return _shown(call.passed(), _without("productIds"))


@defect("G10", STATE, "the deletion of a category leaves its children as roots", "deleteCategory")
def _(call: Call) -> Answer:
    for child in _all(call):
        if str(child.get("parentId")) == call.ids["categoryId"]:
            call.besides("PUT", f"{_root(call)}/{child['id']}", {"parentId": 0})
    return call.passed()


@defect("G11", STATE, "the deletion of a category deletes its products", "deleteCategory")
def _(call: Call) -> Answer:
    products = _own(call).get("productIds", ())
    answer = call.passed()
    if answer.status == 200:
        for id_ in products:
            call.besides("DELETE", f"/{call.ids['storeId']}/products/{id_}")
    return answer


@defect("G12", STATE, "an update of a category brings it to the first place", "updateCategory")
def _(call: Call) -> Answer:
    return call.with_body(orderBy=10) if call.has_body and "orderBy" not in call.body else call.passed()


@defect("G13", STATE, "products that are assigned replace those before", "assignCategoryProducts")
def _(call: Call) -> Answer:
    before = _own(call).get("productIds", [])
    answer = call.passed()
    sent = call.body.get("productIds", ())
    if answer.status == 200:
        gone = [id_ for id_ in before if id_ not in sent]
        call.besides("POST", f"{_category(call)}/unassignProducts", {"productIds": gone})
    return answer


@defect("G14", STATE, "an assignment counts its products", "assignCategoryProducts")
def _(call: Call) -> Answer:
    answer = call.passed()
    return changed(answer, updateCount=len(call.body["productIds"])) if answer.status == 200 else answer


@defect("G15", STATE, "products cannot be taken out of a category", "unassignCategoryProducts")
def _(call: Call) -> Answer:
    return call.with_body(productIds=[]) if isinstance(call.body.get("productIds"), list) else call.passed()


@defect("G16", STATE, "an update of a category empties its description", "updateCategory")
def _(call: Call) -> Answer:
    return (
        call.with_body(description="") if call.has_body and "description" not in call.body else call.passed()
    )


@defect("G17", STATE, "translations of a category are lost", *WRITES)
def _(call: Call) -> Answer:
    return (
        call.with_body(nameTranslated=...)
        if isinstance(call.body.get("nameTranslated"), dict)
        else call.passed()
    )


@defect("G18", STATE, "a category cannot be moved", "updateCategory")
def _(call: Call) -> Answer:
    parent = call.body.get("parentId")
    return call.with_body(parentId=...) if isinstance(parent, int) else call.passed()


@defect("G19", STATE, "a keyword must match a category in case", "listCategories")
def _(call: Call) -> Answer:
    answer, word = call.passed(), asked(call).get("keyword")
    if answer.status != 200 or not word:
        return answer
    items = [item for item in value_of(answer)["items"] if word in item["name"] + item.get("description", "")]
    return with_items(answer, items, total=len(items))


@defect("G20", STATE, "of a path only the last name counts", "listCategoriesByPath")
def _(call: Call) -> Answer:
    delimiter = asked(call).get("delimiter", "")
    if not delimiter:
        return call.passed()
    last = asked(call)["path"].rpartition(delimiter)[2].strip()
    answer = call.passed()
    if answer.status != 200:
        return answer
    items = [category for category in _all(call) if category["name"] == last]
    return with_items(answer, items, total=len(items))


@defect("G21", STATE, "productCount leaves out subcategories", *READS)
def _(call: Call) -> Answer:
    own = "productCountWithoutSubcategories"
    return _shown(call.passed(), lambda c: {**c, "productCount": c.get(own, c.get("productCount"))})


@defect("G22", STATE, "disabled products count as enabled ones", *READS)
def _(call: Call) -> Answer:
    return _shown(
        call.passed(), lambda c: {**c, "enabledProductCount": c["productCount"]} if "productCount" in c else c
    )


@defect("G23", STATE, "an update of a category enables it", "updateCategory")
def _(call: Call) -> Answer:
    return call.with_body(enabled=True) if call.has_body and "enabled" not in call.body else call.passed()


@defect("G24", STATE, "a deleted image of a category is still shown", "deleteCategoryImage", *READS)
def _(call: Call) -> Answer:
    kept = call.memory.setdefault("images", {})
    if call.operation == "deleteCategoryImage":
        before = _own(call)
        answer = call.passed()
        if answer.status == 200 and "originalImageUrl" in before:
            kept[before["id"]] = before["originalImageUrl"]
        return answer
    return _shown(call.passed(), lambda c: {**c, "originalImageUrl": kept[c["id"]]} if c["id"] in kept else c)


@defect("G25", STATE, "products of a new category are lost", "createCategory")
def _(call: Call) -> Answer:
    return call.with_body(productIds=...) if isinstance(call.body.get("productIds"), list) else call.passed()


@defect("G26", STATE, "total counts the page of categories only", "listCategories")
def _(call: Call) -> Answer:
    answer = call.passed()
    return changed(answer, total=value_of(answer)["count"]) if answer.status == 200 else answer


@defect("G27", STATE, "categories come in the order of their ids", "listCategories")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200:
        return answer
    return changed(answer, items=sorted(value_of(answer)["items"], key=lambda item: item["id"]))


# Product classes


def _classes(call: Call) -> str:
    return f"/{call.ids['storeId']}/classes"


@defect("G31", STATE, "the general class is not listed", "listClasses")
def _(call: Call) -> Answer:
    answer = call.passed()
    return as_json(answer, [c for c in value_of(answer) if c["id"]]) if answer.status == 200 else answer


@defect("G32", STATE, "attributes of a class are shown the newest first", "getClass", "listClasses")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200:
        return answer
    value = value_of(answer)
    turned = [
        {**each, "attributes": each["attributes"][::-1]}
        for each in (value if isinstance(value, list) else [value])
    ]
    return as_json(answer, turned if isinstance(value, list) else turned[0])


@defect("G33", STATE, "an update adds its attributes to those of the class", "updateClass")
def _(call: Call) -> Answer:
    sent = call.body.get("attributes")
    answer = call.besides("GET", f"{_classes(call)}/{call.ids['classId']}")
    if not isinstance(sent, list) or answer.status != 200:
        return call.passed()
    ids = [attribute.get("id") for attribute in sent if isinstance(attribute, dict)]
    kept = [{"id": a["id"]} for a in value_of(answer)["attributes"] if a["id"] not in ids]
    return call.with_body(attributes=[*kept, *sent])


@defect("G34", STATE, "a renamed attribute becomes a new one", "updateClass")
def _(call: Call) -> Answer:
    sent = call.body.get("attributes")
    if not isinstance(sent, list) or not all(isinstance(each, dict) for each in sent):
        return call.passed()
    return call.with_body(attributes=[{k: v for k, v in each.items() if k != "id"} for each in sent])


@defect("G35", STATE, "two classes may have one name", "createClass")
def _(call: Call) -> Answer:
    answer = call.passed()
    return call.with_body(name=call.body["name"] + " ") if answer.status == 409 else answer


@defect("G36", STATE, "where an attribute of a class is displayed is lost", "createClass")
def _(call: Call) -> Answer:
    sent = call.body.get("attributes")
    if not isinstance(sent, list) or not all(isinstance(each, dict) for each in sent):
        return call.passed()
    return call.with_body(attributes=[{k: v for k, v in each.items() if k != "show"} for each in sent])


@defect("G37", STATE, "a deleted class is still listed", "deleteClass", "listClasses")
def _(call: Call) -> Answer:
    kept = call.memory.setdefault("classes", [])
    if call.operation == "deleteClass":
        before = call.besides("GET", f"{_classes(call)}/{call.ids['classId']}")
        answer = call.passed()
        if answer.status == 200:
            kept.append(value_of(before))
        return answer
    answer = call.passed()
    return as_json(answer, [*value_of(answer), *kept]) if answer.status == 200 else answer
