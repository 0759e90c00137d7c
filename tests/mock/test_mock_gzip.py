"""Compressed answers, for clients that ask for them."""

import asyncio
import gzip
from typing import Any

import httpx
import pytest
from ecwid_mock import Fault, Mock, serve

LIST = "/products/37208339/combinations"
URL = "http://ecwid-mock.test/api/v3/4870020" + LIST
TOKEN = {"Authorization": "Bearer secret_demo"}


def test_nothing_is_compressed_unasked(api: Any) -> None:
    assert "Content-Encoding" not in dict(api("GET", LIST).headers)


@pytest.mark.parametrize(
    "asked", ["gzip", "GZIP", "deflate, gzip;q=0.5", "br;q=1.0, gzip; q=0.001, *;q=0", "*", "gzip;q=1.000"]
)
def test_who_asks_gets_gzip(api: Any, asked: str) -> None:
    plain = api("GET", LIST).body
    answer = api("GET", LIST, headers={**api.headers, "Accept-Encoding": asked})

    assert dict(answer.headers)["Content-Encoding"] == "gzip"
    assert dict(answer.headers)["Vary"] == "Accept-Encoding"
    assert gzip.decompress(answer.body) == plain
    assert len(answer.body) < len(plain)


@pytest.mark.parametrize("asked", ["", "identity", "br", "gzip;q=0", "gzip;q=0.000, *", "*;q=0", "xgzip"])
def test_who_cannot_take_it_gets_none(api: Any, asked: str) -> None:
    answer = api("GET", LIST, headers={**api.headers, "Accept-Encoding": asked})

    assert "Content-Encoding" not in dict(answer.headers)
    assert len(answer.json()) == 4


def test_what_would_become_longer_is_left(api: Any) -> None:
    answer = api("PUT", "/products/37208339", {}, headers={**api.headers, "Accept-Encoding": "gzip"})

    assert answer.body == b'{"updateCount":1}'


def test_equal_answers_are_equal_bytes(api: Any) -> None:
    headers = {**api.headers, "Accept-Encoding": "gzip"}

    assert api("GET", LIST, headers=headers).body == api("GET", LIST, headers=headers).body


@pytest.mark.parametrize("asked", [{}, {"Accept-Encoding": "identity"}], ids=["gzip", "plain"])
def test_every_front_end_does_it(mock: Mock, asked: dict[str, str]) -> None:
    wanted = None if asked else "gzip"

    with httpx.Client(transport=mock.transport(), headers=TOKEN) as client:
        in_process = client.get(URL, headers=asked)

    async def over_asgi() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(mock.asgi), headers=TOKEN) as client:
            return await client.get(URL, headers=asked)

    with serve(mock) as server, httpx.Client(headers=TOKEN, trust_env=False) as client:
        over_network = client.get(f"{server.base_url}/4870020{LIST}", headers=asked)

    for answer in (in_process, asyncio.run(over_asgi()), over_network):
        assert answer.headers.get("content-encoding") == wanted
        assert len(answer.json()) == 4


def test_malformed_json_is_cut_before_it_is_compressed(mock: Mock) -> None:
    mock.add_fault(Fault(stage="after_commit", malformed_json=True))

    with httpx.Client(transport=mock.transport(), headers=TOKEN) as client:
        answer = client.get(URL)

    assert answer.headers["content-encoding"] == "gzip"
    assert answer.text.endswith("},")


def test_a_cut_answer_ends_inside_the_compressed_bytes(mock: Mock) -> None:
    mock.add_fault(Fault(stage="mid_response", truncate_bytes=20))

    with (
        httpx.Client(transport=mock.transport(), headers=TOKEN) as client,
        client.stream("GET", URL) as answer,
    ):
        assert answer.headers["content-encoding"] == "gzip"
        with pytest.raises(httpx.RemoteProtocolError):
            answer.read()
