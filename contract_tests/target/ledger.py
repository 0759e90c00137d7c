"""What a run has made in a server on the network, and its removal whatever ends the run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import quote

from contract_tests.ending import RunEndedError
from contract_tests.wire import Answer, NoAnswerError, Request, Wire, json_request

TRIES = 3
# What can be made and removed below a store, and the query that lists what bears a mark.
LISTINGS = {
    "products": "?keyword={mark}*",
    "categories": "?keyword={mark}&hidden_categories=true",
    "classes": "",
}


class Ledger:
    """A wire that notes what was made and what is gone.

    Args:
        tokens: by store.
        mark: a part of every SKU that the run chooses itself, or of the name where there is no SKU. By it is looked for
            what a batch may have made, or a request that was never answered, and for what is still there although
            its deletion was answered 200. Without the mark nobody can tell it from what was there before; then it
            is not removed, but named.
    """

    def __init__(self, wire: Wire, tokens: dict[int, str], mark: str) -> None:
        self._wire = wire
        self._tokens = tokens
        self._mark = mark
        # By path, with the token that opens it.
        self._made: dict[str, str] = {}
        self._has_made = False
        # Creations without the mark that were never answered.
        self._nameless: dict[str, None] = {}

    def __call__(self, request: Request) -> Answer:
        is_creation = request.method == "POST" and self._token(request.path) is not None
        self._has_made |= is_creation or request.path.endswith("/batch")
        try:
            answer = self._wire(request)
        except NoAnswerError:
            if is_creation:
                self._doubt(request)
            raise
        if is_creation and not 400 <= answer.status < 500:  # Only these say that nothing was made.
            if not self._note(request.path, _value(answer.body)):
                self._doubt(request)
        elif request.method == "DELETE" and answer.status in (200, 404):
            self._forget(request.path, is_certain=answer.status == 200)
        return answer

    def clean(self) -> list[str]:
        """Remove what is left; what could not be removed, or may be there."""
        with suppress(RunEndedError):
            for _ in range(TRIES):
                with suppress(NoAnswerError):
                    for path, token in reversed(list(self._made.items())):
                        self(json_request("DELETE", path, token=token))
                    if not self._has_made or not self._find():
                        break
        return [*self._made, *self._nameless]

    def _doubt(self, request: Request) -> None:
        if self._mark.encode() not in request.body:
            name = str(_object(_value(request.body)).get("name"))[:60]
            self._nameless[f"perhaps {name!r} in {request.path}, which was not answered"] = None

    def _find(self) -> bool:
        """Note what bears the mark and is there, whatever the server said of it; whether anything is."""
        for store, token in self._tokens.items():
            for collection, query in LISTINGS.items():
                path = f"/{store}/{collection}"
                asked = json_request("GET", path + query.format(mark=quote(self._mark)), token=token)
                for thing in _things(_value(self._wire(asked).body)):
                    if self._mark in f"{thing.get('sku')} {thing.get('name')}":
                        self._note(path, thing)
        for path, token in list(self._made.items()):
            self._forget_missing(path, token)  # A listing may lag.
        return bool(self._made)

    def _note(self, path: str, made: Any) -> bool:
        """Whether it has an id, as a number or as the digits of one."""
        token, id_ = self._token(path), _object(made).get("id")
        if token is None or not re.fullmatch("[0-9]+", str(id_), re.ASCII):
            return False
        self._made[f"{path}/{id_}"] = token
        return True

    def _forget(self, path: str, *, is_certain: bool) -> None:
        """A 404 to the deletion is not believed before a read says so too."""
        if is_certain:
            self._made.pop(path, None)
        elif token := self._made.get(path):
            self._forget_missing(path, token)

    def _forget_missing(self, path: str, token: str) -> None:
        if self._wire(json_request("GET", path, token=token)).status == 404:
            del self._made[path]

    def _token(self, path: str) -> str | None:
        """The store's token, if the path is that of a collection."""
        match path.split("/"):
            case ["", store, collection] if store.isdecimal() and collection in LISTINGS:
                return self._tokens.get(int(store))
        return None


def _things(value: Any) -> Iterator[dict[str, Any]]:
    """Of a page, or of a bare list."""
    items = value if isinstance(value, list) else _object(value).get("items")
    yield from (item for item in (items if isinstance(items, list) else ()) if isinstance(item, dict))


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _value(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
