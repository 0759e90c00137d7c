"""Sends the rows of `protocol` against a fixture, and looks whether what is refused changes anything."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from typing import Any

from contract_tests.contract.reader import Contract
from contract_tests.legs.protocol.row import ITEM, Row
from contract_tests.live.rules import operations_allowed
from contract_tests.target.scratch import Scratch, persistently
from contract_tests.target.target import Target
from contract_tests.wire import Answer, BlockedError, Request


class Bench:
    """The fixture that the rows are sent against; made anew when a row has used it up."""

    def __init__(self, target: Target) -> None:
        self.target = target
        self.scratch = Scratch(target)
        self._fresh = 0
        # What was read last, as long as nothing can have changed since.
        self._known: Any = None
        self._ids: dict[str, int | str] = {}
        self._catalog: dict[str, int] = {}
        if not target.is_live:
            self._catalog = {
                "g": persistently(self.scratch.category),
                "k": persistently(self.scratch.product_class),
            }
        self.renew()

    def renew(self) -> None:
        persistently(self._renew)

    def _renew(self) -> None:
        self._known = None
        if self.target.is_live:
            self.scratch.remove_all()  # Few products may be made there.
        product = self.scratch.product(quantity=10)
        sku = self.scratch.own_sku()
        ids = {
            "p": product,
            "c": self.scratch.combination(product, "with", sku=sku, quantity=7),
            "n": self.scratch.combination(product, "without"),
        }
        escaped = {f"{name}e": "".join(f"%3{digit}" for digit in str(id_)) for name, id_ in ids.items()}
        above = {f"{name}32": id_ + 2**32 for name, id_ in ids.items()}
        self._ids = {**ids, **escaped, **above, **self._catalog}
        if not self.target.is_live:
            batch = self.scratch.send("POST", "/batch", [{"path": "/profile", "method": "GET"}])
            self._ids |= {**self.scratch.media(product), "t": batch.json()["ticket"]}

    def close(self) -> None:
        self.scratch.remove_all()

    def send(self, row: Row) -> None:
        """
        Raises:
            BrokenContractError: the answer is none of those that are right, or something has changed that must not.
        """
        request = self._request(row)
        if row.method != "GET" and self._known is None:
            self._known = self._state(row)
        before, answer = self._known, None
        try:
            answer = self.target.recorder(request)
            self.target.check(self._name(request), "protocol", self._problems(row, answer, before), request)
        except BlockedError:
            raise  # Nothing was sent, so nothing has to be put right.
        except BaseException:
            self._tidy(row, answer)
            raise
        self._tidy(row, answer)

    def _name(self, request: Request) -> str:
        found = self.target.recorder.operation(request)
        return found if found != "none" else f"{request.method} {request.path}"

    def _problems(self, row: Row, answer: Answer, before: Any) -> Iterator[str]:
        # A live store may want a value for each option of the product; the contract does not say.
        is_open = self.target.is_live and answer.status == 400 and b'"options"' in row.body
        if answer.status not in row.statuses and not is_open:
            wanted = " or ".join(map(str, sorted(row.statuses)))
            yield f"{row.name}: answered {answer.status}, expected {wanted}"
        if row.method == "GET":
            return
        self._known = self._state(row, before) if answer.status >= 400 or row.inert else None
        if self._known not in (None, before):
            yield f"{row.name}: {'an ignored' if row.inert else 'a refused'} request changed something"

    def _tidy(self, row: Row, answer: Answer | None) -> None:
        if answer is None:  # It was lost, or so wrong that nobody knows what became of it.
            if row.method != "GET" and not self.target.recorder.ended:
                self.renew()
        elif row.method == "POST" and answer.status == 200:
            self._note(row, answer)
        elif answer.status == 200 and (row.method == "DELETE" or row.path.endswith("/media")):
            self.renew()  # The images that are there are replaced with those of the body.
        elif row.method == "PUT" and row.path.startswith(ITEM) and answer.status == 200 and not row.inert:
            sane = {"quantity": 7, "price": 10, "externalReferenceId": None}
            self.scratch.send("PUT", f"/products/{self._ids['p']}/combinations/{self._ids['c']}", sane)

    def _note(self, row: Row, answer: Answer) -> None:
        route = self.target.contract.route(f"/1{row.path}")
        if route and "id" in (made := answer.json()):
            self.scratch.note(route.operations["POST"], made["id"])

    def _request(self, row: Row) -> Request:
        self._fresh += 1
        fresh = f"{self.scratch.prefix}v{self._fresh}"
        account = self.target.accounts[0]
        path = f"/{account.store}" + row.path.format(**self._ids)
        body = row.body.replace(b"{fresh}", fresh.encode()).replace(b"{sku}", fresh.encode())
        if b"{p}" in body:
            product = str(self._ids["p"]).encode()
            body = body.replace(b'"{p}"', product).replace(b"{p}", product)
        headers = dict(row.headers)
        path = _authorized(row.auth, path, headers, account.token, self.target)
        return Request(row.method, path, tuple(headers.items()), body)

    def _state(self, row: Row, before: Any = None) -> Any:
        """The product, and how many there are; that is not read again for what lies below the product."""
        product = self.scratch.send("GET", f"/products/{self._ids['p']}")
        shown = json.loads(product.body) if product.status == 200 else product.status
        if isinstance(shown, dict):
            for name in ("updated", "updateTimestamp"):
                shown.pop(name, None)
        if before is not None and row.path.startswith("/products/{p}/"):
            return shown, before[1]
        count = self.scratch.send("GET", "/products?limit=1") if self.target.reset else None
        return shown, json.loads(count.body)["total"] if count and count.status == 200 else None


def _authorized(auth: str, path: str, headers: dict[str, str], token: str, target: Target) -> str:
    """The path, perhaps with a token; `headers` gets the rest."""
    joint = "&" if "?" in path else "?"
    wrong = token[:-1] + ("x" if token[-1] != "x" else "y")
    match auth:
        case "bearer":
            headers["Authorization"] = f"Bearer {token}"
        case "query":
            return f"{path}{joint}token={token}"
        case "bearer in small letters":
            headers["Authorization"] = f"bearer {token}"
        case "BEARER":
            headers["Authorization"] = f"BEARER {token}"
        case "both":
            headers["Authorization"] = f"Bearer {token}"
            return f"{path}{joint}token={token}"
        case "query-beside-another-scheme":
            headers["Authorization"] = f'Token token="{token}"'
            return f"{path}{joint}token={token}"
        case "wrong":
            headers["Authorization"] = f"Bearer {wrong}"
        case "wrong-query":
            return f"{path}{joint}token={wrong}"
        case "empty-query":
            return f"{path}{joint}token="
        case "empty-bearer":
            headers["Authorization"] = "Bearer"
        case "cookie":
            headers["Cookie"] = f"token={token}"
        case "other-header":
            headers["X-Auth-Token"] = token
        case "other-parameter":
            return f"{path}{joint}access_token={token}"
        case "no-scheme":
            headers["Authorization"] = token
        case "token-scheme":
            headers["Authorization"] = f"Token {token}"
        case "basic-token":
            headers["Authorization"] = f"Basic {b64encode(token.encode()).decode()}"
        case "basic":
            headers["Authorization"] = "Basic c2NyYXRjaDpzY3JhdGNo"
        case "other-store":
            others = [account.token for account in target.accounts[1:]]
            headers["Authorization"] = f"Bearer {others[0] if others else 'secret_of_nobody'}"
    return path


def suits(row: Row, target: Target) -> bool:
    """Whether the server may see this row."""
    if target.is_live:
        return suits_live(row, target.contract, writes=target.writes)
    if target.reset is not None or row.method == "GET":
        return True
    # On a shared server that may be somebody else's, and were a token ignored, all would be gone.
    return "32}" not in row.path and (row.method, row.path) != ("DELETE", "/products")


def suits_live(row: Row, contract: Contract, *, writes: bool) -> bool:
    """Whether a live store may see this row: no wrong tokens, no whole products, no 20 MB, no strangers' ids."""
    if row.needs_mock or row.auth != "bearer" or len(row.body) > 1_000_000:
        return False
    route = contract.route("/1" + row.path.partition("?")[0].format_map(_AnyId()))
    operation = route.operations.get(row.method) if route else None
    if operation and operation.id not in operations_allowed(writes=writes):
        return False
    if re.search(r"\{\w(e|32)\}", row.path):
        return False
    if row.path.startswith("/products?") or row.path == "/products" or 405 in row.statuses:
        return False
    if not re.fullmatch(r"/(profile|products/\{p\}[A-Za-z0-9_/{}-]*)", row.path.partition("?")[0]):
        return False
    if row.method == "GET":
        return True
    return (
        writes
        and not (row.method == "DELETE" and row.path == "/products/{p}")
        and not _names_a_stranger(row.path)
    )


class _AnyId(dict[str, str]):
    """Any id in each place of a row's path."""

    def __missing__(self, key: str) -> str:
        return "1"


def _names_a_stranger(path: str) -> bool:
    ids = [part for part in path.partition("?")[0].split("/") if any(c.isdigit() for c in part)]
    return any(not (part.isdigit() and int(part) >= 2**62) for part in ids)
