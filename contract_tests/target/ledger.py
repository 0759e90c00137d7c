"""The products that a run has made in a server on the network, and their removal whatever ends the run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import quote

from contract_tests.ending import RunEndedError
from contract_tests.wire import Answer, NoAnswerError, Request, Wire, json_request

TRIES = 3


class Ledger:
    """A wire that notes which products were made and which are gone.

    Args:
        tokens: by store.
        mark: a part of every SKU that the run chooses itself, or of the name where there is no SKU. A product whose
            creation was never answered is looked for by it, and so is what a batch may have made.
    """

    def __init__(self, wire: Wire, tokens: dict[int, str], mark: str) -> None:
        self._wire = wire
        self._tokens = tokens
        self._mark = mark
        self._products: dict[tuple[int, int], None] = {}
        self._is_doubtful = False

    def __call__(self, request: Request) -> Answer:
        is_creation = request.method == "POST" and request.path.endswith("/products")
        self._is_doubtful |= request.method == "POST" and request.path.endswith("/batch")
        try:
            answer = self._wire(request)
        except NoAnswerError:
            self._is_doubtful |= is_creation
            raise
        if is_creation and answer.status == 200:
            self._note(request, answer)
        elif is_creation and answer.status >= 500:
            self._is_doubtful = True
        elif request.method == "DELETE" and answer.status in (200, 404):
            self._forget(request, is_certain=answer.status == 200)
        return answer

    def clean(self) -> list[str]:
        """Remove what is left; the paths of what could not be removed."""
        with suppress(RunEndedError):
            for _ in range(TRIES):
                with suppress(NoAnswerError):
                    self._clean_once()
        return [f"/{store}/products/{product}" for store, product in self._products]

    def _clean_once(self) -> None:
        if self._is_doubtful:
            self._find_doubtful()
        for store, product in list(reversed(self._products)):
            self(json_request("DELETE", f"/{store}/products/{product}", token=self._tokens[store]))

    def _find_doubtful(self) -> None:
        for store, token in self._tokens.items():
            target = f"/{store}/products?keyword={quote(self._mark)}*"
            for product in _items(self._wire(json_request("GET", target, token=token))):
                own = self._mark in f"{product.get('sku')} {product.get('name')}"
                if own and type(product.get("id")) is int:
                    self._products[store, product["id"]] = None
        self._is_doubtful = False

    def _note(self, request: Request, answer: Answer) -> None:
        made = _object(answer).get("id")
        store = request.path.split("/")[1]
        if type(made) is int and store.isdecimal() and int(store) in self._tokens:
            self._products[int(store), made] = None

    def _forget(self, request: Request, *, is_certain: bool) -> None:
        """A 404 to the deletion is not believed before a read says so too."""
        match request.path.split("/"):
            case ["", store, "products", product] if store.isdecimal() and product.isdecimal():
                key = int(store), int(product)
                if key in self._products and (is_certain or not self._is_shown(*key)):
                    del self._products[key]

    def _is_shown(self, store: int, product: int) -> bool:
        read = json_request("GET", f"/{store}/products/{product}", token=self._tokens[store])
        return self._wire(read).status != 404


def _items(answer: Answer) -> Iterator[dict[str, Any]]:
    items = _object(answer).get("items")
    yield from (item for item in (items if isinstance(items, list) else ()) if isinstance(item, dict))


def _object(answer: Answer) -> dict[str, Any]:
    try:
        value = json.loads(answer.body)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
