"""JSON that is broken, wrapped or against its schema, and what must be tolerated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from contract_tests.contract.fields import fields_of, values
from contract_tests.contract.reader import Contract
from contract_tests.legs.protocol.row import COMBINATIONS, INT64_MAX, ITEM, JSON, Row, link, options, row

# No JSON, or JSON of a kind that no body is.
BROKEN = {
    "nothing": b"",
    "an opening brace": b"{",
    "a missing value": b'{"price":}',
    "single quotes": b"{'price': 1}",
    "a trailing comma": b'{"price": 1,}',
    "text behind it": b'{"price": 1} x',
    "two documents": b'{"price": 1}{"price": 2}',
    "NaN": b'{"price": NaN}',
    "Infinity": b'{"price": Infinity}',
    "-Infinity": b'{"price": -Infinity}',
    "a leading zero": b'{"price": 01}',
    "bytes that are not UTF-8": b'{"sku": "\xff\xfe"}',
    "a raw line feed in a text": b'{"sku": "a\nb"}',
    "a comment": b'{"price": 1} // one',
    "null": b"null",
    "a list": b"[]",
    "a text": b'"price"',
    "a number": b"1",
    "true": b"true",
    "UTF-16": '{"price": 1}'.encode("utf-16"),
    "100,000 brackets": b"[" * 100_000,
}


def ignored_fields(contract: Contract) -> Iterator[Row]:
    """Fields that can only be read, and names in other letters, are unknown to a write and ignored."""
    for read, write, path in (
        ("Combination", "CombinationUpdate", ITEM),
        ("Product", "ProductUpdate", "/products/{p}"),
    ):
        shown, written = fields_of(contract, read), fields_of(contract, write)
        for name in [name for name in shown if name not in written]:
            for turn, value in enumerate(values(contract, shown[name])[:2]):
                yield row(f"{write} with {name}, {turn}", "PUT", path, 200, body={name: value}, inert=True)
        for name, node in written.items():
            snake = re.sub("(?=[A-Z])", "_", name).lower()
            value = values(contract, node)[-1]
            for other in dict.fromkeys((name.upper(), name[0].upper() + name[1:], snake)):
                if other == name:
                    continue
                yield row(f"{write} with {other}", "PUT", path, 200, body={other: value}, inert=True)


def malformed_bodies() -> Iterator[Row]:
    either = {
        "a byte order mark": b'\xef\xbb\xbf{"price": 1}',
        "a key twice": b'{"price": 1, "price": 1}',
        "a lone surrogate": b'{"externalReferenceId": "\\ud800"}',
        "a NUL": b'{"externalReferenceId": "a\\u0000b"}',
        "400 levels": b'{"x": ' + b"[" * 400 + b"]" * 400 + b"}",
        "20,000 levels": b'{"x": ' + b"[" * 20_000 + b"]" * 20_000 + b"}",
    }
    for levels in (100, 400, 900):
        for name in ("price", "options", "alt"):
            deep = b'{"' + name.encode() + b'": ' + b"[" * levels + b"]" * levels + b"}"
            yield row(f"{name} of {levels} levels", "PUT", ITEM, 400, body=deep, headers=JSON)
    for name, body in either.items():
        yield row(f"updateCombination with {name}", "PUT", ITEM, 200, 400, body=body, headers=JSON)


def schema_violations() -> Iterator[Row]:
    either_way: dict[str, dict[str, Any]] = {
        "no options": {"options": []},
        "options of text": {"options": "Size"},
        "an option without value": {"options": [{"name": "Size"}]},
        "an option without name": {"options": [{"value": "L"}]},
        "an empty option name": {"options": [{"name": "", "value": "L"}]},
        "an empty option value": {"options": [{"name": "Size", "value": ""}]},
        "a number as option value": {"options": [{"name": "Size", "value": 1}]},
        "options null": {"options": None},
        "an option twice": {"options": [{"name": "Size", "value": "L"}, {"name": "Size", "value": "M"}]},
        "sku as number": {"sku": 7},
        "quantity null": {"quantity": None},
        "unlimited null": {"unlimited": None},
        "unlimited of text": {"unlimited": "yes"},
        "price of text": {"price": "10"},
        "price true": {"price": True},
        "a tier for one item": {"wholesalePrices": [{"quantity": 1, "price": 0.5}]},
        "a tier without price": {"wholesalePrices": [{"quantity": 10}]},
        "a tier below zero": {"wholesalePrices": [{"quantity": 10, "price": -1}]},
        "a negative weight": {"weight": -0.1},
        "a negative costPrice": {"costPrice": -1},
        "a negative volume": {"volume": -1},
        "a negative length": {"dimensions": {"length": -1}},
        "dimensions null": {"dimensions": None},
        "minPurchaseQuantity below zero": {"minPurchaseQuantity": -1},
        "maxPurchaseQuantity of text": {"maxPurchaseQuantity": "3"},
        "warningLimit of a fraction": {"warningLimit": 1.5},
        "an unknown visibility": {"outOfStockVisibilityBehaviour": "SOMETIMES"},
        "an attribute that is null": {"attributes": [None]},
        "an unknown attribute alias": {"attributes": [{"alias": "SHOE_SIZE", "value": "42"}]},
        "an unknown attribute type": {"attributes": [{"id": 1, "type": "SHOE", "value": "42"}]},
        "an unknown show": {"attributes": [{"id": 1, "show": "NEVER", "value": "42"}]},
        "alt of text": {"alt": "picture"},
        "a translation that is no text": {"alt": {"translated": {"en": 1}}},
        "isShippingRequired of text": {"isShippingRequired": "true"},
    }
    base = {"options": [{"name": "Size", "value": "{fresh}"}]}
    for name, body in either_way.items():
        yield row(f"update with {name}", "PUT", ITEM, 400, body=body)
        yield row(f"create with {name}", "POST", COMBINATIONS, 400, body={**base, **body})
    nowhere = f"/products/{INT64_MAX}"
    malformed: tuple[dict[str, Any], ...] = ({"price": "1"}, {"options": []})
    for bad in malformed:
        yield row(
            f"create {bad} in an unknown product",
            "POST",
            nowhere + "/combinations",
            400,
            body={**base, **bad},
        )
        yield row(
            f"update of an unknown combination with {bad}",
            "PUT",
            f"{COMBINATIONS}/{INT64_MAX}",
            400,
            body=bad,
        )
    yield row("malformed update of an unknown product", "PUT", nowhere, 400, body={"weight": -1})
    yield row("create without options", "POST", COMBINATIONS, 400, body={"price": 1})
    yield row("delta without quantityDelta", "PUT", ITEM + "/inventory", 400, body={})
    yield row("delta null", "PUT", ITEM + "/inventory", 400, body={"quantityDelta": None})
    yield row("delta under an old name", "PUT", ITEM + "/inventory", 400, body={"inventoryDelta": 1})
    yield row("product delta without quantityDelta", "PUT", "/products/{p}/inventory", 400, body={})
    yield row("product without name", "POST", "/products", 400, body={"sku": "{sku}"})
    yield row("product with an empty name", "POST", "/products", 400, body={"name": ""})
    yield row("product with name null", "POST", "/products", 400, body={"name": None})
    of_products: dict[str, dict[str, Any]] = {
        "an option of unknown type": {"options": [{"name": "Size", "type": "SLIDER"}]},
        "an option without name": {"options": [{"type": "SELECT"}]},
        "a choice without text": {"options": [{"name": "Size", "choices": [{"priceModifier": 1}]}]},
        "an unknown modifier": {
            "options": [{"name": "S", "choices": [{"text": "a", "priceModifierType": "HALF"}]}]
        },
        "a negative class": {"productClassId": -1},
        "a category of text": {"categoryIds": ["1"]},
        "a price null": {"price": None},
        "a negative weight": {"weight": -1},
        "an enabled of text": {"enabled": "yes"},
    }
    for name, body in of_products.items():
        yield row(f"product update with {name}", "PUT", "/products/{p}", 400, body=body)
        yield row(f"product creation with {name}", "POST", "/products", 400, body={"name": "Scratch", **body})
    for field_name in ("url", "width", "height"):
        body = link()
        del body[field_name]
        yield row(f"async image without {field_name}", "POST", ITEM + "/image/async", 400, 422, body=body)


def tolerated() -> Iterator[Row]:
    yield row("update with nothing in it", "PUT", ITEM, 200, body={})
    yield row("update with an unknown field", "PUT", ITEM, 200, body={"price": 4, "colour": {"a": [1]}})
    yield row("update with id 0", "PUT", ITEM, 200, body={"id": 0, "price": 4})
    yield row(
        "update with read-only fields",
        "PUT",
        ITEM,
        200,
        body={"imageUrl": "http://x.example/a", "inStock": False, "combinationNumber": 77, "productId": 1},
    )
    yield row(
        "create with read-only fields",
        "POST",
        COMBINATIONS,
        200,
        body={"id": 0, "inStock": True, "options": [{"name": "Size", "value": "{fresh}"}]},
    )
    yield row("option value beyond ASCII", "POST", COMBINATIONS, 200, body=options("größe {fresh} 𝄞 é"))
    yield row(
        "option value of 5,000 letters", "POST", COMBINATIONS, 200, body=options("{fresh}" + "x" * 5000)
    )
    yield row(
        "option value that looks like markup",
        "POST",
        COMBINATIONS,
        200,
        body=options("{fresh}<b>'\"&;--</b>"),
    )
    five = [{"name": f"Option {i}", "value": "{fresh}"} for i in range(5)]
    yield row("five options", "POST", COMBINATIONS, 200, body={"options": five})
    yield row("delta of 0", "PUT", ITEM + "/inventory", 200, body={"quantityDelta": 0})
    yield row("delta below the stock", "PUT", ITEM + "/inventory", 200, body={"quantityDelta": -2_000_000})
    yield row(
        "delta without an own SKU", "PUT", COMBINATIONS + "/{n}/inventory", 400, body={"quantityDelta": 1}
    )
    yield row("other stock without an own SKU", "PUT", COMBINATIONS + "/{n}", 400, body={"quantity": 424242})
    yield row("an empty attribute list", "PUT", ITEM, 200, body={"attributes": []})
    yield row("request id header", "GET", ITEM, 200, headers={"X-Ecwid-Api-Request-Id": "a1b2c3d4"})
    yield row("accept anything", "GET", ITEM, 200, headers={"Accept": "*/*"})
    yield row("accept gzip", "GET", ITEM, 200, headers={"Accept-Encoding": "gzip"})
