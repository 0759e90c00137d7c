"""Writes of categories, classes and the profile."""

from __future__ import annotations

from typing import Any

from contract_tests.legs.machine.goods import Catalog, Category, ProductClass
from contract_tests.legs.machine.plans import (
    NAME_TAKEN,
    REFUSED,
    Plan,
    deleted,
    image_plan,
    named,
    some_goods,
    write,
    write_of,
)
from contract_tests.legs.machine.things import OK, UPDATED

ATTRIBUTES = tuple(
    {"name": name, "type": "CUSTOM", "show": show}
    for name, show in (("Author", "DESCR"), ("Pages", "NOTSHOW"), ("Cover", "PRICE"))
)


# Categories


@write
def create_category(catalog: Catalog, a: int, b: int) -> Plan:
    parent = [0, *catalog.categories][a % (len(catalog.categories) + 1)]
    # Places are never the same twice, now in front of the others and now behind them.
    place = next(catalog.numbers) * 7919 % 10_007
    plain = {"name": named(catalog, b), "enabled": b != 1, "orderBy": place}
    products = some_goods(catalog, b)

    def applied(answer: Any) -> None:
        catalog.categories[answer["id"]] = Category(answer["id"], parent, plain)
        catalog.put(answer["id"], products)

    body = {**plain, "productIds": products} | ({"parentId": parent} if parent else {})
    return Plan("createCategory", {}, body, applied=applied, learns=True)


@write_of("categories", create_category)
def change_category(catalog: Catalog, one: Category, b: int) -> Plan:
    text = {"description": f"<p>{next(catalog.numbers)}</p>"}
    body = ({"name": named(catalog, b)}, {"enabled": False}, {"enabled": True}, text)[b % 4]
    return Plan(
        "updateCategory",
        {"g": one.id},
        body,
        UPDATED,
        applied=lambda _: one.change(plain={**one.plain, **body}),
    )


@write_of("categories", create_category)
def move_category(catalog: Catalog, one: Category, b: int) -> Plan:
    """Below another one; never below itself."""
    parent = [0, *catalog.categories][b % (len(catalog.categories) + 1)]
    expected = REFUSED if parent in (one.id, *catalog.family(one.id)) else UPDATED
    body = {"parentId": parent}
    return Plan("updateCategory", {"g": one.id}, body, expected, applied=lambda _: one.change(parent=parent))


@write_of("categories", create_category)
def fill_category(catalog: Catalog, one: Category, b: int) -> Plan:
    products = some_goods(catalog, b)
    return Plan(
        "updateCategory",
        {"g": one.id},
        {"productIds": products},
        UPDATED,
        applied=lambda _: catalog.put(one.id, products, only=True),
    )


@write_of("categories", create_category)
def assign_products(catalog: Catalog, one: Category, b: int) -> Plan:
    products = some_goods(catalog, b)
    return Plan(
        "assignCategoryProducts",
        {"g": one.id},
        {"productIds": products},
        UPDATED,
        applied=lambda _: catalog.put(one.id, products),
    )


@write_of("categories", create_category)
def unassign_products(catalog: Catalog, one: Category, b: int) -> Plan:
    products = some_goods(catalog, b)
    return Plan(
        "unassignCategoryProducts",
        {"g": one.id},
        {"productIds": products},
        deleted(),
        applied=lambda _: catalog.take(one.id, products),
    )


@write_of("categories", create_category)
def put_category_image(catalog: Catalog, one: Category, b: int) -> Plan:
    return image_plan("uploadCategoryImage", {"g": one.id}, b, lambda _, address: one.change(address=address))


@write_of("categories", create_category)
def drop_category_image(catalog: Catalog, one: Category, b: int) -> Plan:
    count = deleted(int(one.address is not None))
    return Plan(
        "deleteCategoryImage", {"g": one.id}, expected=count, applied=lambda _: one.change(address=None)
    )


@write_of("categories", create_category)
def delete_category(catalog: Catalog, one: Category, b: int) -> Plan:
    return Plan(
        "deleteCategory", {"g": one.id}, expected=deleted(), applied=lambda _: catalog.drop_category(one.id)
    )


# Classes


def _class_name(catalog: Catalog, takes_one: bool, *but: ProductClass) -> tuple[str, bool]:
    """A new name, or one that another class has; and whether it is taken."""
    taken = [one.name for one in catalog.classes.values() if one not in but]
    is_taken = takes_one and bool(taken)
    return taken[0] if is_taken else f"{catalog.word} {next(catalog.numbers)}", is_taken


@write
def create_class(catalog: Catalog, a: int, b: int) -> Plan:
    name, is_taken = _class_name(catalog, a == 5)
    attributes = [dict(one) for one in ATTRIBUTES[: b % 4]]

    def applied(answer: Any) -> None:
        made = [{**one, "id": None} for one in attributes]
        catalog.classes[answer["id"]] = ProductClass(answer["id"], name, made)

    body = {"name": name, "attributes": attributes}
    return Plan("createClass", {}, body, NAME_TAKEN if is_taken else OK, applied=applied, learns=True)


@write_of("classes", create_class)
def rename_class(catalog: Catalog, one: ProductClass, b: int) -> Plan:
    name, is_taken = _class_name(catalog, b == 5, one)
    return Plan(
        "updateClass",
        {"k": one.id},
        {"name": name},
        NAME_TAKEN if is_taken else UPDATED,
        applied=lambda _: one.change(name=name),
    )


@write_of("classes", create_class)
def change_attributes(catalog: Catalog, one: ProductClass, b: int) -> Plan:
    """The first goes, those that are sent with their ids are renamed and keep them, one is new."""
    kept = [{**each, "name": f"{each['name']}{b}"} for each in one.attributes[1:] if each["id"]]
    sent = [*kept, {"name": f"New {next(catalog.numbers)}", "type": "CUSTOM", "show": "DESCR"}]
    return Plan(
        "updateClass",
        {"k": one.id},
        {"attributes": sent},
        UPDATED,
        applied=lambda _: one.change(attributes=[{"id": None, **each} for each in sent]),
    )


@write_of("classes", create_class)
def delete_class(catalog: Catalog, one: ProductClass, b: int) -> Plan:
    return Plan(
        "deleteClass", {"k": one.id}, expected=deleted(), applied=lambda _: catalog.drop_class(one.id)
    )


@write
def touch_general_class(catalog: Catalog, a: int, b: int) -> Plan:
    """It can be neither renamed nor deleted."""
    if b % 2:
        return Plan("deleteClass", {"k": 0}, expected=REFUSED)
    return Plan("updateClass", {"k": 0}, {"name": f"{catalog.word} general"}, REFUSED)


# The profile


@write
def change_profile(catalog: Catalog, a: int, b: int) -> Plan:
    """A field of a group; the others stay."""
    body = {("city", "street", "companyName")[a % 3]: f"{catalog.word} {b}"}
    return Plan(
        "updateProfile", {}, {"company": body}, UPDATED, applied=lambda _: catalog.company.update(body)
    )
