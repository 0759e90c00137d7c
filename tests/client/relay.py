"""A relay on loopback that writes down what a client sends; to a client it is the service or a proxy."""

from __future__ import annotations

import re
import socket
import socketserver
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self

PATIENCE_S = 30.0  # bounds a test that has gone wrong; none waits this long


class Relay(socketserver.ThreadingTCPServer):
    """Passes bytes to and from a server, and keeps those of the client."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", 0), _Connection)
        self.target = ("127.0.0.1", port)
        self.sent: list[bytearray] = []
        """What each connection carried from the client."""
        self.open = 0
        self.changed = threading.Condition()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        trace: TracebackType | None = None,
    ) -> None:
        self.shutdown()
        self.server_close()
        self._thread.join(PATIENCE_S)

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"

    @property
    def text(self) -> str:
        """All that was sent, connection after connection."""
        return b"".join(self.sent).decode("latin-1")

    @property
    def request_lines(self) -> list[str]:
        """`METHOD target` of each request, in the order of the connections."""
        # Not at the start of a line: on a used connection the body before it has no end of line.
        return re.findall(r"((?:GET|POST|PUT|DELETE) \S+) HTTP/1\.1\r\n", self.text)

    def wait_until_closed(self) -> bool:
        """Whether the client closes all its connections."""
        with self.changed:
            return self.changed.wait_for(lambda: self.open == 0, PATIENCE_S)

    def count(self, change: int) -> None:
        with self.changed:
            self.open += change
            self.changed.notify_all()


class _Connection(socketserver.BaseRequestHandler):
    server: Relay

    def handle(self) -> None:
        self.server.count(1)
        kept = bytearray()
        self.server.sent.append(kept)
        with socket.create_connection(self.server.target, timeout=PATIENCE_S) as upstream:
            back = threading.Thread(target=_pass_on, args=(upstream, self.request, bytearray()), daemon=True)
            back.start()
            _pass_on(self.request, upstream, kept)
            back.join(PATIENCE_S)
        self.server.count(-1)


def _pass_on(source: socket.socket, sink: socket.socket, kept: bytearray) -> None:
    """Until one of the two ends; then both do."""
    with suppress(OSError):
        while part := source.recv(65_536):
            kept += part
            sink.sendall(part)
    for side in (source, sink):
        with suppress(OSError):
            side.shutdown(socket.SHUT_RDWR)
