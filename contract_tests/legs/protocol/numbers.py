"""Numbers in paths, queries and bodies."""

from __future__ import annotations

from collections.abc import Iterator

from contract_tests.contract.fields import writable_integers
from contract_tests.contract.reader import Contract
from contract_tests.legs.machine.things import REFERENCES
from contract_tests.legs.protocol.row import (
    COMBINATIONS,
    INT32_MAX,
    INT64_MAX,
    ITEM,
    SCHEMAS_OF_WRITES,
    Row,
    link,
    row,
)


def path_numbers() -> Iterator[Row]:
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
        yield row(f"combination id {text}", "GET", f"{COMBINATIONS}/{text}", 400)
        yield row(f"product id {text}", "GET", f"/products/{text}", 400)
        yield row(f"product id {text} of a list", "GET", f"/products/{text}/combinations", 400)
    for text in ("abc", "0", str(2**63)):
        yield row(f"delete of combination id {text}", "DELETE", f"{COMBINATIONS}/{text}", 400)
        yield row(f"update of combination id {text}", "PUT", f"{COMBINATIONS}/{text}", 400, body={"price": 1})
        yield row(
            f"delta of combination id {text}",
            "PUT",
            f"{COMBINATIONS}/{text}/inventory",
            400,
            body={"quantityDelta": 1},
        )
        yield row(f"delete of image of combination id {text}", "DELETE", f"{COMBINATIONS}/{text}/image", 400)
        yield row(f"delete all of product id {text}", "DELETE", f"/products/{text}/combinations", 400)
    for path in ("/products/{pe}", "/products/{pe}/combinations", COMBINATIONS + "/{ce}"):
        yield row(f"escaped digits: {path}", "GET", path, 200)
    yield row("escaped digits of a write", "PUT", "/products/{pe}/combinations/{ce}", 200, body={"price": 3})
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
        ("POST", above + "/image/async", link()),
        ("DELETE", above + "/image", None),
        ("DELETE", above, None),
    ):
        yield row(f"{method} {path}", method, path, 404, body=body)
    for unknown in (2**31, 10**12, 2**53 + 1, 2**62):
        yield row(f"unknown combination {unknown}", "GET", f"{COMBINATIONS}/{unknown}", 404)
        yield row(f"unknown product {unknown}", "GET", f"/products/{unknown}", 404)
        yield row(f"list of unknown product {unknown}", "GET", f"/products/{unknown}/combinations", 404)
    yield row(
        "product in an unknown category",
        "POST",
        "/products",
        404,
        body={"name": "S", "categoryIds": [INT64_MAX]},
    )
    yield row("move to an unknown category", "PUT", "/products/{p}", 404, body={"categoryIds": [INT64_MAX]})


def query_values() -> Iterator[Row]:
    for name, least, most in (("limit", 1, 100), ("offset", 0, INT32_MAX)):
        for text in (str(least), str(most)):
            yield row(f"{name}={text}", "GET", f"/products?{name}={text}", 200)
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
            yield row(f"{name}={text}", "GET", f"/products?{name}={text}", 400)
        yield row(f"{name} twice", "GET", f"/products?{name}=1&{name}=2", 200, 400)
    for path in ("/products", COMBINATIONS, ITEM, "/products/{p}"):
        for text in ("en", "nl", "pt_BR"):
            yield row(f"lang={text} at {path}", "GET", f"{path}?lang={text}", 200)
        for text in ("EN", "english", "e", "en%0A", "en-US", ""):
            yield row(f"lang={text} at {path}", "GET", f"{path}?lang={text}", 400)
    for path, body in (
        (ITEM, {"price": 2}),
        (ITEM + "/inventory", {"quantityDelta": 0}),
        ("/products/{p}", {}),
    ):
        for text in ("true", "false", "yes", "no", "on", "off", "1", "0"):
            yield row(
                f"checkLowStockNotification={text} at {path}",
                "PUT",
                f"{path}?checkLowStockNotification={text}",
                200,
                body=body,
            )
        for text in ("garbage", "2", "", "null", "truee"):
            yield row(
                f"checkLowStockNotification={text} at {path}",
                "PUT",
                f"{path}?checkLowStockNotification={text}",
                400,
                body=body,
            )
    yield row("keyword that is hostile", "GET", "/products?keyword=%27%20OR%201%3D1%20--%20%25_", 200)
    yield row("sku that is hostile", "GET", "/products?sku=%25", 200)
    yield row("query that is not UTF-8", "GET", "/products?keyword=%FF%FE", 200, 400)
    yield row("unknown query parameter", "GET", f"{COMBINATIONS}?limit=100&offset=0&foo=bar", 200)
    yield row("unknown query parameter of a write", "PUT", f"{ITEM}?limit=100", 200, body={"price": 2.5})


def body_numbers() -> Iterator[Row]:
    for number in (INT32_MAX + 1, -(2**31) - 1, 2**63, 2**64, 10**30, 4.5, True, "4"):
        yield row(f"quantity {number!r}", "PUT", ITEM, 400, body={"quantity": number})
        yield row(
            f"quantityDelta {number!r}", "PUT", ITEM + "/inventory", 400, body={"quantityDelta": number}
        )
        yield row(
            f"product quantityDelta {number!r}",
            "PUT",
            "/products/{p}/inventory",
            400,
            body={"quantityDelta": number},
        )
    for number in (0, -5, INT32_MAX, -(2**31), 4.0):
        yield row(f"quantity {number!r}", "PUT", ITEM, 200, body={"quantity": number})
    for number in (1e308, -0.5, 0, 0.1234567891, 1e-300, 12345678901234567890):
        yield row(f"price {number!r}", "PUT", ITEM, 200, body={"price": number})
    yield row("price beyond a double", "PUT", ITEM, 200, 400, body=b'{"price": 1e400}')
    yield row("price of 400 digits", "PUT", ITEM, 200, 400, body=b'{"price": ' + b"9" * 400 + b"}")
    yield row(
        "stock beyond 32 bits by a delta", "PUT", ITEM + "/inventory", 400, body={"quantityDelta": INT32_MAX}
    )
    yield row("width 0", "POST", ITEM + "/image/async", 400, body=link(width=0))
    yield row("width of text", "POST", ITEM + "/image/async", 400, body=link(width="1200"))
    yield row("height beyond 32 bits", "POST", ITEM + "/image/async", 400, body=link(height=2**31))


def integers(contract: Contract) -> Iterator[Row]:
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
                yield row(f"{schema} with {name} {text}", "PUT", path, *statuses, body=body)
