"""Any wire as an HTTP server on 127.0.0.1: the faulty proxy of the black-box score."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from contract_tests.wire import Request, Wire, target_below

BASE_PATH = "/api/v3"
_HOP = frozenset(("connection", "content-length", "transfer-encoding", "date", "server"))


@contextmanager
def serve(wire: Wire) -> Iterator[str]:
    """The base URL, while it is open."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # One packet for each answer: else every exchange waits for a delayed acknowledgement.
        disable_nagle_algorithm = True
        wbufsize = -1

        def _answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length)
            headers = tuple((name, value) for name, value in self.headers.items() if name.lower() != "host")
            answer = wire(Request(self.command, target_below(BASE_PATH, self.path), headers, body))
            self.send_response_only(answer.status, answer.reason or None)
            for name, value in answer.headers:
                if name.lower() not in _HOP:
                    self.send_header(name, value)
            if answer.status != 204:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(answer.body)

        do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = do_HEAD = do_OPTIONS = do_TRACE = _answer

        def log_message(self, format: str, *args: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{BASE_PATH}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
