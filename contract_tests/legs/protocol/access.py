"""Tokens, methods and paths."""

from __future__ import annotations

from collections.abc import Iterator

from contract_tests.contract.reader import METHODS, Contract
from contract_tests.legs.protocol.row import INT64_MAX, ITEM, Row, path_of, row


def methods(contract: Contract) -> Iterator[Row]:
    for template, item in contract.document["paths"].items():
        path = path_of(template)
        status = 404 if item.keys().isdisjoint(METHODS) else 405
        for method in METHODS:
            if method not in item and method not in ("head", "options", "trace"):
                yield row(f"{method.upper()} {template}", method.upper(), path, status)


def tokens() -> Iterator[Row]:
    for auth in ("query", "both", "query-beside-another-scheme", "bearer in small letters", "BEARER"):
        yield row(f"token: {auth}", "GET", ITEM, 200, auth=auth)
        yield row(f"token of a write: {auth}", "PUT", ITEM, 200, body={"price": 5}, auth=auth)
    for auth in ("cookie", "other-header", "other-parameter", "no-scheme", "token-scheme", "basic-token"):
        yield row(f"the token in a wrong place: {auth}", "GET", ITEM, 403, auth=auth)
        yield row(
            f"the token of a write in a wrong place: {auth}", "PUT", ITEM, 403, body={"price": 6}, auth=auth
        )
    yield row("a wrong token hides what exists", "GET", f"/products/{INT64_MAX}", 403, auth="wrong")
    yield row("a wrong token hides what is malformed", "PUT", ITEM, 403, body=b"{", auth="wrong")


def unknown_paths() -> Iterator[Row]:
    for path in (
        "/productz",
        "/products/{p}/combination",
        ITEM + "/images",
        ITEM + "/image/sync",
        ITEM + "/inventory/1",
        "/profile/1",
        ITEM + "%2Finventory",
    ):
        yield row(f"GET {path}", "GET", path, 400, 404)
