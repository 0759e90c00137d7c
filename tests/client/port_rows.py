"""Rows of methods of the resources: what they ask for, and a look at the value."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from client_support import STORE
from ecwid_client import NotFoundError
from PIL import Image
from port_play import Made, Play, Row


def noise() -> bytes:
    """A PNG that does not compress, so that it leaves in several pieces."""
    file = BytesIO()
    Image.frombytes("L", (600, 400), Random(1).randbytes(600 * 400)).save(file, "PNG")
    return file.getvalue()


IMAGE = noise()


def asks(method: str, line: str, expected: Callable[[Any], bool], **arguments: Any) -> Row:
    """A row of a resource: the request line below the store, and a look at the value."""

    def play(this: Play, name: str, given: dict[str, Any]) -> None:
        tag, verb = name.split(".")
        subject = this.subject()
        value = subject.do(lambda client: getattr(getattr(client, tag), verb)(**given))
        verb, _, path = line.partition(" ")
        assert this.relay.request_lines == [f"{verb} /api/v3/{STORE}{path}"]
        assert expected(value), value
        if "on_progress" in given:
            assert len(this.told) > 1
            assert this.told == sorted(this.told)
            assert this.told[-1] == (len(IMAGE), len(IMAGE))

    return Row(method, arguments, play)


def refused(method: str, line: str, **arguments: Any) -> Row:
    """A row of a resource that finds nothing."""

    def play(this: Play, name: str, given: dict[str, Any]) -> None:
        tag, verb = name.split(".")
        with pytest.raises(NotFoundError):
            this.subject().do(lambda client: getattr(getattr(client, tag), verb)(**given))
        verb, _, path = line.partition(" ")
        assert this.relay.request_lines == [f"{verb} /api/v3/{STORE}{path}"]

    return Row(method, arguments, play)


def iterates(method_of: Callable[[Any], Any], ids: list[int]) -> Callable[[Play, str, dict[str, Any]], None]:
    """All entries of all pages."""

    def play(this: Play, name: str, given: dict[str, Any]) -> None:
        async def collected(client: Any) -> list[Any]:
            return [one async for one in method_of(client)(**given)]

        subject = this.subject()
        sync = subject.colour == "sync"
        found = subject.do(lambda client: list(method_of(client)(**given)) if sync else collected(client))
        assert [one.id for one in found] == ids

    return play


def changed(value: Any) -> bool:
    return bool(value.update_count == 1)


def deleted(value: Any) -> bool:
    return bool(value.delete_count > 0)


def has_id(value: Any) -> bool:
    return bool(value.id > 0)


def image_path(this: Play) -> Path:
    path = this.folder / "noise.png"
    path.write_bytes(IMAGE)
    return path


def image_file(this: Play) -> Any:
    return this.keep(image_path(this).open("rb"))


def on_progress(this: Play) -> Any:
    return lambda sent, size: this.told.append((sent, size))


ADDRESS = "https://images.example.com/vegetables.jpg"


def uploads(method: str, path: str, *, verb: str = "POST", **arguments: Any) -> list[Row]:
    """A row for each way in which an image may be given."""
    address = "externalUrl=https%3A%2F%2Fimages.example.com%2Fvegetables.jpg"
    given = [{"image": IMAGE, "on_progress": Made(on_progress)}, {"image": Made(image_path)}]
    given.append({"image": Made(image_file)})
    return [
        *(asks(method, f"{verb} {path}", has_id, **arguments, **each) for each in given),
        asks(method, f"{verb} {path}?{address}", has_id, **arguments, url=ADDRESS),
    ]
