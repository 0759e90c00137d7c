"""What a client is told at the start, checked before anything is sent."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

import httpx
from attrs import evolve, field, frozen
from ecwid_api.types import Unset

from .delivery.redaction import Secret

Auth = Literal["bearer", "query"]

BASE_URL = "https://app.ecwid.com/api/v3"
LARGEST_ID = 2**63 - 1
SMALLEST_DELTA, LARGEST_DELTA = -(2**31), 2**31 - 1  # the contract's InventoryAdjustment
ID = re.compile(r"[1-9][0-9]{0,18}", re.ASCII)

STORE_ID_VARIABLE = "ECWID_STORE_ID"
TOKEN_VARIABLE = "ECWID_TOKEN"  # noqa: S105
TOKEN_FILE_VARIABLE = "ECWID_TOKEN_FILE"  # noqa: S105
BASE_URL_VARIABLE = "ECWID_BASE_URL"


@frozen
class Timeout:
    """How long each part of a request may take, seconds, > 0; a read or write is one piece of a body."""

    connect_s: float = 5.0
    read_s: float = 30.0
    write_s: float = 30.0
    pool_s: float = 30.0

    def within(self, seconds: float) -> dict[str, float]:
        """httpx's `timeout` extension, with nothing longer than `seconds`."""
        return {
            "connect": min(self.connect_s, seconds),
            "read": min(self.read_s, seconds),
            "write": min(self.write_s, seconds),
            "pool": min(self.pool_s, seconds),
        }


@frozen
class Options:
    """What may differ from call to call."""

    timeout: Timeout = field(factory=Timeout)
    deadline_s: float | None = 120.0
    retries: int = 2

    def changed(
        self, *, timeout: float | Timeout | Unset, retries: int | Unset, deadline: float | Unset | None
    ) -> Options:
        """A copy with what is given replaced; a deadline of None is none."""
        options = self
        if not isinstance(timeout, Unset):
            options = evolve(options, timeout=checked_timeout(timeout))
        if not isinstance(retries, Unset):
            options = evolve(options, retries=checked_count("retries", retries, least=0))
        if not isinstance(deadline, Unset):
            seconds = None if deadline is None else checked_seconds("deadline", deadline)
            options = evolve(options, deadline_s=seconds)
        return options


def checked_store_id(value: object) -> int:
    """A store id; ValueError unless it is an integer from 1 to 2^63-1."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= LARGEST_ID:
        raise ValueError(f"store_id must be an integer from 1 to {LARGEST_ID}, not {_shown(value)}")
    return value


def checked_token(value: object) -> Secret:
    """A token; ValueError, without showing it, unless it is printable ASCII without spaces."""
    if not isinstance(value, str) or not value:
        raise ValueError("token must be a text that is not empty")
    if not value.isascii() or not value.isprintable() or " " in value:
        raise ValueError("token must be printable ASCII without spaces or line breaks")
    return Secret(value)


def checked_auth(value: object) -> Auth:
    """How the token travels."""
    if value == "bearer":
        return "bearer"
    if value == "query":
        return "query"
    raise ValueError(f"auth must be 'bearer' or 'query', not {_shown(value)}")


def checked_base_url(value: object) -> str:
    """A base URL without a slash at its end; ValueError unless it is http or https with a host."""
    try:
        url = httpx.URL(value if isinstance(value, str) else "")
    except httpx.InvalidURL as exc:
        raise ValueError(f"base_url is not a URL: {exc}") from None
    if url.scheme not in {"http", "https"} or not url.host:
        raise ValueError("base_url must be an http or https address such as https://app.ecwid.com/api/v3")
    if url.userinfo or url.query or url.fragment:
        raise ValueError("base_url must not hold a user, a query or a fragment")
    if len(url.raw_host) > 253 or any(len(label) > 63 for label in url.raw_host.split(b".")):
        raise ValueError("base_url must not have a host of more than 253 characters, or 63 between dots")
    return str(url).rstrip("/")


def checked_seconds(name: str, value: object) -> float:
    """A duration > 0 and finite."""
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or not math.isfinite(value)
        or value <= 0
    ):
        raise ValueError(f"{name} must be a number of seconds above 0, not {_shown(value)}")
    return float(value)


def checked_timeout(value: float | Timeout) -> Timeout:
    """One number for all parts (a connection is given up after 5 s at most), or a Timeout."""
    if isinstance(value, Timeout):
        for name in ("connect_s", "read_s", "write_s", "pool_s"):
            checked_seconds(name, getattr(value, name))
        return value
    seconds = checked_seconds("timeout", value)
    return Timeout(
        connect_s=min(seconds, Timeout().connect_s), read_s=seconds, write_s=seconds, pool_s=seconds
    )


def checked_count(name: str, value: object, *, least: int) -> int:
    """An integer of at least `least`."""
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise ValueError(f"{name} must be an integer of at least {least}, not {_shown(value)}")
    return value


def store_id_from(environment: Mapping[str, str]) -> int:
    """The store id in ECWID_STORE_ID."""
    text = environment.get(STORE_ID_VARIABLE, "").strip()
    if not ID.fullmatch(text):
        raise ValueError(f"{STORE_ID_VARIABLE} must hold a store id such as 4870020, not {_shown(text)}")
    return checked_store_id(int(text))


def token_from(environment: Mapping[str, str]) -> str:
    """The token in ECWID_TOKEN, or else the first line of the file that ECWID_TOKEN_FILE names."""
    if token := environment.get(TOKEN_VARIABLE, "").strip():
        return token
    if name := environment.get(TOKEN_FILE_VARIABLE, ""):
        lines = Path(name).read_text(encoding="utf-8").splitlines()
        return lines[0].strip() if lines else ""
    raise ValueError(f"set {TOKEN_VARIABLE} or {TOKEN_FILE_VARIABLE}")


def base_url_from(environment: Mapping[str, str]) -> str:
    """The base URL in ECWID_BASE_URL, or else the live service's."""
    return environment.get(BASE_URL_VARIABLE) or BASE_URL


@lru_cache(maxsize=256)
def _ids_in(template: str) -> tuple[tuple[int, str], ...]:
    """Position and name of each parameter of a path such as /{storeId}/products/{productId}."""
    return tuple(
        (position, re.sub(r"([A-Z])", r"_\1", segment[1:-1]).lower())
        for position, segment in enumerate(template.split("/"))
        if segment.startswith("{")
    )


def check_ids(template: str, path: str) -> None:
    """ValueError unless every parameter in `path` is an id, an integer from 1 to 2^63-1."""
    segments = path.split("/")
    for position, name in _ids_in(template):
        if not ID.fullmatch(segments[position]) or int(segments[position]) > LARGEST_ID:
            raise ValueError(
                f"{name} must be an integer from 1 to {LARGEST_ID}, not {_as_given(segments[position])}"
            )


def check_delta(body: object) -> None:
    """ValueError unless the change of stock that a body asks for, if any, is an integer of 32 bits."""
    if not isinstance(body, dict) or "quantityDelta" not in body:
        return
    delta = body["quantityDelta"]
    if isinstance(delta, bool) or not isinstance(delta, int) or not SMALLEST_DELTA <= delta <= LARGEST_DELTA:
        raise ValueError(
            f"quantity_delta must be an integer from {SMALLEST_DELTA} to {LARGEST_DELTA}, not {_shown(delta)}"
        )


def environment() -> Mapping[str, str]:
    """The process's environment variables."""
    return os.environ


def _as_given(segment: str) -> str:
    """A segment of a path as the argument that it was made of, a number or a text."""
    text = unquote(segment)
    return _short(text if re.fullmatch(r"-?[0-9]+", text, re.ASCII) else repr(text))


def _shown(value: object) -> str:
    return _short(repr(value))


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:60] + "…"
