"""Status line and headers of a response, as bytes."""

import http
from typing import Final

from ..messages import JSON_HEADERS, Response

_KNOWN_STATUSES: Final = frozenset(http.HTTPStatus)


def _status_line(status: int, reason: str) -> bytes:
    phrase = reason or (http.HTTPStatus(status).phrase if status in _KNOWN_STATUSES else "")
    safe = "".join(letter if " " <= letter <= "\xff" and letter != "\x7f" else " " for letter in phrase)
    return f"HTTP/1.1 {status} {safe}\r\n".encode("latin-1")


_OK_JSON: Final = _status_line(200, "") + b"Content-Type: application/json; charset=utf-8\r\nContent-Length: "


def response_head(response: Response, date: bytes, *, keep_alive: bool) -> bytes:
    """The bytes before the body; `date` is the value of the header Date."""
    length = str(len(response.body)).encode()
    end = b"\r\nDate: " + date + (b"\r\n\r\n" if keep_alive else b"\r\nConnection: close\r\n\r\n")
    if response.status == 200 and response.headers is JSON_HEADERS:
        return _OK_JSON + length + end
    headers = b"".join(
        f"{name}: {value}\r\n".encode("latin-1", "replace")
        for name, value in response.headers
        if name != "Connection"
    )
    return _status_line(response.status, response.reason) + headers + b"Content-Length: " + length + end
