"""Bodies are unpacked within a limit, in whatever pieces they come."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib

import pytest
from ecwid_client.delivery.response_body import Body, BodyBroken, BodyTooLarge
from fault_server import BOMB
from hypothesis import given, settings
from hypothesis import strategies as st

PACKERS = {
    "": lambda data: data,
    "identity": lambda data: data,
    "gzip": gzip.compress,
    "deflate": zlib.compress,
}


def collected(body: Body, content: bytes, piece: int) -> bytes:
    for start in range(0, len(content), piece):
        body.feed(content[start : start + piece])
    return body.finish()


@settings(deadline=None)
@given(
    data=st.binary(max_size=5_000),
    encoding=st.sampled_from(sorted(PACKERS)),
    piece=st.integers(1, 700),
    extra=st.integers(0, 3),
)
def test_what_was_packed_comes_out_whole(data: bytes, encoding: str, piece: int, extra: int) -> None:
    """For every encoding that may come, in any pieces, up to exactly the limit."""
    assert collected(Body(len(data) + extra, encoding.upper()), PACKERS[encoding](data), piece) == data


@settings(deadline=None)
@given(
    data=st.binary(min_size=1, max_size=5_000),
    encoding=st.sampled_from(sorted(PACKERS)),
    piece=st.integers(1, 700),
)
def test_one_byte_beyond_the_limit_is_too_large(data: bytes, encoding: str, piece: int) -> None:
    """However small the packed form is."""
    with pytest.raises(BodyTooLarge):
        collected(Body(len(data) - 1, encoding), PACKERS[encoding](data), piece)


@settings(deadline=None)
@given(data=st.binary(min_size=1, max_size=2_000), cut=st.integers(1, 9))
def test_packed_bytes_that_end_too_early_are_broken(data: bytes, cut: int) -> None:
    """gzip says where it ends."""
    with pytest.raises(BodyBroken):
        collected(Body(10_000, "gzip"), gzip.compress(data)[:-cut], 100)


def test_unpacking_a_bomb_takes_no_more_memory_than_the_limit() -> None:
    """50 MB in 50 KB, and a limit of 1 MiB."""
    tracemalloc.start()
    with pytest.raises(BodyTooLarge):
        Body(1024 * 1024, "gzip").feed(BOMB)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 * 1024 * 1024


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "compress"])
def test_an_encoding_that_was_not_asked_for_is_broken(encoding: str) -> None:
    """Only gzip is asked for."""
    with pytest.raises(BodyBroken, match="not asked for"):
        Body(100, encoding)


def test_garbage_is_broken() -> None:
    """Not zlib's own error."""
    with pytest.raises(BodyBroken):
        Body(100, "gzip").feed(b"not gzip at all")


def test_what_came_before_the_failure_is_kept() -> None:
    """The text of an error is shown as far as it came."""
    body = Body(3)
    body.feed(b"ab")
    with pytest.raises(BodyTooLarge):
        body.feed(b"cd")
    assert body.so_far() == b"abcd"
    assert Body(3).finish() == b""
