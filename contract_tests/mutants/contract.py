"""Defects of the contract: the document with one thing changed, for the tests and for the stand-in alike.

Both read the same document, so they share the mistake. What disagrees are the documents' examples, the
tables, the model and the generated client, none of which read it.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from contract_tests.contract.reader import Document, load_document

COMBINATIONS = "/{storeId}/products/{productId}/combinations"
ITEM = COMBINATIONS + "/{combinationId}"


@dataclass(frozen=True, slots=True)
class ContractDefect:
    id: str
    what: str
    spoil: Callable[[Document], None]

    def document(self) -> Document:
        """A document of its own with the defect in it."""
        spoilt = deepcopy(load_document())
        self.spoil(spoilt)
        return spoilt


CONTRACT_DEFECTS: dict[str, ContractDefect] = {}


def _defect(id_: str, what: str) -> Callable[[Callable[[Document], None]], None]:
    def register(spoil: Callable[[Document], None]) -> None:
        CONTRACT_DEFECTS[id_] = ContractDefect(id_, what, spoil)

    return register


def _schema(document: Document, name: str) -> Any:
    return document["components"]["schemas"][name]


def _field(document: Document, schema: str, name: str) -> Any:
    return _schema(document, schema)["properties"][name]


def _replies(document: Document, path: str, method: str) -> Any:
    return document["paths"][path][method]["responses"]


def _parameter(document: Document, name: str) -> Any:
    return document["components"]["parameters"][name]


@_defect("D01", "a combination need not say whether it is unlimited")
def _(document: Document) -> None:
    _schema(document, "Combination")["required"].remove("unlimited")


@_defect("D02", "a creation needs no options")
def _(document: Document) -> None:
    _schema(document, "CombinationCreate")["allOf"][1] = {}


@_defect("D03", "an option needs no value")
def _(document: Document) -> None:
    _schema(document, "OptionValue")["required"].remove("value")


@_defect("D04", "a price may be written as a text")
def _(document: Document) -> None:
    _field(document, "CombinationUpdate", "price")["type"] = ["number", "string", "null"]


@_defect("D05", "a price is a whole number")
def _(document: Document) -> None:
    _field(document, "Combination", "price")["type"] = "integer"


@_defect("D06", "a creation is never answered with 415")
def _(document: Document) -> None:
    del _replies(document, COMBINATIONS, "post")["415"]


@_defect("D07", "a combination is always found")
def _(document: Document) -> None:
    del _replies(document, ITEM, "get")["404"]


@_defect("D08", "an update never conflicts")
def _(document: Document) -> None:
    del _replies(document, ITEM, "put")["409"]


@_defect("D09", "every upload is an image")
def _(document: Document) -> None:
    del _replies(document, ITEM + "/image", "post")["422"]


@_defect("D10", "no image is too large")
def _(document: Document) -> None:
    del _replies(document, ITEM + "/image", "post")["413"]


@_defect("D11", "the path says variations")
def _(document: Document) -> None:
    document["paths"][ITEM.replace("combinations", "variations")] = document["paths"].pop(ITEM)


@_defect("D12", "a delta is sent with POST")
def _(document: Document) -> None:
    item = document["paths"][ITEM + "/inventory"]
    item["post"] = item.pop("put")


@_defect("D13", "an update has no checkLowStockNotification")
def _(document: Document) -> None:
    document["paths"][ITEM]["put"]["parameters"].pop()


@_defect("D14", "externalUrl is called externalURL")
def _(document: Document) -> None:
    _parameter(document, "ExternalUrl")["name"] = "externalURL"


@_defect("D15", "a delta need not be given")
def _(document: Document) -> None:
    del _schema(document, "InventoryAdjustment")["required"]


@_defect("D16", "a delta may be a fraction")
def _(document: Document) -> None:
    _field(document, "InventoryAdjustment", "quantityDelta")["type"] = "number"


@_defect("D17", "the list comes in an envelope")
def _(document: Document) -> None:
    items = _schema(document, "CombinationList")
    document["components"]["schemas"]["CombinationList"] = {"type": "object", "properties": {"items": items}}


@_defect("D18", "a creation is answered with 201")
def _(document: Document) -> None:
    replies = _replies(document, COMBINATIONS, "post")
    replies["201"] = replies.pop("200")


@_defect("D19", "the SKU cannot be cleared with null")
def _(document: Document) -> None:
    _field(document, "CombinationUpdate", "sku")["type"] = "string"


@_defect("D20", "a wholesale price may be for one item")
def _(document: Document) -> None:
    del _field(document, "WholesalePrice", "quantity")["minimum"]


@_defect("D21", "a weight may be negative")
def _(document: Document) -> None:
    del _field(document, "CombinationUpdate", "weight")["minimum"]


@_defect("D22", "HIDE is not known")
def _(document: Document) -> None:
    _schema(document, "OutOfStockVisibilityBehaviour")["enum"].remove("HIDE")


@_defect("D23", "an attribute may be shown NEVER")
def _(document: Document) -> None:
    _schema(document, "AttributeShow")["enum"].append("NEVER")


@_defect("D24", "unknown fields are refused")
def _(document: Document) -> None:
    _schema(document, "CombinationUpdate")["additionalProperties"] = False


@_defect("D25", "a delta may be repeated freely")
def _(document: Document) -> None:
    document["paths"][ITEM + "/inventory"]["put"]["x-retry"] = "idempotent"


@_defect("D26", "an image's id has 32 bits")
def _(document: Document) -> None:
    _field(document, "UploadStatus", "id")["maximum"] = 2**31 - 1


@_defect("D27", "a product's id has 32 bits")
def _(document: Document) -> None:
    _parameter(document, "ProductId")["schema"]["maximum"] = 2**31 - 1


@_defect("D28", "a page may have 1,000 products")
def _(document: Document) -> None:
    _parameter(document, "Limit")["schema"]["maximum"] = 1000


@_defect("D29", "a reply may be null where it must be absent")
def _(document: Document) -> None:
    _field(document, "Combination", "price")["type"] = ["number", "null"]


@_defect("D30", "an image is sent as JPEG")
def _(document: Document) -> None:
    body = document["paths"][ITEM + "/image"]["post"]["requestBody"]
    body["content"]["image/jpeg"] = body["content"].pop("application/octet-stream")
    del body["x-also-accepts"]


@_defect("D31", "errorMessage is a number")
def _(document: Document) -> None:
    _field(document, "Error", "errorMessage")["type"] = "integer"


@_defect("D32", "a link looks in the wrong place")
def _(document: Document) -> None:
    document["components"]["links"]["GetCombination"]["parameters"]["combinationId"] = (
        "$response.body#/combination/id"
    )


@_defect("D33", "an empty list of options is taken")
def _(document: Document) -> None:
    del _field(document, "CombinationUpdate", "options")["minItems"]


@_defect("D34", "the number of a new combination is needed")
def _(document: Document) -> None:
    _schema(document, "CombinationCreate")["allOf"][1]["required"].append("combinationNumber")


@_defect("D35", "lang is any text")
def _(document: Document) -> None:
    del _parameter(document, "Lang")["schema"]["pattern"]


@_defect("D36", "a list of all combinations is a page of five")
def _(document: Document) -> None:
    _schema(document, "CombinationList")["maxItems"] = 3
