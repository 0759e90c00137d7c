"""Categories, product classes, and the images and files of products."""

from __future__ import annotations

from collections.abc import Iterator

from contract_tests.legs.protocol.row import Row, row


def catalog() -> Iterator[Row]:
    yield from media()
    yield row("the general class renamed", "PUT", "/classes/0", 400, body={"name": "Special"})
    yield row("the general class deleted", "DELETE", "/classes/0", 400)


def media() -> Iterator[Row]:
    octets = {"Content-Type": "application/octet-stream"}
    product = "/products/{p}"
    for path in ("/image", "/gallery"):
        yield row(f"{path} that is text", "POST", product + path, 422, body=b"not an image", headers=octets)
    address = "/files?fileName=a&externalUrl=ftp%3A%2F%2Fx.example%2Fa"
    yield row("file by another address", "POST", product + address, 400, 422)
    other = {"galleryMedia": [{"imageUrl": "ftp://x.example/a"}]}
    yield row("media by another address", "PUT", product + "/media", 400, 422, body=other)
    yield row("file without a name", "POST", product + "/files", 400, body=b"x", headers=octets)
