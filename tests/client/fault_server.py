"""A raw-socket server that misbehaves once, in one exact way, and counts what it carried out."""

from __future__ import annotations

import gzip
import itertools
import json
import pkgutil
import re
import select
import socket
import ssl
import struct
import threading
import zlib
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml
from attrs import define, field, frozen
from client_support import BY_ID, COMBINATION
from ecwid_api import api

PATIENCE_S = 60.0  # no test waits this long; it only bounds a server thread whose client is gone

CONTRACT_OPERATIONS = [
    module.OPERATION
    for found in pkgutil.walk_packages(api.__path__, "ecwid_api.api.")
    if hasattr(module := import_module(found.name), "OPERATION")
]


def without_json() -> set[str]:
    """The operations whose success is bytes, or nothing: any body of a 200 is theirs."""
    with (Path(__file__).parents[2] / "openapi.yaml").open("rb") as file:
        contract = yaml.load(file, yaml.CSafeLoader)
    shared = contract["components"]["responses"]
    found = set()
    for item in contract["paths"].values():
        for node in (item[method] for method in ("get", "post", "put", "delete") if method in item):
            success = next(each for code, each in node["responses"].items() if code.startswith("2"))
            success = shared[success["$ref"].split("/")[-1]] if "$ref" in success else success
            if "application/json" not in success.get("content", {}):
                found.add(node["operationId"])
    return found


ANY_BODY = without_json()


@frozen
class Heard:
    """One request as the server read it."""

    operation: str
    body: bytes


@define
class Shop:
    """What the server did: how often each operation was carried out, and which combinations there are."""

    done: Counter[str] = field(factory=Counter)
    combinations: list[dict[str, Any]] = field(factory=list)
    deleted: bool = False
    lock: threading.Lock = field(factory=threading.Lock)

    def carry_out(self, heard: Heard) -> tuple[int, Any]:
        """Do what was asked and return the answer."""
        with self.lock:
            if heard.operation == "createCombination":
                return self._create(heard)
            if heard.operation == "listCombinations":
                self.done["listCombinations"] += 1
                return 200, self.combinations
            if heard.operation == "deleteCombination" and self.deleted:
                return 404, {"errorCode": "COMBINATION_NOT_FOUND"}
            self.deleted = self.deleted or heard.operation == "deleteCombination"
            self.done[heard.operation] += 1
            return 200, BY_ID[heard.operation].answer

    def _create(self, heard: Heard) -> tuple[int, Any]:
        body = json.loads(heard.body)
        wanted = {(option["name"], option["value"]) for option in body["options"]}
        for present in self.combinations:
            if {(option["name"], option["value"]) for option in present["options"]} == wanted:
                return 409, {"errorCode": "COMBINATION_DUPLICATED"}
        self.done["createCombination"] += 1
        made = {"id": COMBINATION, "combinationNumber": 1, "unlimited": False, **body}
        made["options"] = body["options"][::-1]
        self.combinations.append(made)
        return 200, {"id": COMBINATION}


@define
class Peer:
    """The server's end of one connection."""

    socket: socket.socket
    shop: Shop
    end_of_test: threading.Event = field(factory=threading.Event)
    _buffer: bytes = b""

    def read_head(self) -> str:
        while b"\r\n\r\n" not in self._buffer:
            part = self.socket.recv(65_536)
            if not part:
                raise ConnectionAbortedError
            self._buffer += part
        head, _, self._buffer = self._buffer.partition(b"\r\n\r\n")
        return head.decode("latin-1")

    def read(self) -> Heard:
        head = self.read_head()
        return Heard(operation_of(head), self.read_body(head))

    def read_body(self, head: str) -> bytes:
        length = re.search(r"(?i)\r\ncontent-length: (\d+)", head)
        body, missing = self._buffer, int(length[1]) if length else 0
        while len(body) < missing:
            part = self.socket.recv(65_536)
            if not part:
                raise ConnectionAbortedError
            body += part
        self._buffer = body[missing:]
        return body[:missing]

    def carry_out(self) -> tuple[int, Any]:
        """Read a request and do what it asks for."""
        return self.shop.carry_out(self.read())

    def send(self, content: bytes) -> None:
        with suppress(OSError):
            self.socket.sendall(content)

    def answer(self, status: int, body: Any, *headers: str, content: bytes | None = None) -> None:
        content = json.dumps(body).encode() if content is None else content
        self.send(response_head(status, *headers, f"Content-Length: {len(content)}") + content)

    def fin(self) -> None:
        with suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()

    def reset(self) -> None:
        with suppress(OSError):
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        # Below TLS, so that no close_notify goes out.
        socket.socket.close(self.socket)

    def cut(self) -> None:
        """FIN without a word from TLS."""
        with suppress(OSError):
            raw = socket.socket(fileno=self.socket.detach())
            raw.shutdown(socket.SHUT_RDWR)
            raw.close()

    def stay_silent(self) -> None:
        """Until the client has gone."""
        with suppress(OSError):
            while self.socket.recv(65_536):
                pass


def response_head(status: int, *headers: str) -> bytes:
    lines = (f"HTTP/1.1 {status} Whatever", "Content-Type: application/json", *headers)
    return "\r\n".join(lines).encode() + b"\r\n\r\n"


def operation_of(head: str) -> str:
    method, target, _ = head.split("\r\n", 1)[0].split(" ")
    path = target.split("?")[0].removeprefix("/api/v3")
    return next(
        operation.id
        for operation in CONTRACT_OPERATIONS
        if operation.method == method and re.fullmatch(re.sub(r"\{\w+\}", r"\\d+", operation.path), path)
    )


Play = Callable[[Peer], None]


@define
class FaultServer:
    """Plays `fault` on its first connections and behaves well on all others."""

    fault: Play
    faulty_connections: int = 1
    certificate: ssl.SSLContext | None = None
    before_tls: bool = False
    """Whether the fault comes before the TLS handshake."""
    port: int = 0
    shop: Shop = field(factory=Shop)
    connections: int = 0
    _listener: socket.socket = field(init=False)
    _threads: list[threading.Thread] = field(factory=list)
    _open: set[socket.socket] = field(factory=set)
    _end: threading.Event = field(factory=threading.Event)
    _wake: tuple[socket.socket, socket.socket] = field(factory=socket.socketpair)

    def __enter__(self) -> FaultServer:
        self._listener = socket.create_server(("127.0.0.1", self.port), backlog=64)
        self._spawn(self._accept)
        return self

    def __exit__(self, *exception: object) -> None:
        self._end.set()
        self._wake[1].close()
        self._threads[0].join(PATIENCE_S)
        self._listener.close()
        self._wake[0].close()
        for one in list(self._open):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(PATIENCE_S)

    @property
    def base_url(self) -> str:
        scheme = "https" if self.certificate else "http"
        return f"{scheme}://127.0.0.1:{self._listener.getsockname()[1]}/api/v3"

    def _spawn(self, target: Callable[..., None], *args: Any) -> None:
        thread = threading.Thread(target=target, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            ready, _, _ = select.select([self._listener, self._wake[0]], [], [])
            if self._wake[0] in ready:
                return
            connection, _ = self._listener.accept()
            self.connections += 1
            connection.settimeout(PATIENCE_S)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._open.add(connection)
            self._spawn(self._serve, connection, self.connections <= self.faulty_connections)

    def _serve(self, connection: socket.socket, faulty: bool) -> None:
        peer = Peer(connection, self.shop, self._end)
        try:
            if self.certificate is not None and not (faulty and self.before_tls):
                peer.socket = self.certificate.wrap_socket(connection, server_side=True)
                self._open.add(peer.socket)
            (self.fault if faulty else behave)(peer)
        except OSError:
            pass  # the client is gone
        finally:
            peer.socket.close()
            connection.close()
            self._open -= {connection, peer.socket}


def behave(peer: Peer) -> None:
    while True:
        peer.answer(*peer.carry_out())


# The faults, in the order of what the server has seen.


def reset_at_once(peer: Peer) -> None:
    peer.reset()


def fin_at_once(peer: Peer) -> None:
    peer.fin()


def silent_at_once(peer: Peer) -> None:
    peer.stay_silent()


def plain_answer(peer: Peer) -> None:
    peer.send(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
    peer.stay_silent()


def fin_after_head(peer: Peer) -> None:
    peer.read_head()
    peer.fin()


def reset_after_head(peer: Peer) -> None:
    peer.read_head()
    peer.reset()


def silent_after_reading(peer: Peer) -> None:
    peer.read()
    peer.stay_silent()


def committed_fin(peer: Peer) -> None:
    peer.carry_out()
    peer.fin()


def committed_reset(peer: Peer) -> None:
    peer.carry_out()
    peer.reset()


def committed_cut(peer: Peer) -> None:
    peer.carry_out()
    peer.cut()


def committed_silence(peer: Peer) -> None:
    peer.carry_out()
    peer.stay_silent()


def committed_then(content: bytes) -> Play:
    def play(peer: Peer) -> None:
        peer.carry_out()
        peer.send(content)
        peer.fin()

    return play


def lost_body(ending: Play, *headers: str, body: bytes = b'{"id": ') -> Play:
    def play(peer: Peer) -> None:
        peer.carry_out()
        peer.send(response_head(200, *headers) + body)
        ending(peer)

    return play


def status(code: int, *headers: str, commits: bool) -> Play:
    def play(peer: Peer) -> None:
        peer.carry_out() if commits else peer.read()
        peer.answer(code, {"errorMessage": "as asked"}, *headers)
        behave(peer)

    return play


def answer_too_large(peer: Peer) -> None:
    peer.carry_out()
    peer.answer(200, None, content=b'{"filler": "' + b"x" * (17 * 1024 * 1024) + b'"}')
    peer.stay_silent()


def endless_answer(peer: Peer) -> None:
    peer.carry_out()
    peer.socket.sendall(response_head(200, "Transfer-Encoding: chunked"))
    while True:
        peer.socket.sendall(b"10000\r\n" + bytes(0x10000) + b"\r\n")


def dripping_answer(peer: Peer) -> None:
    """A head without end, byte by byte, until the client goes."""
    peer.carry_out()
    drip(peer, itertools.chain(response_head(200)[:-2], itertools.cycle(b"X-Filler: x\r\n")))


def drip(peer: Peer, content: Iterable[int]) -> None:
    """One byte every 20 ms."""
    for byte in content:
        if select.select([peer.socket], [], [], 0.02)[0]:
            return
        peer.socket.sendall(bytes([byte]))


def _bomb() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(1024 * 1024)) for _ in range(50)) + packer.flush()


BOMB = _bomb()
"""50 MB of zeros in 50 KB of gzip."""

BROKEN_GZIP = gzip.compress(b'{"id": 9, "updateCount": 1}')[:-12] + b"\x00" * 12


def bomb(peer: Peer) -> None:
    peer.carry_out()
    peer.answer(200, None, "Content-Encoding: gzip", content=BOMB)
    peer.stay_silent()


def never_reading(peer: Peer) -> None:
    peer.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    peer.end_of_test.wait(PATIENCE_S)
