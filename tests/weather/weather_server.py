"""Any `handle` as an HTTP server on 127.0.0.1, which can also break its connections."""

from __future__ import annotations

import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from ecwid_mock import Request, Response

CHUNK = 700
_RESET = struct.pack("ii", 1, 0)


class LostError(Exception):
    """The connection breaks here."""


@contextmanager
def serving(handle: Callable[[Request], Response], tls: ssl.SSLContext | None = None) -> Iterator[int]:
    """The port, while it is open. Requests are handled one at a time.

    A response travels as its `wire` says: `fin` closes the connection behind it unannounced.
    """
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # One packet for each answer: else every exchange waits for a delayed acknowledgement.
        disable_nagle_algorithm = True
        wbufsize = -1

        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            # Not `path`, in which the library has merged leading slashes.
            target = self.requestline.split(" ")[1]
            request = Request(self.command, target, self.headers.items(), body)
            try:
                with lock:
                    response = handle(request)
            except LostError:
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                self.close_connection = True
                return
            self._send(response)

        def _send(self, response: Response) -> None:
            self.send_response_only(response.status, response.reason or None)
            sent = {name.lower() for name, _ in response.headers}
            for name, value in response.headers:
                if name.lower() != "content-length":
                    self.send_header(name, value)
            is_chunked = "transfer-encoding" in sent
            if not is_chunked:
                self.send_header("Content-Length", str(len(response.body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(chunked(response.body) if is_chunked else response.body)
            self.close_connection |= response.wire is not None and response.wire.end == "fin"

        do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = do_HEAD = do_OPTIONS = do_TRACE = _answer

        def log_message(self, format: str, *args: Any) -> None:
            return

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def get_request(self) -> tuple[socket.socket, Any]:
            plain, address = super().get_request()
            if tls is None:
                return plain, address
            return tls.wrap_socket(plain, server_side=True, do_handshake_on_connect=False), address

        def handle_error(self, request: Any, client_address: Any) -> None:
            return  # A client that left.

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def chunked(body: bytes) -> bytes:
    parts = [body[start : start + CHUNK] for start in range(0, len(body), CHUNK)]
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
