"""The exchanges of a run as HAR 1.2, for any tool that reads it."""

from __future__ import annotations

import json
from base64 import b64encode
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from contract_tests.target.recorder import Exchange
from contract_tests.wire import Headers

MOST_ENTRIES = 2_000
MOST_FAULTY = 20_000
MOST_BODY_BYTES = 20_000


class HarLog:
    """The last exchanges of a run, and those with a fault, whenever they were."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url
        self._last: deque[Exchange] = deque(maxlen=MOST_ENTRIES)
        self._faulty: deque[Exchange] = deque(maxlen=MOST_FAULTY)

    def note(self, exchange: Exchange) -> None:
        (self._faulty if exchange.faults else self._last).append(exchange)

    @property
    def exchanges(self) -> list[Exchange]:
        return sorted((*self._faulty, *self._last), key=lambda exchange: exchange.began)

    def write(self, path: Path, hide: Callable[[str], str]) -> None:
        log = {
            "version": "1.2",
            "creator": {"name": "contract_tests", "version": "1"},
            "entries": [self._entry(exchange, hide) for exchange in self.exchanges],
        }
        path.write_text(json.dumps({"log": log}))

    def _entry(self, exchange: Exchange, hide: Callable[[str], str]) -> dict[str, Any]:
        request, answer = exchange.request, exchange.answer
        sent: dict[str, Any] = {
            "method": request.method,
            "url": self._base_url + hide(request.target),
            "httpVersion": "HTTP/1.1",
            "headers": _headers(request.headers, hide),
            "queryString": [{"name": hide(name), "value": hide(value)} for name, value in request.pairs],
            "cookies": [],
            "headersSize": -1,
            "bodySize": len(request.body),
        }
        if request.body:
            sent["postData"] = {
                "mimeType": hide(request.header("Content-Type") or ""),
                **_body(request.body, hide),
            }
        content = {"mimeType": hide(answer.header("Content-Type") or ""), "size": len(answer.body)}
        took_ms = round(exchange.took_s * 1000, 3)
        return {
            "startedDateTime": datetime.fromtimestamp(exchange.began, UTC).isoformat(),
            "time": took_ms,
            "request": sent,
            "response": {
                "status": answer.status,
                "statusText": hide(answer.reason),
                "httpVersion": "HTTP/1.1",
                "headers": _headers(answer.headers, hide),
                "cookies": [],
                "content": {**content, **_body(answer.body, hide)},
                "redirectURL": "",
                "headersSize": -1,
                "bodySize": len(answer.body),
            },
            "cache": {},
            "timings": {"send": 0, "wait": took_ms, "receive": 0},
            "comment": "; ".join(hide(f"{fault.check}: {fault.message}") for fault in exchange.faults),
        }


def _headers(headers: Headers, hide: Callable[[str], str]) -> list[dict[str, str]]:
    return [{"name": hide(name), "value": hide(value)} for name, value in headers]


def _body(body: bytes, hide: Callable[[str], str]) -> dict[str, str]:
    if len(body) > MOST_BODY_BYTES:
        return {"text": "", "comment": f"{len(body)} bytes left out"}
    try:
        return {"text": hide(body.decode())}
    except UnicodeDecodeError:
        hidden = hide(body.decode("latin-1")).encode("latin-1")
        return {"text": b64encode(hidden).decode(), "encoding": "base64"}
