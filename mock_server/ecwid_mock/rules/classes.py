"""The operations of product classes."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import orjson

from ..messages import Refusal
from ..storage.database import Database
from ..storage.schema import ClassRow
from .call import Call
from .details import Document
from .refusals import not_found, wrong_parameter
from .shaping import reshaped
from .stock import UPDATED

GENERAL: Final = 0
# What the general class has in a new store (reference-2026, ProductClass.attributes).
GENERAL_ATTRIBUTES: Final = (
    {"name": "Units in product", "type": "UNITS_IN_PRODUCT", "show": "NOTSHOW"},
    {"name": "Price per unit", "type": "PRICE_PER_UNIT", "show": "PRICE"},
    {"name": "UPC", "type": "UPC", "show": "DESCR"},
    {"name": "Brand", "type": "BRAND", "show": "DESCR"},
)


def list_classes(call: Call) -> str:
    documents = [_document(call, row) for row in call.database.classes(call.store.id)]
    return reshaped(call, orjson.dumps(documents).decode(), lambda document, call: None)


def get_class(call: Call) -> str:
    document = _document(call, _class_of(call))
    return reshaped(call, orjson.dumps(document).decode(), lambda document, call: None)


def _class_of(call: Call) -> ClassRow:
    row = call.database.product_class(call.store.id, call.ids[0])
    if row is None:
        raise no_class(call.ids[0])
    return row


def no_class(id: int) -> Refusal:
    return not_found("Product class", id, "")


def _document(call: Call, row: ClassRow) -> Document:
    attributes = orjson.loads(row.attributes)
    if call.only_enabled:
        attributes = [attribute for attribute in attributes if attribute["show"] != "NOTSHOW"]
    name = {"name": row.name} if row.name else {}
    return {"id": row.id, **name, "attributes": attributes}


def create_class(call: Call) -> str:
    _check_name(call, call.document["name"], None)
    id = call.database.next_id("class")
    call.database.use_id("class", id)
    attributes = numbered(call.database, call.document.get("attributes") or (), known={})
    call.database.put_class(ClassRow(call.store.id, id, call.document["name"], attributes))
    return f'{{"id":{id}}}'


def update_class(call: Call) -> str:
    row, changes = _class_of(call), call.document
    if row.id == GENERAL and changes.get("name", row.name) != row.name:
        raise wrong_parameter("The general class keeps its name")
    if "name" in changes:
        _check_name(call, changes["name"], row.id)
    if "attributes" in changes:
        known = {attribute["id"]: attribute for attribute in orjson.loads(row.attributes)}
        row = row._replace(attributes=numbered(call.database, changes["attributes"] or (), known=known))
    call.database.put_class(row._replace(name=changes.get("name", row.name)))
    return UPDATED


def _check_name(call: Call, name: str, own_id: int | None) -> None:
    if any(row.name == name and row.id != own_id for row in call.database.classes(call.store.id)):
        raise Refusal(409, f"A product class '{name[:100]}' already exists")


def numbered(
    database: Database, attributes: Iterable[Mapping[str, Any]], *, known: Mapping[int, Mapping[str, Any]]
) -> str:
    """The attributes as JSON; one whose id is known keeps it and what was not sent, all others are new."""
    kept: list[Document] = []
    for sent in attributes:
        before = known.get(sent.get("id", 0))
        if before is None or any(before["id"] == other["id"] for other in kept):
            before = {"id": database.next_id("attribute"), "name": "", "type": "CUSTOM", "show": "DESCR"}
            database.use_id("attribute", before["id"])
        kept.append({**before, **sent, "id": before["id"]})
    return orjson.dumps(kept).decode()


def delete_class(call: Call) -> str:
    row = _class_of(call)
    if row.id == GENERAL:
        raise wrong_parameter("The general class cannot be deleted")
    call.database.delete_class(call.store.id, row.id)
    return '{"deleteCount":1}'
