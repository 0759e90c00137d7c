"""The operations of categories, except those of their images."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import orjson

from ..messages import Refusal
from ..storage import rendering
from ..storage.schema import CategoryRow
from .call import Call
from .details import Document
from .page_urls import page_url, slug_of
from .refusals import not_found, wrong_parameter
from .shaping import reshaped, translate
from .stock import UPDATED

# Fields with a place of their own.
_OWN_PLACE: Final = frozenset({"parentId", "orderBy", "enabled", "productIds"})
_TEXTS: Final = ("name", "description", "seoTitle", "seoDescription")
_STEP: Final = 10

Tree = Mapping[int, CategoryRow]


def category_of(call: Call) -> CategoryRow:
    """The category that a request is about."""
    row = call.database.categories(call.store.id).get(call.ids[0])
    if row is None or (call.only_enabled and not row.enabled):
        raise no_category(call.ids[0])
    return row


def own_category(call: Call) -> CategoryRow:
    """The category that a request changes, which must be the store's own (CategoryConflict)."""
    row = category_of(call)
    if orjson.loads(row.details).get("origin", "ECWID") != "ECWID":
        message = "The category belongs to a connected system"
        raise Refusal(409, message, "NOT_ALLOWED_TO_UPDATE_EXTERNAL_CATEGORIES")
    return row


def no_category(id: int) -> Refusal:
    return not_found("Category", id, "CATEGORIES_NOT_FOUND")


def children_of(tree: Tree) -> dict[int, list[int]]:
    """The ids right below each category, and below 0 those of the root categories."""
    children: dict[int, list[int]] = {}
    for row in tree.values():
        children.setdefault(row.parent_id, []).append(row.id)
    return children


def family(children: Mapping[int, list[int]], id: int) -> list[int]:
    """A category and all that are below it, parents before their children."""
    found = [id]
    for parent in found:
        found += children.get(parent, ())
    return found


# Reading


def get_category(call: Call) -> str:
    row = category_of(call)
    text = orjson.dumps(_documents(call, [row], with_products=True)[0]).decode()
    return reshaped(call, text, _translate)


def list_categories(call: Call) -> str:
    tree = call.database.categories(call.store.id)
    return _page(call, [row for row in tree.values() if _is_wanted(call, tree, row)])


def list_categories_by_path(call: Call) -> str:
    delimiter = call.query["delimiter"]
    names = [name.strip() for name in call.query["path"].split(delimiter)]
    tree = call.database.categories(call.store.id)
    parents = {0}
    found: list[CategoryRow] = []
    for name in names:
        found = [
            row for row in tree.values() if row.parent_id in parents and _name(row) == name and row.enabled
        ]
        parents = {row.id for row in found}
    return _page(call, found)


def _is_wanted(call: Call, tree: Tree, row: CategoryRow) -> bool:
    query = call.query
    if not row.enabled and (call.only_enabled or not query.get("hidden_categories")):
        return False
    if "categoryIds" in query and row.id not in _ids(query["categoryIds"]):
        return False
    keyword = query.get("keyword", "").casefold()
    return keyword in _searched(row) and _is_below(row, tree, query)


def _is_below(row: CategoryRow, tree: Tree, query: Mapping[str, Any]) -> bool:
    """Whether a category is below one of those that were named; all of them are where none was."""
    parents = {*_ids(query.get("parentIds", "")), *([query["parent"]] if "parent" in query else [])}
    if not parents:
        return True
    if not query.get("withSubcategories"):
        return row.parent_id in parents
    return any(parent in parents for parent in _above(tree, row))


def _above(tree: Tree, row: CategoryRow) -> Iterator[int]:
    """The categories above one, up to 0, which stands for the store."""
    while row.parent_id:
        yield row.parent_id
        row = tree[row.parent_id]
    yield 0


def _ids(text: str) -> set[int]:
    return {int(part) for part in text.split(",") if part}


def _name(row: CategoryRow) -> str:
    return str(orjson.loads(row.details)["name"])


def _searched(row: CategoryRow) -> str:
    details = orjson.loads(row.details)
    return f"{details['name']}\n{details.get('description', '')}".casefold()


def _page(call: Call, rows: Sequence[CategoryRow]) -> str:
    offset, limit = call.query.get("offset", 0), call.query.get("limit", 100)
    shown = rows[offset : offset + limit]
    items = _documents(call, shown, with_products=bool(call.query.get("productIds")))
    page = {"total": len(rows), "count": len(items), "offset": offset, "limit": limit, "items": items}
    return reshaped(call, orjson.dumps(page).decode(), _translate_page)


def _documents(call: Call, rows: Sequence[CategoryRow], *, with_products: bool) -> list[Document]:
    children = children_of(call.database.categories(call.store.id))
    families = {row.id: family(children, row.id) for row in rows}
    products = call.database.products_in(call.store.id, set().union(*families.values()))
    return [_document(call, row, products, families[row.id], with_products=with_products) for row in rows]


def _document(
    call: Call,
    row: CategoryRow,
    products: Mapping[int, list[tuple[int, bool]]],
    ids: Iterable[int],
    *,
    with_products: bool,
) -> Document:
    own = products[row.id]
    whole = dict(product for id in ids for product in products[id])
    details = orjson.loads(row.details)
    slug = slug_of(details["name"])
    shown: Document = {"id": row.id, "orderBy": row.position, "enabled": bool(row.enabled)}
    if row.parent_id:
        shown["parentId"] = row.parent_id
    if with_products and own:
        shown["productIds"] = [id for id, enabled in own if enabled or not call.only_enabled]
    if row.image is not None:
        shown |= rendering.category_image(orjson.loads(row.image), row.store_id, call.public_url)
    return {
        **shown,
        "description": "",
        "customSlug": "",
        "origin": "ECWID",
        **details,
        "autogeneratedSlug": slug,
        "url": page_url(call, "c", row.id, details.get("customSlug") or slug),
        "productCount": len(whole),
        "productCountWithoutSubcategories": len(own),
        "enabledProductCount": sum(whole.values()),
    }


def _translate(document: Any, call: Call) -> None:
    for field in _TEXTS:
        translate(document, field, document.get(f"{field}Translated"), call.query.get("lang"))


def _translate_page(document: Any, call: Call) -> None:
    for item in document["items"]:
        _translate(item, call)


# Writing


def create_category(call: Call) -> str:
    id = call.database.next_id("category")
    parent_id = call.document.get("parentId", 0)
    fresh = CategoryRow(call.store.id, id, parent_id, _last_place(call, parent_id), 1, None, "{}")
    row = _changed(call, fresh)
    call.database.use_id("category", id)
    call.database.put_category(row)
    _put_products(call, id)
    return f'{{"id":{id}}}'


def update_category(call: Call) -> str:
    row = own_category(call)
    call.database.put_category(_changed(call, row))
    _put_products(call, row.id)
    return UPDATED


def _last_place(call: Call, parent_id: int) -> int:
    siblings = (row for row in call.database.categories(call.store.id).values() if row.parent_id == parent_id)
    # In steps of ten (vendor-client, Category.orderBy); a place near the end of 32 bits is not gone beyond.
    return min(max((row.position for row in siblings), default=0) + _STEP, 2**31 - 1)


def _changed(call: Call, row: CategoryRow) -> CategoryRow:
    """The category after a create or update, checked first for 404, then 400, then 409."""
    changes, tree = call.document, call.database.categories(call.store.id)
    parent_id = changes.get("parentId", row.parent_id)
    if parent_id and parent_id not in tree:
        raise no_category(parent_id)
    _known_products(call)
    if parent_id in family(children_of(tree), row.id):
        raise wrong_parameter("Wrong parameter 'parentId': the category would become a part of itself")
    _check_external_id(tree, row, changes.get("externalReferenceId"))
    kept = {name: value for name, value in changes.items() if name not in _OWN_PLACE}
    return row._replace(
        parent_id=parent_id,
        position=changes.get("orderBy", row.position),
        enabled=int(changes.get("enabled", row.enabled)),
        details=orjson.dumps({**orjson.loads(row.details), **kept}).decode(),
    )


def _check_external_id(tree: Tree, row: CategoryRow, wanted: str | None) -> None:
    """It is unique in a store (reference-2026, Category.externalReferenceId)."""
    for other in tree.values() if wanted else ():
        if other.id != row.id and orjson.loads(other.details).get("externalReferenceId") == wanted:
            raise Refusal(409, "The external id is used already", "EXTERNAL_ID_ALREADY_USED")


def _known_products(call: Call) -> None:
    for id in call.document.get("productIds", ()):
        if call.database.product(call.store.id, id) is None:
            raise not_found("Product", id, "PRODUCT_NOT_FOUND")


def _put_products(call: Call, category_id: int) -> None:
    if "productIds" in call.document:
        wanted = call.document["productIds"]
        before = [id for id, _ in call.database.products_in(call.store.id, [category_id])[category_id]]
        take_out(call, category_id, [id for id in before if id not in wanted])
        _put_in(call, category_id, wanted)


def _put_in(call: Call, category_id: int, product_ids: Iterable[int]) -> None:
    for id in product_ids:
        _change_product(call, id, lambda ids: ids if category_id in ids else [*ids, category_id])


def take_out(call: Call, category_id: int, product_ids: Iterable[int]) -> None:
    for id in product_ids:
        _change_product(call, id, lambda ids: [other for other in ids if other != category_id])


def _change_product(call: Call, product_id: int, change: Any) -> None:
    row = call.database.product(call.store.id, product_id)
    if row is None:
        return
    details = orjson.loads(row.details)
    before = details.get("categoryIds", [])
    after = change(before)
    if after == before:
        return
    if details.get("defaultCategoryId") not in after:
        details.pop("defaultCategoryId", None)
    details["categoryIds"] = after
    call.database.change_product(row._replace(updated=call.now, details=orjson.dumps(details).decode()))
    call.database.set_product_categories(row.store_id, row.id, after)


def delete_category(call: Call) -> str:
    row = own_category(call)
    gone = family(children_of(call.database.categories(call.store.id)), row.id)
    for id, products in call.database.products_in(call.store.id, gone).items():
        take_out(call, id, [product for product, _ in products])
        call.database.delete_category(call.store.id, id)
    return '{"deleteCount":1}'


def assign_category_products(call: Call) -> str:
    row = own_category(call)
    _known_products(call)
    _put_in(call, row.id, call.document["productIds"])
    return UPDATED


def unassign_category_products(call: Call) -> str:
    row = own_category(call)
    take_out(call, row.id, call.document["productIds"])
    # The count is that of calls, not of products (vendor-client).
    return '{"deleteCount":1}'
