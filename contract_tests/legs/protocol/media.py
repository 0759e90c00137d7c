"""Media types, images and addresses of images."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cache
from zlib import crc32

from contract_tests.contract.bodies import GIF, MAX_IMAGE_BYTES, PNG
from contract_tests.contract.reader import Contract
from contract_tests.legs.protocol.row import ITEM, Row, link, path_of, row


def media_types() -> Iterator[Row]:
    for media_type in (
        "application/json",
        "application/json;charset=utf-8",
        "Application/JSON; charset=UTF-8",
    ):
        headers = {"Content-Type": media_type}
        yield row(f"update as {media_type}", "PUT", ITEM, 200, body={"price": 3.25}, headers=headers)


def image_media_types() -> Iterator[Row]:
    path = ITEM + "/image"
    taken = ("application/octet-stream", "image/png", "image/jpeg", "image/jpeg;", "application/json", None)
    for media_type in taken:
        headers = {"Content-Type": media_type} if media_type else {}
        yield row(f"image as {media_type}", "POST", path, 200, body=PNG, headers=headers)
    for media_type in ("multipart/form-data; boundary=x", "application/x-www-form-urlencoded"):
        yield row(f"image as {media_type}", "POST", path, 415, body=PNG, headers={"Content-Type": media_type})
    address = b"externalUrl=https%3A%2F%2Fimages.example.com%2Fradish.jpg"
    form = {"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8"}
    yield row("image by its address as a form", "POST", path, 200, body=address, headers=form)
    octets = {"Content-Type": "application/octet-stream"}
    yield row("image that is a GIF", "POST", path, 200, body=GIF, headers=octets)
    yield row("image that is text", "POST", path, 422, body=b"not an image", headers=octets)
    yield row("image that is cut short", "POST", path, 422, body=PNG[:20], headers=octets)
    yield row("image that is HTML", "POST", path, 422, body=b"<html><body>no</body></html>", headers=octets)
    yield row("image that is empty", "POST", path, 422, headers=octets)
    yield row("image without body or address", "POST", path, 422, headers={})


def media_types_of_reads(contract: Contract) -> Iterator[Row]:
    for operation in contract.operations.values():
        required = {parameter.name for parameter in operation.parameters if parameter.required}
        if operation.method == "GET" and required <= {"storeId", "productId", "combinationId"}:
            path = path_of(operation.template)
            for media_type in ("application/json;charset=utf-8", "text/plain"):
                yield row(
                    f"{operation.id} with {media_type}",
                    "GET",
                    path,
                    200,
                    headers={"Content-Type": media_type},
                )
    yield row(
        "delete image with a media type",
        "DELETE",
        ITEM + "/image",
        200,
        headers={"Content-Type": "application/json"},
    )


def sizes() -> Iterator[Row]:
    octets = {"Content-Type": "application/octet-stream"}
    path = ITEM + "/image"
    yield row("image of exactly 20 MB", "POST", path, 200, body=png_of(MAX_IMAGE_BYTES), headers=octets)
    yield row(
        "image of one byte too many", "POST", path, 413, body=png_of(MAX_IMAGE_BYTES + 1), headers=octets
    )
    yield row("JSON of 200 kB", "PUT", ITEM, 200, body={"externalReferenceId": "x" * 200_000})


@cache
def png_of(size: int) -> bytes:
    """The small PNG with a private chunk that brings it to the size."""
    head, end = PNG[:-12], PNG[-12:]
    data = b"teSt" + bytes(size - len(PNG) - 12)
    return head + struct.pack(">I", len(data) - 4) + data + struct.pack(">I", crc32(data)) + end


def addresses() -> Iterator[Row]:
    path = ITEM + "/image?externalUrl="
    good = "https%3A%2F%2Fimages.example.com%2Fradish.jpg"
    yield row("address with an empty body", "POST", path + good, 200, headers={})
    yield row(
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
        yield row(f"address {text}", "POST", path + text, 400, 422, headers={})
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
        yield row(f"async address {url!r}", "POST", ITEM + "/image/async", 400, 422, body=link(url=url))
