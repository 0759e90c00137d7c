"""The wire of a live store: lets through only what cannot hurt anybody.

Allowed are the store's profile, a search for our own SKU prefix, the creation of a scratch product under that
prefix, and what lies below the products that were created so. Everything else raises before a byte is sent,
whoever asked for it.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from contract_tests.ending import RunEndedError
from contract_tests.scratch import NAME, PREFIX
from contract_tests.wire import Answer, Request, Wire

REQUESTS_PER_MINUTE = 300  # half of what the service allows
STREAK = 3
RESERVE = 40  # requests beyond the cap, so that what was made is removed
STOPPING = frozenset((402, 403, 429))
UNLIKELY_ID = 2**62  # no store has got so far; such an id names nothing
HARMLESS_HOST = re.compile(r"(.+\.)?example(\.com|\.org|\.net)?")


class BlockedError(Exception):
    """The request was not sent, because it might touch something that is not ours."""


@dataclass
class Guard:
    """Generated requests pass through `generated`, the harness's own through `keeper`; both are checked and paced."""

    wire: Wire
    store: int
    writes: bool = False
    most_requests: int = 1000
    most_products: int = 12
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    sent_at: list[float] = field(default_factory=list)
    blocked: int = 0
    _own: dict[int, set[int]] = field(default_factory=dict)
    _streak: int = 0

    def generated(self, request: Request) -> Answer:
        if request.method != "GET" and not self.writes:
            self._block(request, "writing needs ECWID_LIVE_WRITES=1")
        if self._streak >= STREAK:
            raise RunEndedError(f"the store answered {STREAK} times in a row with 402, 403 or 429")
        segments = self._segments(request)
        if segments[:1] == ["products"] and len(segments) <= 2 and request.method in ("POST", "DELETE"):
            self._block(request, "whole products are made and removed by the harness only")
        return self._send(request, segments, self.most_requests)

    def keeper(self, request: Request) -> Answer:
        return self._send(request, self._segments(request), self.most_requests + RESERVE)

    @property
    def products(self) -> list[int]:
        """Our own that still exist."""
        return list(self._own)

    def adopt(self, product: dict[str, Any]) -> bool:
        """Takes a product that a search found as ours, if it is one that an earlier run left behind."""
        ours = str(product.get("sku", "")).startswith(PREFIX) and product.get("name") == NAME
        if ours:
            self._own.setdefault(int(product["id"]), set())
        return ours

    def _send(self, request: Request, segments: list[str], most: int) -> Answer:
        self._check(request, segments)
        if len(self.sent_at) >= most:
            raise RunEndedError(f"{self.most_requests} requests were sent; that is the cap")
        self._wait()
        answer = self.wire(request)
        self._streak = self._streak + 1 if answer.status in STOPPING else 0
        self._learn(request, segments, answer)
        return answer

    def _wait(self) -> None:
        pause = 60 / REQUESTS_PER_MINUTE
        if self.sent_at:
            left = self.sent_at[-1] + pause - self.monotonic()
            if left > 0:
                self.sleep(left)
        self.sent_at.append(self.monotonic())

    def _segments(self, request: Request) -> list[str]:
        """The path below the store, decoded; what cannot be read in one way only is refused."""
        raw = request.path.split("/")
        decoded = [unquote(segment) for segment in raw]
        odd = any(not re.fullmatch(r"[A-Za-z0-9_-]*", segment) for segment in decoded)
        if odd or decoded[:2] != ["", str(self.store)] or "" in decoded[2:]:
            self._block(request, "it is outside the store")
        return decoded[2:]

    def _check(self, request: Request, segments: list[str]) -> None:
        match segments:
            case ["profile"] if request.method == "GET":
                return
            case ["products"]:
                self._check_collection(request)
            case ["products", product, *rest]:
                self._check_product(request, product, rest)
            case _:
                self._block(request, "it is on no list")
        self._check_addresses(request)

    def _check_collection(self, request: Request) -> None:
        if request.method == "GET":
            query = parse_qs(request.query, keep_blank_values=True)
            wanted = [*query.get("sku", ()), *query.get("keyword", ())]
            if not wanted or not all(text.startswith(PREFIX) for text in wanted):
                self._block(request, "only our own products may be searched")
        elif request.method == "POST":
            body = _object(request.body)
            if (
                not str(body.get("sku", "")).startswith(PREFIX)
                or body.get("name") != NAME
                or body.get("enabled") is not False
            ):
                self._block(request, "only scratch products may be made")
            if len(self._own) >= self.most_products:
                self._block(request, f"{self.most_products} scratch products are the most")
        else:
            self._block(request, "it is on no list")

    def _check_product(self, request: Request, product: str, rest: list[str]) -> None:
        if not _is_plain_number(product) or int(product) not in self._own:
            self._block(request, f"product {product} is not ours")
        writes_one = rest[:1] == ["combinations"] and len(rest) > 1 and request.method != "GET"
        if writes_one and not self._is_ours_or_nobodys(int(product), rest[1]):
            self._block(request, f"combination {rest[1]} is not ours")

    def _is_ours_or_nobodys(self, product: int, combination: str) -> bool:
        if _is_plain_number(combination):
            return int(combination) in self._own[product] or int(combination) >= UNLIKELY_ID
        return not any(character.isdigit() for character in combination)

    def _check_addresses(self, request: Request) -> None:
        """An address in a request is fetched by the service: only names that lead nowhere."""
        addresses = parse_qs(request.query).get("externalUrl", [])
        url = _object(request.body).get("url")
        for address in [*addresses, *([url] if isinstance(url, str) else [])]:
            if not HARMLESS_HOST.fullmatch(urlsplit(address).hostname or "x.example"):
                self._block(request, "the service would fetch an address of somebody else")

    def _learn(self, request: Request, segments: list[str], answer: Answer) -> None:
        if request.method == "DELETE" and len(segments) == 2 and answer.status == 200:
            self._own.pop(int(segments[1]), None)
        if request.method != "POST" or answer.status != 200:
            return
        made = _object(answer.body).get("id")
        if isinstance(made, int) and segments == ["products"]:
            self._own[made] = set()
        elif isinstance(made, int) and segments[2:] == ["combinations"]:
            self._own[int(segments[1])].add(made)

    def _block(self, request: Request, why: str) -> None:
        self.blocked += 1
        raise BlockedError(f"{request.method} {request.path} was not sent: {why}")


def _is_plain_number(text: str) -> bool:
    """One that every server reads alike."""
    return re.fullmatch(r"[1-9][0-9]{0,18}", text, re.ASCII) is not None


def _object(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
