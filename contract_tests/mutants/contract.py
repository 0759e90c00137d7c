"""Defects of the contract: the document with one thing changed, for the tests and for the stand-in alike.

Both read the same document, so they share the mistake. What disagrees are the documents' examples, the
tables, the model and the generated client, none of which read it.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from functools import reduce
from typing import Any

from contract_tests.contract.reader import Document, load_document

Spoil = Callable[[Document], object]

COMBINATIONS = "/{storeId}/products/{productId}/combinations"
ITEM = COMBINATIONS + "/{combinationId}"
UPDATE = ("paths", ITEM, "put")
DELTA = ("paths", ITEM + "/inventory")
IMAGE = ("paths", ITEM + "/image", "post")


@dataclass(frozen=True, slots=True)
class ContractDefect:
    id: str
    what: str
    spoil: Spoil

    def document(self) -> Document:
        """A document of its own with the defect in it."""
        spoilt = deepcopy(load_document())
        self.spoil(spoilt)
        return spoilt


Place = tuple[Any, ...]


def _at(document: Document, place: Place) -> Any:
    return reduce(lambda node, step: node[step], place, document)


def _schema(name: str, *inside: Any) -> Place:
    return ("components", "schemas", name, *inside)


def _field(schema: str, name: str) -> Place:
    return _schema(schema, "properties", name)


def _parameter(name: str) -> Place:
    return ("components", "parameters", name)


def _set(place: Place, name: Any, value: Any) -> Spoil:
    return lambda document: _at(document, place).update({name: value})


def _dropped(place: Place, name: Any) -> Spoil:
    """A key, or an entry of a list by its place."""
    return lambda document: _at(document, place).pop(name)


def _unlisted(place: Place, entry: str) -> Spoil:
    return lambda document: _at(document, place).remove(entry)


def _listed(place: Place, entry: str) -> Spoil:
    return lambda document: _at(document, place).append(entry)


def _renamed(place: Place, old: str, new: str) -> Spoil:
    return lambda document: (node := _at(document, place)).update({new: node.pop(old)})


def _list_in_envelope(document: Document) -> None:
    schemas = _at(document, ("components", "schemas"))
    items = schemas["CombinationList"]
    schemas["CombinationList"] = {"type": "object", "properties": {"items": items}}


def _image_as_jpeg(document: Document) -> None:
    body = _at(document, (*IMAGE, "requestBody"))
    body["content"]["image/jpeg"] = body["content"].pop("application/octet-stream")
    del body["x-also-accepts"]


_SPOILS: dict[str, Spoil] = {
    "D01 a combination need not say whether it is unlimited": _unlisted(
        _schema("Combination", "required"), "unlimited"
    ),
    "D02 a creation needs no options": _dropped(_schema("CombinationCreate", "allOf", 1), "required"),
    "D03 an option needs no value": _unlisted(_schema("OptionValue", "required"), "value"),
    "D04 a price may be written as a text": _set(
        _field("CombinationUpdate", "price"), "type", ["number", "string", "null"]
    ),
    "D05 a price is a whole number": _set(_field("Combination", "price"), "type", "integer"),
    "D06 a creation is never answered with 415": _dropped(
        ("paths", COMBINATIONS, "post", "responses"), "415"
    ),
    "D07 a combination is always found": _dropped(("paths", ITEM, "get", "responses"), "404"),
    "D08 an update never conflicts": _dropped((*UPDATE, "responses"), "409"),
    "D09 every upload is an image": _dropped((*IMAGE, "responses"), "422"),
    "D10 no image is too large": _dropped((*IMAGE, "responses"), "413"),
    "D11 the path says variations": _renamed(("paths",), ITEM, ITEM.replace("combinations", "variations")),
    "D12 a delta is sent with POST": _renamed(DELTA, "put", "post"),
    "D13 an update has no checkLowStockNotification": _dropped((*UPDATE, "parameters"), -1),
    "D14 externalUrl is called externalURL": _set(_parameter("ExternalUrl"), "name", "externalURL"),
    "D15 a delta need not be given": _dropped(_schema("InventoryAdjustment"), "required"),
    "D16 a delta may be a fraction": _set(_field("InventoryAdjustment", "quantityDelta"), "type", "number"),
    "D17 the list comes in an envelope": _list_in_envelope,
    "D18 a creation is answered with 201": _renamed(
        ("paths", COMBINATIONS, "post", "responses"), "200", "201"
    ),
    "D19 the SKU cannot be cleared with null": _set(_field("CombinationUpdate", "sku"), "type", "string"),
    "D20 a wholesale price may be for one item": _dropped(_field("WholesalePrice", "quantity"), "minimum"),
    "D21 a weight may be negative": _dropped(_field("CombinationUpdate", "weight"), "minimum"),
    "D22 HIDE is not known": _unlisted(_schema("OutOfStockVisibilityBehaviour", "enum"), "HIDE"),
    "D23 an attribute may be shown NEVER": _listed(_schema("AttributeShow", "enum"), "NEVER"),
    "D24 unknown fields are refused": _set(_schema("CombinationUpdate"), "additionalProperties", False),
    "D25 a delta may be repeated freely": _set((*DELTA, "put"), "x-retry", "idempotent"),
    "D26 an image's id has 32 bits": _set(_field("UploadStatus", "id"), "maximum", 2**31 - 1),
    "D27 a product's id has 32 bits": _set((*_parameter("ProductId"), "schema"), "maximum", 2**31 - 1),
    "D28 a page may have 1,000 products": _set((*_parameter("Limit"), "schema"), "maximum", 1000),
    "D29 a reply may be null where it must be absent": _set(
        _field("Combination", "price"), "type", ["number", "null"]
    ),
    "D30 an image is sent as JPEG": _image_as_jpeg,
    "D31 errorMessage is a number": _set(_field("Error", "errorMessage"), "type", "integer"),
    "D32 a link looks in the wrong place": _set(
        ("components", "links", "GetCombination", "parameters"),
        "combinationId",
        "$response.body#/combination/id",
    ),
    "D33 an empty list of options is taken": _dropped(_field("CombinationUpdate", "options"), "minItems"),
    "D34 the number of a new combination is needed": _listed(
        _schema("CombinationCreate", "allOf", 1, "required"), "combinationNumber"
    ),
    "D35 lang is any text": _dropped((*_parameter("Lang"), "schema"), "pattern"),
    "D36 a list of all combinations is a page of five": _set(_schema("CombinationList"), "maxItems", 3),
}
CONTRACT_DEFECTS = {name[:3]: ContractDefect(name[:3], name[4:], spoil) for name, spoil in _SPOILS.items()}
