"""An image from wherever it is, checked before a byte is sent, always as application/octet-stream."""

from __future__ import annotations

import io
import os
import threading
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from client_support import COMBINATION, IMAGE, PRODUCT, FakeClock, SubjectFactory, script
from ecwid_client import UnprocessableImageError
from ecwid_client.images import LIMIT_BYTES, image_bytes


class Pipe(io.RawIOBase):
    """A file that cannot seek and gives a little at a time, as a pipe or a download does."""

    def __init__(self, content: bytes) -> None:
        self._rest = content

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        part, self._rest = self._rest[: min(size, 1_000)], self._rest[min(size, 1_000) :]
        return part


def sources(folder: Path, content: bytes) -> dict[str, Any]:
    path = folder / "front.png"
    path.write_bytes(content)
    half_read = io.BytesIO(b"skipped" + content)
    half_read.seek(len(b"skipped"))
    return {
        "path": path,
        "str": str(path),
        "bytes": content,
        "bytearray": bytearray(content),
        "memoryview": memoryview(content),
        "file": path.open("rb"),
        "half-read file": half_read,
        "pipe": Pipe(content),
    }


@pytest.mark.parametrize(
    "kind", ["path", "str", "bytes", "bytearray", "memoryview", "file", "half-read file", "pipe"]
)
def test_every_source_sends_the_same_bytes(make: SubjectFactory, tmp_path: Path, kind: str) -> None:
    """Whole, also after a retry that was permitted."""
    content = IMAGE * 5_000
    answers = script(httpx.ReadError("lost"), (503, {}), {"id": 240198557})
    subject = make(answers.transport, clock=FakeClock().clock())
    every = sources(tmp_path, content)
    status = subject.do(lambda client: client.combinations.upload_image(PRODUCT, COMBINATION, every[kind]))
    every["file"].close()
    assert status.id == 240198557
    assert [request.content for request in answers.seen] == [content] * 3
    for request in answers.seen:
        assert request.headers["Content-Type"] == "application/octet-stream"
        assert request.headers["Content-Length"] == str(len(content))


def test_an_address_travels_as_a_parameter_with_an_empty_body(make: SubjectFactory) -> None:
    """The service fetches it; no media type, since there is no body."""
    answers = script({"id": 1})
    address = "https://images.example.com/radish.jpg?a=1&b=2"
    make(answers.transport).do(
        lambda client: client.combinations.upload_image(PRODUCT, COMBINATION, url=address)
    )
    request = answers.seen[0]
    assert request.url.params["externalUrl"] == address
    assert (request.content, request.headers["Content-Length"]) == (b"", "0")
    assert "Content-Type" not in request.headers


def refused(make: SubjectFactory, error: type[Exception], match: str, *args: Any, **kwargs: Any) -> None:
    answers = script({"id": 1})
    subject = make(answers.transport)
    with pytest.raises(error, match=match):
        subject.do(lambda client: client.combinations.upload_image(PRODUCT, COMBINATION, *args, **kwargs))
    assert answers.seen == []


def test_either_an_image_or_an_address(make: SubjectFactory) -> None:
    """Both or neither is a mistake of the caller's."""
    refused(make, ValueError, "give either an image or url=")
    refused(make, ValueError, "not both", b"x", url="https://images.example.com/a.jpg")


def test_progress_goes_to_a_function(make: SubjectFactory) -> None:
    """It is called when the request is under way, which is too late for a mistake."""
    refused(make, TypeError, "on_progress must be a function", b"x", on_progress=5)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ftp://x/a.jpg",
        "file:///etc/passwd",
        "https://",
        "a.jpg",
        "https://[::1",
        "https:a.jpg",
        "https:///a",
        7,
    ],
)
def test_an_address_is_http_or_https(make: SubjectFactory, url: Any) -> None:
    """Checked before anything is sent."""
    refused(make, ValueError, "url", url=url)


@pytest.mark.parametrize("url", ["HTTPS://images.example.com/A.jpg", "hTTp://images.example.com/A.jpg"])
def test_the_scheme_of_an_address_is_sent_in_lower_case(make: SubjectFactory, url: str) -> None:
    """Schemes have no case, but the contract's pattern has."""
    answers = script({"id": 1})
    make(answers.transport).do(lambda client: client.combinations.upload_image(PRODUCT, COMBINATION, url=url))
    scheme, rest = url.split(":")
    assert answers.seen[0].url.params["externalUrl"] == f"{scheme.lower()}:{rest}"


@pytest.mark.parametrize(
    "image",
    ["https://images.example.com/a.jpg", "HTTP://images.example.com/a.jpg", "s3://bucket/a.jpg",
     Path("https://images.example.com/a.jpg")],
    ids=str,
)  # fmt: skip
def test_an_address_in_the_place_of_a_path_is_told_from_it(make: SubjectFactory, image: Any) -> None:
    """The message names the argument that takes one."""
    refused(make, ValueError, "is an address and not a path; give it as url=", image)


def test_a_missing_file_is_named(make: SubjectFactory, tmp_path: Path) -> None:
    """The message holds the path."""
    refused(make, FileNotFoundError, "absent.jpg", tmp_path / "absent.jpg")
    refused(make, FileNotFoundError, "absent.jpg", str(tmp_path / "absent.jpg"))
    refused(make, IsADirectoryError, tmp_path.name, tmp_path)


def test_an_empty_image_is_named(make: SubjectFactory, tmp_path: Path) -> None:
    """From any source."""
    empty = tmp_path / "empty.jpg"
    empty.touch()
    refused(make, ValueError, r"the image '.*empty\.jpg' is empty", empty)
    refused(make, ValueError, "the image is empty", b"")
    refused(make, ValueError, "the image is empty", Pipe(b""))


def test_an_image_of_more_than_20_mb_is_named_and_not_sent(make: SubjectFactory, tmp_path: Path) -> None:
    """One byte more than 20,971,520; the exact size is fine."""
    large = tmp_path / "large.jpg"
    with large.open("wb") as file:
        os.truncate(file.fileno(), LIMIT_BYTES + 1)
    refused(make, ValueError, r"large\.jpg' is larger than 20 MB \(20,971,520 bytes\)", large)
    content = bytes(LIMIT_BYTES)
    refused(make, ValueError, "larger than 20 MB", content + b"x")
    refused(make, ValueError, "larger than 20 MB", io.BytesIO(content + b"x"))
    assert len(image_bytes(content)) == LIMIT_BYTES


def test_a_file_that_never_ends_is_read_only_to_the_limit() -> None:
    """A pipe has no size to ask for."""

    class Endless(io.RawIOBase):
        total = 0

        def read(self, size: int = -1) -> bytes:
            self.total += size
            return bytes(size)

    endless = Endless()
    with pytest.raises(ValueError, match="larger than 20 MB"):
        image_bytes(endless)  # type: ignore[arg-type]
    assert endless.total == LIMIT_BYTES + 1


def test_a_file_in_text_mode_is_a_type_error(make: SubjectFactory) -> None:
    """It would have decoded the bytes."""
    refused(make, TypeError, "binary mode", io.StringIO("text"))
    refused(make, TypeError, "path, bytes or a file", 7)


def test_the_limit_is_the_contract_s() -> None:
    """One number in two places."""
    contract = yaml.safe_load((Path(__file__).parents[2] / "openapi.yaml").read_text(encoding="utf-8"))
    assert contract["components"]["schemas"]["Image"]["x-max-bytes"] == LIMIT_BYTES


def test_progress_is_reported_and_begins_again_with_a_retry(make: SubjectFactory) -> None:
    """In pieces of 64 KiB, the last one shorter."""
    content = bytes(150_000)
    answers = script((500, {}), {"id": 1})
    subject = make(answers.transport, clock=FakeClock().clock())
    seen: list[tuple[int, int]] = []
    use = lambda client: client.combinations.upload_image(  # noqa: E731
        PRODUCT, COMBINATION, content, on_progress=lambda sent, total: seen.append((sent, total))
    )
    assert subject.do(use).id == 1
    once = [(65_536, 150_000), (131_072, 150_000), (150_000, 150_000)]
    assert seen == once * 2
    assert [request.content for request in answers.seen] == [content, content]
    assert answers.seen[0].headers["Content-Length"] == "150000"


def test_asyncio_reads_files_in_a_thread(tmp_path: Path) -> None:
    """A slow disk must not stop the event loop."""
    from client_support import Subject

    readers: list[str] = []

    class Watched(Pipe):
        def read(self, size: int = -1) -> bytes:
            readers.append(threading.current_thread().name)
            return super().read(size)

    subject = Subject("async", script({"id": 1}).transport)
    subject.do(lambda client: client.combinations.upload_image(PRODUCT, COMBINATION, Watched(IMAGE)))
    subject.close()
    assert threading.current_thread().name not in readers


def test_what_the_service_does_not_take_for_an_image_is_its_own_error(make: SubjectFactory) -> None:
    """Whether bytes are an image is for the service to say."""
    subject = make(script((422, {"errorMessage": "The uploaded file is not an image"})).transport)
    with pytest.raises(UnprocessableImageError, match="not an image"):
        subject.do(lambda client: client.combinations.upload_image(PRODUCT, COMBINATION, b"text"))
