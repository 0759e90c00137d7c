"""A wire as a WSGI application: schemathesis sends everything to it, also what its checks send on their own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from http.client import responses
from typing import Any

from contract_tests.contract.reader import Document
from contract_tests.wire import Request, Wire, target_below

SCHEMA_PATH = "/openapi.json"


class WireApp:
    """Answers with the contract at `SCHEMA_PATH`, and everywhere else as the wire does.

    The wire is set when the target is there; the tests are made before.
    """

    def __init__(self, document: Document, base_path: str) -> None:
        self._document = json.dumps(document).encode()
        self._base_path = base_path
        self.wire: Wire | None = None

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
        path, query = environ["REQUEST_URI"].partition("?")[0], environ["QUERY_STRING"]
        if path == SCHEMA_PATH:
            start_response("200 OK", [("Content-Type", "application/json")])
            return [self._document]
        assert self.wire is not None
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        target = target_below(self._base_path, path + (f"?{query}" if query else ""))
        answer = self.wire(Request(environ["REQUEST_METHOD"], target, tuple(_headers(environ)), body))
        # A status line needs a phrase.
        phrase = answer.reason or responses.get(answer.status, "Unknown")
        start_response(f"{answer.status} {phrase}", list(answer.headers))
        return [answer.body]


def _headers(environ: dict[str, Any]) -> Iterable[tuple[str, str]]:
    for name, value in environ.items():
        if name.startswith("HTTP_") and name not in ("HTTP_HOST", "HTTP_CONNECTION", "HTTP_ACCEPT_ENCODING"):
            yield name.removeprefix("HTTP_").replace("_", "-").title(), value
    if environ.get("CONTENT_TYPE"):
        yield "Content-Type", environ["CONTENT_TYPE"]
