"""Categories and product classes."""

from __future__ import annotations

from collections.abc import Iterator

from contract_tests.contract.bodies import MAX_IMAGE_BYTES, PNG
from contract_tests.legs.protocol.media import png_of
from contract_tests.legs.protocol.row import INT64_MAX, JSON, Row, link, row


def catalog() -> Iterator[Row]:
    """Every operation on a category or class that is not there, and on one whose id is none."""
    for method, path, body in (
        ("GET", "/categories/{g}", None),
        ("PUT", "/categories/{g}", {"orderBy": 20}),
        ("DELETE", "/categories/{g}", None),
        ("POST", "/categories/{g}/image", PNG),
        ("POST", "/categories/{g}/image/async", link()),
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
            yield row(f"{method} {there}", method, there, status, body=body, headers=headers)
    for number in range(10):
        yield row(f"assign {number}", "POST", "/categories/{g}/assignProducts", 200, body={"productIds": []})
    image = "/categories/{g}/image"
    octets = {"Content-Type": "application/octet-stream"}
    yield row(
        "category image beyond 20 MB", "POST", image, 413, body=png_of(MAX_IMAGE_BYTES + 1), headers=octets
    )
    parts = {"Content-Type": "multipart/form-data; boundary=x"}
    yield row("category image in parts", "POST", image, 415, body=PNG, headers=parts)
    yield row("the general class renamed", "PUT", "/classes/0", 400, body={"name": "Special"})
    yield row("the general class deleted", "DELETE", "/classes/0", 400)
