"""The ways in without a socket: httpx, sync and async, and ASGI."""

import asyncio
from typing import Any

import httpx
import pytest
from ecwid_mock import Behaviour, Mock

PROFILE = "https://app.ecwid.com/api/v3/4870020/profile"
IMAGE = "https://app.ecwid.com/api/v3/4870020/products/37208339/combinations/7084076/image"
BEARER = {"Authorization": "Bearer secret_demo"}


def _chunks() -> Any:
    yield b"no "
    yield b"image"


async def _async_chunks() -> Any:
    for chunk in _chunks():
        yield chunk


def test_httpx_sync(mock: Mock) -> None:
    with httpx.Client(transport=mock.transport(), headers=BEARER) as client:
        assert client.get(PROFILE).json()["generalInfo"]["storeId"] == 4870020
        assert client.post(IMAGE, content=_chunks()).status_code == 422
        assert client.get(PROFILE, params={"responseFields": "languages"}).json().keys() == {"languages"}


def test_httpx_async(mock: Mock) -> None:
    async def use(transport: httpx.AsyncBaseTransport) -> None:
        async with httpx.AsyncClient(transport=transport, headers=BEARER) as client:
            assert (await client.get(PROFILE)).json()["generalInfo"]["storeId"] == 4870020
            assert (await client.post(IMAGE, content=_async_chunks())).status_code == 422
            assert (await client.get("https://x/nothing")).status_code == 404
            page = await client.get(PROFILE, params={"responseFields": "languages"})
            assert page.json().keys() == {"languages"}

    asyncio.run(use(mock.transport()))
    asyncio.run(use(httpx.ASGITransport(mock.asgi)))


@pytest.mark.parametrize("way", ["transport", "asgi"])
def test_heads_have_no_body(mock: Mock, way: str) -> None:
    async def use() -> None:
        transport = mock.transport() if way == "transport" else httpx.ASGITransport(mock.asgi)
        async with httpx.AsyncClient(transport=transport, headers=BEARER) as client:
            listed = await client.get(
                f"{PROFILE.removesuffix('/profile')}/products/37208339/combinations/7084071"
            )
            image = await client.head(listed.json()["imageUrl"])
            assert (image.status_code, image.content) == (200, b"")
            assert int(image.headers["Content-Length"]) > 100

    asyncio.run(use())


def test_old_errors_speak_in_the_reason_phrase() -> None:
    with Mock(behaviour=Behaviour(old_errors=True)) as mock:
        with httpx.Client(transport=mock.transport(), headers=BEARER) as client:
            refused = client.get("https://app.ecwid.com/api/v3/4870020/products/x")
        expected = "Wrong numeric parameter 'productId' value: not a number or a number out of range"
        assert (refused.status_code, refused.reason_phrase, refused.content) == (400, expected, b"")
        assert refused.headers["Connection"] == "close"


def test_asgi_lifespan_is_completed(mock: Mock) -> None:
    sent: list[str] = []

    async def use() -> None:
        messages = iter(({"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}))

        async def receive() -> Any:
            return next(messages)

        async def send(message: Any) -> None:
            sent.append(message["type"])

        await mock.asgi({"type": "lifespan"}, receive, send)

    asyncio.run(use())
    assert sent == ["lifespan.startup.complete", "lifespan.shutdown.complete"]


def test_asgi_keeps_little_of_an_endless_body(mock: Mock) -> None:
    answers: list[Any] = []
    chunk = b"\0" * (1 << 20)

    async def use() -> None:
        left = iter(range(40))

        async def receive() -> Any:
            return {"type": "http.request", "body": chunk, "more_body": next(left, None) is not None}

        async def send(message: Any) -> None:
            answers.append(message)

        path = IMAGE.removeprefix("https://app.ecwid.com")
        headers = [(b"authorization", b"Bearer secret_demo")]
        scope = {"type": "http", "method": "POST", "path": path, "query_string": b"", "headers": headers}
        await mock.asgi(scope, receive, send)

    asyncio.run(use())
    assert answers[0]["status"] == 413


def test_asgi_gives_up_when_the_client_does(mock: Mock) -> None:
    async def receive() -> Any:
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        pytest.fail(f"{message} was sent")

    asyncio.run(mock.asgi({"type": "http", "method": "GET", "path": "/", "headers": []}, receive, send))
