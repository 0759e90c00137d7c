"""Categories, product classes, and the images and files of products."""

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
    yield from media()
    image = "/categories/{g}/image"
    octets = {"Content-Type": "application/octet-stream"}
    yield row(
        "category image beyond 20 MB", "POST", image, 413, body=png_of(MAX_IMAGE_BYTES + 1), headers=octets
    )
    parts = {"Content-Type": "multipart/form-data; boundary=x"}
    yield row("category image in parts", "POST", image, 415, body=PNG, headers=parts)
    yield row("the general class renamed", "PUT", "/classes/0", 400, body={"name": "Special"})
    yield row("the general class deleted", "DELETE", "/classes/0", 400)


def media() -> Iterator[Row]:
    """A product's images and files: on a product that is not there, and on ids that are none."""
    octets = {"Content-Type": "application/octet-stream"}
    parts = {"Content-Type": "multipart/form-data; boundary=x"}
    product = "/products/{p}"
    for method, path, body in (
        ("POST", "/image", PNG),
        ("POST", "/image/async", link()),
        ("DELETE", "/image", None),
        ("POST", "/gallery", PNG),
        ("POST", "/gallery/async", link()),
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
            yield row(
                f"{method} {path} of {id_}",
                method,
                f"/products/{id_}{there}",
                status,
                body=body,
                headers=headers,
            )
        if "{i}" in path:
            yield row(f"{method} {path}: nothing", method, product + there, 404, body=body, headers=headers)
        if isinstance(body, bytes):
            yield row(f"{method} {path} in parts", method, product + path, 415, body=body, headers=parts)
            large = png_of(MAX_IMAGE_BYTES + 1)
            yield row(
                f"{method} {path} beyond 20 MB", method, product + path, 413, body=large, headers=octets
            )
        if "{i}" not in path:
            for number in range(8):
                yield row(
                    f"{method} {path} {number}", method, product + path, 200, body=body, headers=headers
                )
    for path in ("/image", "/gallery"):
        yield row(f"{path} that is text", "POST", product + path, 422, body=b"not an image", headers=octets)
    address = "/files?fileName=a&externalUrl=ftp%3A%2F%2Fx.example%2Fa"
    yield row("file by another address", "POST", product + address, 400, 422)
    other = {"galleryMedia": [{"imageUrl": "ftp://x.example/a"}]}
    yield row("media by another address", "PUT", product + "/media", 400, 422, body=other)
    yield row("file without a name", "POST", product + "/files", 400, body=b"x", headers=octets)
