"""What is answered, refused or given up leaves no body behind, without waiting for the garbage collector."""

import asyncio
import gc
import socket
import tracemalloc
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from ecwid_mock import Mock, Request, serve

BODY = b"no image" * 125_000
IMAGE = "/api/v3/4870020/products/37208339/combinations/7084076/image"
HEADERS = {"Authorization": "Bearer secret_demo", "Content-Type": "application/octet-stream"}
HEAD = f"POST {IMAGE} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer secret_demo\r\n".encode()
UPLOADS = 20


def upload_by_handle(mock: Mock) -> None:
    assert mock.handle(Request("POST", IMAGE, HEADERS, BODY)).status == 422


def upload_by_transport(mock: Mock) -> None:
    with httpx.Client(transport=mock.transport(), headers=HEADERS) as client:
        assert client.post(f"http://localhost{IMAGE}", content=BODY).status_code == 422


def upload_by_asgi(mock: Mock) -> None:
    async def use() -> None:
        sent: list[Any] = []

        async def receive() -> Any:
            return {"type": "http.request", "body": BODY}

        async def send(message: Any) -> None:
            sent.append(message)

        headers = [(b"authorization", b"Bearer secret_demo")]
        await mock.asgi({"type": "http", "method": "POST", "path": IMAGE, "headers": headers}, receive, send)
        assert sent[0]["status"] == 422

    asyncio.run(use())


def _by_port(mock: Mock, *parts: bytes, expected: bytes) -> None:
    with (
        serve(mock) as server,
        socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection,
    ):
        for part in parts:
            connection.sendall(part)
        connection.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 " + expected), answer[:100]


def upload_by_port(mock: Mock) -> None:
    _by_port(mock, HEAD + b"Content-Length: %d\r\n\r\n" % len(BODY), BODY, expected=b"422")


def break_off_in_the_body(mock: Mock) -> None:
    _by_port(mock, HEAD + b"Content-Length: %d\r\n\r\n" % (len(BODY) + 1), BODY, expected=b"400")


def send_nonsense_behind_the_body(mock: Mock) -> None:
    _by_port(
        mock, HEAD + b"Content-Length: %d\r\n\r\n" % len(BODY), BODY, b"nonsense\r\n\r\n", expected=b"422"
    )


@pytest.fixture
def no_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    tracemalloc.start()
    yield
    tracemalloc.stop()
    gc.enable()
    gc.collect()


@pytest.mark.usefixtures("no_collector")
@pytest.mark.parametrize(
    "upload",
    [
        *(upload_by_handle, upload_by_transport, upload_by_asgi, upload_by_port),
        *(break_off_in_the_body, send_nonsense_behind_the_body),
    ],
)
def test_a_refused_upload_is_let_go_of(mock: Mock, upload: Callable[[Mock], None]) -> None:
    upload(mock)
    before = tracemalloc.get_traced_memory()[0]
    for _ in range(UPLOADS):
        upload(mock)
    assert tracemalloc.get_traced_memory()[0] - before < 2 * len(BODY)


@pytest.mark.usefixtures("no_collector")
def test_connections_that_wait_hold_no_bodies(mock: Mock) -> None:
    with serve(mock) as server:
        connections = [
            socket.create_connection(("127.0.0.1", server.port), timeout=20) for _ in range(UPLOADS)
        ]
        before = tracemalloc.get_traced_memory()[0]
        for connection in connections:
            connection.sendall(HEAD + b"Content-Length: %d\r\n\r\n" % len(BODY) + BODY)
            assert connection.recv(65536).startswith(b"HTTP/1.1 422")
        assert tracemalloc.get_traced_memory()[0] - before < 2 * len(BODY)
        for connection in connections:
            connection.close()
