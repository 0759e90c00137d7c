"""Requests that no generator writes, each with the statuses that are right for it.

A row is one request against a fixture of one product with two combinations: `{c}` has an SKU of its own,
`{n}` has none; `{pe}` and `{ce}` are ids with their digits escaped, `{p32}` and `{c32}` lie 2^32 above; `{g}` and
`{k}` are a category and a product class. Two statuses stand in a row only where the contract leaves the choice to
the server. A row that is refused, or that is `inert` because it holds only what the service ignores, must leave
everything as it was; the runner checks that after every one.
"""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from zlib import crc32

from contract_tests.contract import METHODS, Contract
from contract_tests.fields import fields_of, values, writable_integers
from contract_tests.model import REFERENCES

INT32_MAX = 2**31 - 1
INT64_MAX = 2**63 - 1
MAX_IMAGE_BYTES = 20_971_520
JSON = {"Content-Type": "application/json"}

# The smallest files that decoders accept: one pixel each.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f"
    "0005fe02fe0def46b80000000049454e44ae426082"
)
GIF = bytes.fromhex("47494638396101000100800000ffffff0000002c00000000010001000002024401003b")


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    method: str
    path: str
    statuses: frozenset[int]
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    auth: str = "bearer"
    inert: bool = False


def rows(contract: Contract) -> list[Row]:
    found = [
        *_media_types(),
        *_image_media_types(),
        *_media_types_of_reads(contract),
        *_path_numbers(),
        *_query_values(),
        *_body_numbers(),
        *_integers(contract),
        *_wrapped_bodies(),
        *_ignored_fields(contract),
        *_malformed_bodies(),
        *_schema_violations(),
        *_tolerated(),
        *_sizes(),
        *_methods(contract),
        *_tokens(),
        *_addresses(),
        *_unknown_paths(),
        *_catalog(),
    ]
    names = [row.name for row in found]
    assert len(names) == len(set(names)), "names of rows are unique"
    return found


COMBINATIONS = "/products/{p}/combinations"
ITEM = COMBINATIONS + "/{c}"
JSON_WRITES: tuple[tuple[str, str, str, Any], ...] = (
    ("updateCombination", "PUT", ITEM, {"price": 3.25}),
    ("adjustCombinationInventory", "PUT", ITEM + "/inventory", {"quantityDelta": 1}),
    (
        "uploadCombinationImageAsync",
        "POST",
        ITEM + "/image/async",
        {"url": "https://images.example.com/a.png", "width": 1, "height": 1},
    ),
    ("updateProduct", "PUT", "/products/{p}", {"compareToPrice": 99.5}),
    ("adjustProductInventory", "PUT", "/products/{p}/inventory", {"quantityDelta": 1}),
)
CREATES: tuple[tuple[str, str, str, Any], ...] = (
    ("createCombination", "POST", COMBINATIONS, {"options": [{"name": "Size", "value": "{fresh}"}]}),
    ("createProduct", "POST", "/products", {"name": "Scratch", "sku": "{sku}"}),
)
NOTHING_REQUIRED = ("updateCombination", "updateProduct")
SCHEMAS_OF_WRITES = {
    "CombinationUpdate": ITEM,
    "ProductUpdate": "/products/{p}",
    "InventoryAdjustment": ITEM + "/inventory",
}


def _row(name: str, method: str, path: str, *statuses: int, body: Any = None, **rest: Any) -> Row:
    payload = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
    headers = rest.pop("headers", JSON if payload else {})
    return Row(name, method, path, frozenset(statuses), payload, headers, **rest)


def _media_types() -> Iterator[Row]:
    taken = (
        "application/json",
        "text/json",
        "application/json;charset=utf-8",
        "Application/JSON; charset=UTF-8",
    )
    refused = (
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/octet-stream",
        "application/vnd.api+json",
        "image/png",
    )
    for operation, method, path, body in (*JSON_WRITES, *CREATES):
        for media_type in taken if operation == "updateCombination" else taken[1:2]:
            yield _row(
                f"{operation} as {media_type}",
                method,
                path,
                200,
                body=body,
                headers={"Content-Type": media_type},
            )
        for media_type in refused:
            yield _row(
                f"{operation} as {media_type}",
                method,
                path,
                415,
                body=body,
                headers={"Content-Type": media_type},
            )
        yield _row(f"{operation} as nothing", method, path, 200, 415, body=body, headers={})


def _image_media_types() -> Iterator[Row]:
    path = ITEM + "/image"
    taken = ("application/octet-stream", "image/png", "image/jpeg", "image/jpeg;", "application/json", None)
    for media_type in taken:
        headers = {"Content-Type": media_type} if media_type else {}
        yield _row(f"image as {media_type}", "POST", path, 200, body=PNG, headers=headers)
    for media_type in ("multipart/form-data; boundary=x", "application/x-www-form-urlencoded"):
        yield _row(
            f"image as {media_type}", "POST", path, 415, body=PNG, headers={"Content-Type": media_type}
        )
    address = b"externalUrl=https%3A%2F%2Fimages.example.com%2Fradish.jpg"
    form = {"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8"}
    yield _row("image by its address as a form", "POST", path, 200, body=address, headers=form)
    octets = {"Content-Type": "application/octet-stream"}
    yield _row("image that is a GIF", "POST", path, 200, body=GIF, headers=octets)
    yield _row("image that is text", "POST", path, 422, body=b"not an image", headers=octets)
    yield _row("image that is cut short", "POST", path, 422, body=PNG[:20], headers=octets)
    yield _row("image that is HTML", "POST", path, 422, body=b"<html><body>no</body></html>", headers=octets)
    yield _row("image that is empty", "POST", path, 422, headers=octets)
    yield _row("image without body or address", "POST", path, 422, headers={})


def _path(template: str) -> str:
    """The path below the store with the ids of a row's product and combination, and 1 for all other ids."""
    known = {"storeId": "", "productId": "{p}", "combinationId": "{c}"}
    return re.sub(r"\{(\w+)\}", lambda name: known.get(name[1], "1"), template).removeprefix("/")


def _media_types_of_reads(contract: Contract) -> Iterator[Row]:
    for operation in contract.operations.values():
        required = {parameter.name for parameter in operation.parameters if parameter.required}
        if operation.method == "GET" and required <= {"storeId", "productId", "combinationId"}:
            path = _path(operation.template)
            for media_type in ("application/json;charset=utf-8", "text/plain"):
                yield _row(
                    f"{operation.id} with {media_type}",
                    "GET",
                    path,
                    200,
                    headers={"Content-Type": media_type},
                )
    yield _row(
        "delete image with a media type",
        "DELETE",
        ITEM + "/image",
        200,
        headers={"Content-Type": "application/json"},
    )


def _path_numbers() -> Iterator[Row]:
    malformed = (
        "abc",
        "0",
        "-1",
        "1.0",
        "1e3",
        "0x10",
        "%2B1",
        "1_0",
        "%201",
        "1%20",
        "1%0A",
        "%D9%A3",
        "NaN",
        "null",
    )
    too_big = (str(2**63), str(2**64), "9" * 40)
    for text in (*malformed, *too_big):
        yield _row(f"combination id {text}", "GET", f"{COMBINATIONS}/{text}", 400)
        yield _row(f"product id {text}", "GET", f"/products/{text}", 400)
        yield _row(f"product id {text} of a list", "GET", f"/products/{text}/combinations", 400)
    for text in ("abc", "0", str(2**63)):
        yield _row(f"delete of combination id {text}", "DELETE", f"{COMBINATIONS}/{text}", 400)
        yield _row(
            f"update of combination id {text}", "PUT", f"{COMBINATIONS}/{text}", 400, body={"price": 1}
        )
        yield _row(
            f"delta of combination id {text}",
            "PUT",
            f"{COMBINATIONS}/{text}/inventory",
            400,
            body={"quantityDelta": 1},
        )
        yield _row(f"delete of image of combination id {text}", "DELETE", f"{COMBINATIONS}/{text}/image", 400)
        yield _row(f"delete all of product id {text}", "DELETE", f"/products/{text}/combinations", 400)
    for path in ("/products/{pe}", "/products/{pe}/combinations", COMBINATIONS + "/{ce}"):
        yield _row(f"escaped digits: {path}", "GET", path, 200)
    yield _row("escaped digits of a write", "PUT", "/products/{pe}/combinations/{ce}", 200, body={"price": 3})
    above = COMBINATIONS + "/{c32}"
    for method, path, body in (
        ("GET", "/products/{p32}", None),
        ("GET", "/products/{p32}/combinations", None),
        ("PUT", "/products/{p32}", {"price": 1}),
        ("PUT", "/products/{p32}/inventory", {"quantityDelta": 1}),
        ("DELETE", "/products/{p32}/combinations", None),
        ("GET", above, None),
        ("PUT", above, {"price": 1}),
        ("PUT", above + "/inventory", {"quantityDelta": 1}),
        ("POST", above + "/image/async", _link()),
        ("DELETE", above + "/image", None),
        ("DELETE", above, None),
    ):
        yield _row(f"{method} {path}", method, path, 404, body=body)
    for unknown in (2**31, 10**12, 2**53 + 1, 2**62):
        yield _row(f"unknown combination {unknown}", "GET", f"{COMBINATIONS}/{unknown}", 404)
        yield _row(f"unknown product {unknown}", "GET", f"/products/{unknown}", 404)
        yield _row(f"list of unknown product {unknown}", "GET", f"/products/{unknown}/combinations", 404)
    yield _row("the largest combination id", "GET", f"{COMBINATIONS}/{INT64_MAX}", 404)
    yield _row("the largest product id", "GET", f"/products/{INT64_MAX}", 404)
    yield _row("delete of an unknown combination", "DELETE", f"{COMBINATIONS}/{INT64_MAX}", 404)
    yield _row(
        "update of an unknown combination", "PUT", f"{COMBINATIONS}/{INT64_MAX}", 404, body={"price": 1}
    )
    yield _row("delete all of an unknown product", "DELETE", f"/products/{INT64_MAX}/combinations", 404)
    yield _row(
        "create in an unknown product",
        "POST",
        f"/products/{INT64_MAX}/combinations",
        404,
        body={"options": [{"name": "Size", "value": "L"}]},
    )
    yield _row(
        "image of an unknown combination",
        "POST",
        f"{COMBINATIONS}/{INT64_MAX}/image",
        404,
        body=PNG,
        headers={},
    )
    nowhere = f"/products/{INT64_MAX}"
    yield _row("list of an unknown product", "GET", nowhere + "/combinations", 404)
    yield _row(
        "async image of an unknown combination",
        "POST",
        f"{COMBINATIONS}/{INT64_MAX}/image/async",
        404,
        body=_link(),
    )
    yield _row(
        "delete of image of an unknown combination", "DELETE", f"{COMBINATIONS}/{INT64_MAX}/image", 404
    )
    yield _row("update of an unknown product", "PUT", nowhere, 404, body={"price": 1})
    yield _row("delete of an unknown product", "DELETE", nowhere, 404)
    yield _row("delta of an unknown product", "PUT", nowhere + "/inventory", 404, body={"quantityDelta": 1})
    yield _row(
        "product in an unknown category",
        "POST",
        "/products",
        404,
        body={"name": "S", "categoryIds": [INT64_MAX]},
    )
    yield _row("move to an unknown category", "PUT", "/products/{p}", 404, body={"categoryIds": [INT64_MAX]})
    yield _row("delete of product id abc", "DELETE", "/products/abc", 400)
    yield _row("update of product id abc", "PUT", "/products/abc", 400, body={"price": 1})
    yield _row("delta of product id abc", "PUT", "/products/abc/inventory", 400, body={"quantityDelta": 1})
    yield _row("image of combination id abc", "POST", f"{COMBINATIONS}/abc/image", 400, body=PNG, headers={})
    yield _row(
        "async image of combination id abc", "POST", f"{COMBINATIONS}/abc/image/async", 400, body=_link()
    )
    yield _row(
        "delta of an unknown combination",
        "PUT",
        f"{COMBINATIONS}/{INT64_MAX}/inventory",
        404,
        body={"quantityDelta": 1},
    )


def _query_values() -> Iterator[Row]:
    for name, least, most in (("limit", 1, 100), ("offset", 0, INT32_MAX)):
        for text in (str(least), str(most)):
            yield _row(f"{name}={text}", "GET", f"/products?{name}={text}", 200)
        for text in (
            str(least - 1),
            str(most + 1),
            "abc",
            "1.5",
            "",
            "1_0",
            "5%0A",
            "1e1",
            "%2B5",
            "9" * 30,
            "null",
        ):
            yield _row(f"{name}={text}", "GET", f"/products?{name}={text}", 400)
        yield _row(f"{name} twice", "GET", f"/products?{name}=1&{name}=2", 200, 400)
    for path in ("/products", COMBINATIONS, ITEM, "/products/{p}"):
        for text in ("en", "nl", "pt_BR"):
            yield _row(f"lang={text} at {path}", "GET", f"{path}?lang={text}", 200)
        for text in ("EN", "english", "e", "en%0A", "en-US", ""):
            yield _row(f"lang={text} at {path}", "GET", f"{path}?lang={text}", 400)
    for path, body in (
        (ITEM, {"price": 2}),
        (ITEM + "/inventory", {"quantityDelta": 0}),
        ("/products/{p}", {}),
    ):
        for text in ("true", "false", "yes", "no", "on", "off", "1", "0"):
            yield _row(
                f"checkLowStockNotification={text} at {path}",
                "PUT",
                f"{path}?checkLowStockNotification={text}",
                200,
                body=body,
            )
        for text in ("garbage", "2", "", "null", "truee"):
            yield _row(
                f"checkLowStockNotification={text} at {path}",
                "PUT",
                f"{path}?checkLowStockNotification={text}",
                400,
                body=body,
            )
    yield _row("keyword that is hostile", "GET", "/products?keyword=%27%20OR%201%3D1%20--%20%25_", 200)
    yield _row("sku that is hostile", "GET", "/products?sku=%25", 200)
    yield _row("query that is not UTF-8", "GET", "/products?keyword=%FF%FE", 200, 400)
    yield _row("unknown query parameter", "GET", f"{COMBINATIONS}?limit=100&offset=0&foo=bar", 200)
    yield _row("unknown query parameter of a write", "PUT", f"{ITEM}?limit=100", 200, body={"price": 2.5})


def _body_numbers() -> Iterator[Row]:
    for number in (INT32_MAX + 1, -(2**31) - 1, 2**63, 2**64, 10**30, 4.5, True, "4"):
        yield _row(f"quantity {number!r}", "PUT", ITEM, 400, body={"quantity": number})
        yield _row(
            f"quantityDelta {number!r}", "PUT", ITEM + "/inventory", 400, body={"quantityDelta": number}
        )
        yield _row(
            f"product quantityDelta {number!r}",
            "PUT",
            "/products/{p}/inventory",
            400,
            body={"quantityDelta": number},
        )
    for number in (0, -5, INT32_MAX, -(2**31), 4.0):
        yield _row(f"quantity {number!r}", "PUT", ITEM, 200, body={"quantity": number})
    for number in (1e308, -0.5, 0, 0.1234567891, 1e-300, 12345678901234567890):
        yield _row(f"price {number!r}", "PUT", ITEM, 200, body={"price": number})
    yield _row("price beyond a double", "PUT", ITEM, 200, 400, body=b'{"price": 1e400}')
    yield _row("price of 400 digits", "PUT", ITEM, 200, 400, body=b'{"price": ' + b"9" * 400 + b"}")
    yield _row(
        "stock beyond 32 bits by a delta", "PUT", ITEM + "/inventory", 400, body={"quantityDelta": INT32_MAX}
    )
    yield _row("width 0", "POST", ITEM + "/image/async", 400, body=_link(width=0))
    yield _row("width of text", "POST", ITEM + "/image/async", 400, body=_link(width="1200"))
    yield _row("height beyond 32 bits", "POST", ITEM + "/image/async", 400, body=_link(height=2**31))


def _integers(contract: Contract) -> Iterator[Row]:
    """A number with a zero fraction is an integer; half of one is none, nor is what lies beyond the bounds."""
    for schema, path in SCHEMAS_OF_WRITES.items():
        for name, least, most in writable_integers(contract, schema):
            if name in REFERENCES:
                continue
            for text, *statuses in (
                ("5.0", 200),
                ("5e0", 200),
                ("5.5", 400),
                (most + 1, 400),
                (least - 1, 400),
            ):
                body = f'{{"{name}": {text}}}'.encode()
                yield _row(f"{schema} with {name} {text}", "PUT", path, *statuses, body=body)


def _wrapped_bodies() -> Iterator[Row]:
    """What is right, in something that is not asked for."""
    for operation, method, path, body in (*JSON_WRITES, *CREATES):
        wrapped = {"in a list": [body], "as a text": json.dumps(body), "in an object": {"data": body}}
        for name, value in wrapped.items():
            if name != "in an object" or operation not in NOTHING_REQUIRED:
                yield _row(f"{operation} {name}", method, path, 400, body=value)
            else:
                yield _row(f"{operation} {name}", method, path, 200, body=value, inert=True)


def _ignored_fields(contract: Contract) -> Iterator[Row]:
    """Fields that can only be read, and names in other letters, are unknown to a write and ignored."""
    for read, write, path in (
        ("Combination", "CombinationUpdate", ITEM),
        ("Product", "ProductUpdate", "/products/{p}"),
    ):
        shown, written = fields_of(contract, read), fields_of(contract, write)
        for name in [name for name in shown if name not in written]:
            for turn, value in enumerate(values(contract, shown[name])[:2]):
                yield _row(f"{write} with {name}, {turn}", "PUT", path, 200, body={name: value}, inert=True)
        for name, node in written.items():
            snake = re.sub("(?=[A-Z])", "_", name).lower()
            value = values(contract, node)[-1]
            for other in dict.fromkeys((name.upper(), name[0].upper() + name[1:], snake)):
                if other == name:
                    continue
                yield _row(f"{write} with {other}", "PUT", path, 200, body={other: value}, inert=True)


def _malformed_bodies() -> Iterator[Row]:
    broken = {
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
    for operation, method, path, _ in (*JSON_WRITES, *CREATES):
        for name, body in broken.items():
            yield _row(f"{operation} with {name}", method, path, 400, body=body, headers=JSON)
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
            yield _row(f"{name} of {levels} levels", "PUT", ITEM, 400, body=deep, headers=JSON)
    for name, body in either.items():
        yield _row(f"updateCombination with {name}", "PUT", ITEM, 200, 400, body=body, headers=JSON)


def _schema_violations() -> Iterator[Row]:
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
        "attributes null": {"attributes": None},
        "an unknown attribute alias": {"attributes": [{"alias": "SHOE_SIZE", "value": "42"}]},
        "an unknown attribute type": {"attributes": [{"id": 1, "type": "SHOE", "value": "42"}]},
        "an unknown show": {"attributes": [{"id": 1, "show": "NEVER", "value": "42"}]},
        "alt of text": {"alt": "picture"},
        "a translation that is no text": {"alt": {"translated": {"en": 1}}},
        "isShippingRequired of text": {"isShippingRequired": "true"},
    }
    base = {"options": [{"name": "Size", "value": "{fresh}"}]}
    for name, body in either_way.items():
        yield _row(f"update with {name}", "PUT", ITEM, 400, body=body)
        yield _row(f"create with {name}", "POST", COMBINATIONS, 400, body={**base, **body})
    nowhere = f"/products/{INT64_MAX}"
    malformed: tuple[dict[str, Any], ...] = ({"price": "1"}, {"options": []})
    for bad in malformed:
        yield _row(
            f"create {bad} in an unknown product",
            "POST",
            nowhere + "/combinations",
            400,
            body={**base, **bad},
        )
        yield _row(
            f"update of an unknown combination with {bad}",
            "PUT",
            f"{COMBINATIONS}/{INT64_MAX}",
            400,
            body=bad,
        )
    yield _row("malformed update of an unknown product", "PUT", nowhere, 400, body={"weight": -1})
    yield _row("create without options", "POST", COMBINATIONS, 400, body={"price": 1})
    yield _row("delta without quantityDelta", "PUT", ITEM + "/inventory", 400, body={})
    yield _row("delta null", "PUT", ITEM + "/inventory", 400, body={"quantityDelta": None})
    yield _row("delta under an old name", "PUT", ITEM + "/inventory", 400, body={"inventoryDelta": 1})
    yield _row("product delta without quantityDelta", "PUT", "/products/{p}/inventory", 400, body={})
    yield _row("product without name", "POST", "/products", 400, body={"sku": "{sku}"})
    yield _row("product with an empty name", "POST", "/products", 400, body={"name": ""})
    yield _row("product with name null", "POST", "/products", 400, body={"name": None})
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
        yield _row(f"product update with {name}", "PUT", "/products/{p}", 400, body=body)
        yield _row(
            f"product creation with {name}", "POST", "/products", 400, body={"name": "Scratch", **body}
        )
    for field_name in ("url", "width", "height"):
        body = _link()
        del body[field_name]
        yield _row(f"async image without {field_name}", "POST", ITEM + "/image/async", 400, 422, body=body)


def _tolerated() -> Iterator[Row]:
    yield _row("update with nothing in it", "PUT", ITEM, 200, body={})
    yield _row("update with an unknown field", "PUT", ITEM, 200, body={"price": 4, "colour": {"a": [1]}})
    yield _row("update with id 0", "PUT", ITEM, 200, body={"id": 0, "price": 4})
    yield _row(
        "update with read-only fields",
        "PUT",
        ITEM,
        200,
        body={"imageUrl": "http://x.example/a", "inStock": False, "combinationNumber": 77, "productId": 1},
    )
    yield _row(
        "create with read-only fields",
        "POST",
        COMBINATIONS,
        200,
        body={"id": 0, "inStock": True, "options": [{"name": "Size", "value": "{fresh}"}]},
    )
    yield _row("option value beyond ASCII", "POST", COMBINATIONS, 200, body=_options("größe {fresh} 𝄞 é"))
    yield _row(
        "option value of 5,000 letters", "POST", COMBINATIONS, 200, body=_options("{fresh}" + "x" * 5000)
    )
    yield _row(
        "option value that looks like markup",
        "POST",
        COMBINATIONS,
        200,
        body=_options("{fresh}<b>'\"&;--</b>"),
    )
    five = [{"name": f"Option {i}", "value": "{fresh}"} for i in range(5)]
    yield _row("five options", "POST", COMBINATIONS, 200, body={"options": five})
    yield _row("delta of 0", "PUT", ITEM + "/inventory", 200, body={"quantityDelta": 0})
    yield _row("delta below the stock", "PUT", ITEM + "/inventory", 200, body={"quantityDelta": -2_000_000})
    yield _row(
        "delta without an own SKU", "PUT", COMBINATIONS + "/{n}/inventory", 400, body={"quantityDelta": 1}
    )
    yield _row("other stock without an own SKU", "PUT", COMBINATIONS + "/{n}", 400, body={"quantity": 424242})
    yield _row("an empty attribute list", "PUT", ITEM, 200, body={"attributes": []})
    yield _row("request id header", "GET", ITEM, 200, headers={"X-Ecwid-Api-Request-Id": "a1b2c3d4"})
    yield _row("accept anything", "GET", ITEM, 200, headers={"Accept": "*/*"})
    yield _row("accept gzip", "GET", ITEM, 200, headers={"Accept-Encoding": "gzip"})


def _sizes() -> Iterator[Row]:
    octets = {"Content-Type": "application/octet-stream"}
    path = ITEM + "/image"
    yield _row("image of exactly 20 MB", "POST", path, 200, body=_png_of(MAX_IMAGE_BYTES), headers=octets)
    yield _row(
        "image of one byte too many",
        "POST",
        path,
        413,
        body=_png_of(MAX_IMAGE_BYTES + 1),
        headers=octets,
    )
    yield _row("JSON of 200 kB", "PUT", ITEM, 200, body={"externalReferenceId": "x" * 200_000})


@cache
def _png_of(size: int) -> bytes:
    """The small PNG with a private chunk that brings it to the size."""
    head, end = PNG[:-12], PNG[-12:]
    data = b"teSt" + bytes(size - len(PNG) - 12)
    return head + struct.pack(">I", len(data) - 4) + data + struct.pack(">I", crc32(data)) + end


def _methods(contract: Contract) -> Iterator[Row]:
    for template, item in contract.document["paths"].items():
        path = _path(template)
        for method in METHODS:
            if method not in item and method not in ("head", "options", "trace"):
                yield _row(f"{method.upper()} {template}", method.upper(), path, 405)


def _tokens() -> Iterator[Row]:
    for auth in ("none", "wrong", "wrong-query", "empty-query", "empty-bearer", "basic", "other-store"):
        for method, path, body in (
            ("GET", "/profile", None),
            ("GET", "/products", None),
            ("GET", "/products/{p}", None),
            ("GET", COMBINATIONS, None),
            ("GET", ITEM, None),
            ("POST", COMBINATIONS, _options("{fresh}")),
            ("PUT", ITEM, {"price": 1}),
            ("PUT", ITEM + "/inventory", {"quantityDelta": 1}),
            ("POST", ITEM + "/image", PNG),
            ("POST", ITEM + "/image/async", _link()),
            ("DELETE", ITEM + "/image", None),
            ("DELETE", ITEM, None),
            ("DELETE", COMBINATIONS, None),
            ("POST", "/products", {"name": "Scratch"}),
            ("PUT", "/products/{p}", {"price": 1}),
            ("PUT", "/products/{p}/inventory", {"quantityDelta": 1}),
            ("DELETE", "/products/{p}", None),
        ):
            yield _row(f"{method} {path} with token: {auth}", method, path, 403, body=body, auth=auth)
    for auth in ("query", "both", "query-beside-another-scheme", "bearer in small letters", "BEARER"):
        yield _row(f"token: {auth}", "GET", ITEM, 200, auth=auth)
        yield _row(f"token of a write: {auth}", "PUT", ITEM, 200, body={"price": 5}, auth=auth)
    yield _row("a wrong token hides what exists", "GET", f"/products/{INT64_MAX}", 403, auth="wrong")
    yield _row("a wrong token hides what is malformed", "PUT", ITEM, 403, body=b"{", auth="wrong")


def _addresses() -> Iterator[Row]:
    path = ITEM + "/image?externalUrl="
    good = "https%3A%2F%2Fimages.example.com%2Fradish.jpg"
    yield _row("address with an empty body", "POST", path + good, 200, headers={})
    yield _row(
        "address beside bytes that are no image",
        "POST",
        path + good,
        200,
        body=b"ignored",
        headers={"Content-Type": "application/octet-stream"},
    )
    for text in (
        "ftp%3A%2F%2Fx.example%2Fa",
        "javascript%3Aalert(1)",
        "images.example.com",
        "http%3A%2F%2F",
        "",
    ):
        yield _row(f"address {text}", "POST", path + text, 400, 422, headers={})
    for url in (
        "ftp://x.example/a",
        "//x.example/a",
        "radish.jpg",
        "",
        "http://",
        " https://x.example/a",
        7,
        None,
    ):
        yield _row(f"async address {url!r}", "POST", ITEM + "/image/async", 400, 422, body=_link(url=url))


def _unknown_paths() -> Iterator[Row]:
    for path in (
        "/productz",
        "/products/{p}/combination",
        ITEM + "/images",
        ITEM + "/image/sync",
        ITEM + "/inventory/1",
        "/profile/1",
        ITEM + "%2Finventory",
    ):
        yield _row(f"GET {path}", "GET", path, 400, 404)


def _catalog() -> Iterator[Row]:
    """Every operation on a category or class that is not there, and on one whose id is none."""
    for method, path, body in (
        ("GET", "/categories/{g}", None),
        ("PUT", "/categories/{g}", {"orderBy": 20}),
        ("DELETE", "/categories/{g}", None),
        ("POST", "/categories/{g}/image", PNG),
        ("POST", "/categories/{g}/image/async", _link()),
        ("DELETE", "/categories/{g}/image", None),
        ("POST", "/categories/{g}/assignProducts", {"productIds": []}),
        ("POST", "/categories/{g}/unassignProducts", {"productIds": []}),
        ("GET", "/classes/{k}", None),
        ("PUT", "/classes/{k}", {"attributes": []}),
        ("DELETE", "/classes/{k}", None),
    ):
        headers = {"Content-Type": "application/octet-stream"} if body is PNG else JSON if body else {}
        for id_, status in ((INT64_MAX, 404), ("x", 400), ("-1", 400)):
            there = path.format(g=id_, k=id_)
            yield _row(f"{method} {there}", method, there, status, body=body, headers=headers)
    for number in range(10):
        yield _row(f"assign {number}", "POST", "/categories/{g}/assignProducts", 200, body={"productIds": []})
    yield from _media()
    image = "/categories/{g}/image"
    octets = {"Content-Type": "application/octet-stream"}
    yield _row(
        "category image beyond 20 MB", "POST", image, 413, body=_png_of(MAX_IMAGE_BYTES + 1), headers=octets
    )
    parts = {"Content-Type": "multipart/form-data; boundary=x"}
    yield _row("category image in parts", "POST", image, 415, body=PNG, headers=parts)
    yield _row("the general class renamed", "PUT", "/classes/0", 400, body={"name": "Special"})
    yield _row("the general class deleted", "DELETE", "/classes/0", 400)


def _media() -> Iterator[Row]:
    """A product's images and files: on a product that is not there, and on ids that are none."""
    octets = {"Content-Type": "application/octet-stream"}
    parts = {"Content-Type": "multipart/form-data; boundary=x"}
    product = "/products/{p}"
    for method, path, body in (
        ("POST", "/image", PNG),
        ("POST", "/image/async", _link()),
        ("DELETE", "/image", None),
        ("POST", "/gallery", PNG),
        ("POST", "/gallery/async", _link()),
        ("DELETE", "/gallery/{i}", None),
        ("DELETE", "/gallery", None),
        ("PUT", "/media", {"galleryMedia": []}),
        ("POST", "/files?fileName=a", b"a file"),
        ("GET", "/files/{i}", None),
        ("PUT", "/files/{i}", {"description": "d"}),
        ("DELETE", "/files/{i}", None),
        ("DELETE", "/files", None),
    ):
        headers = octets if isinstance(body, bytes) else JSON if body else {}
        there = path.replace("{i}", str(INT64_MAX))
        for id_, status in ((INT64_MAX, 404), ("x", 400)):
            yield _row(
                f"{method} {path} of {id_}",
                method,
                f"/products/{id_}{there}",
                status,
                body=body,
                headers=headers,
            )
        if "{i}" in path:
            yield _row(f"{method} {path}: nothing", method, product + there, 404, body=body, headers=headers)
        if isinstance(body, bytes):
            yield _row(f"{method} {path} in parts", method, product + path, 415, body=body, headers=parts)
            large = _png_of(MAX_IMAGE_BYTES + 1)
            yield _row(
                f"{method} {path} beyond 20 MB", method, product + path, 413, body=large, headers=octets
            )
        if "{i}" not in path:
            for number in range(8):
                yield _row(
                    f"{method} {path} {number}", method, product + path, 200, body=body, headers=headers
                )
    for path in ("/image", "/gallery"):
        yield _row(f"{path} that is text", "POST", product + path, 422, body=b"not an image", headers=octets)
    address = "/files?fileName=a&externalUrl=ftp%3A%2F%2Fx.example%2Fa"
    yield _row("file by another address", "POST", product + address, 400, 422)
    other = {"galleryMedia": [{"imageUrl": "ftp://x.example/a"}]}
    yield _row("media by another address", "PUT", product + "/media", 400, 422, body=other)
    yield _row("file without a name", "POST", product + "/files", 400, body=b"x", headers=octets)


def _options(value: str) -> dict[str, Any]:
    return {"options": [{"name": "Size", "value": value}]}


def _link(**changes: Any) -> dict[str, Any]:
    return {"url": "https://images.example.com/a.png", "width": 10, "height": 20, **changes}
