"""What a run has made in a server on the network, and its removal whatever ends the run."""

from __future__ import annotations

import json
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
        mark: a part of every SKU that the run chooses itself, or of the name where there is no SKU. What a batch may
            have made is looked for by it, and so is what was made by a request that was never answered. Without the
            mark nobody can tell it from what was there before; then it is not removed, but named.
    """

    def __init__(self, wire: Wire, tokens: dict[int, str], mark: str) -> None:
        self._wire = wire
        self._tokens = tokens
        self._mark = mark
        # By path, with the token that opens it.
        self._made: dict[str, str] = {}
        self._is_doubtful = False
        # Creations without the mark that were never answered.
        self._nameless: dict[str, None] = {}

    def __call__(self, request: Request) -> Answer:
        is_creation = request.method == "POST" and self._token(request.path) is not None
        self._is_doubtful |= request.method == "POST" and request.path.endswith("/batch")
        try:
            answer = self._wire(request)
        except NoAnswerError:
            if is_creation:
                self._doubt(request)
            raise
        if is_creation and answer.status == 200:
            self._note(request.path, _value(answer.body))
        elif is_creation and answer.status >= 500:
            self._doubt(request)
        elif request.method == "DELETE" and answer.status in (200, 404):
            self._forget(request.path, is_certain=answer.status == 200)
        return answer

    def clean(self) -> list[str]:
        """Remove what is left; what could not be removed, or may be there."""
        with suppress(RunEndedError):
            for _ in range(TRIES):
                with suppress(NoAnswerError):
                    self._clean_once()
        return [*self._made, *self._nameless]

    def _clean_once(self) -> None:
        if self._is_doubtful:
            self._find_doubtful()
        for path, token in reversed(list(self._made.items())):
            self(json_request("DELETE", path, token=token))

    def _doubt(self, request: Request) -> None:
        self._is_doubtful = True
        if self._mark.encode() not in request.body:
            name = str(_object(_value(request.body)).get("name"))[:60]
            self._nameless[f"perhaps {name!r} in {request.path}, which was not answered"] = None

    def _find_doubtful(self) -> None:
        for store, token in self._tokens.items():
            for collection, query in LISTINGS.items():
                path = f"/{store}/{collection}"
                asked = json_request("GET", path + query.format(mark=quote(self._mark)), token=token)
                for thing in _things(_value(self._wire(asked).body)):
                    if self._mark in f"{thing.get('sku')} {thing.get('name')}":
                        self._note(path, thing)
        self._is_doubtful = False

    def _note(self, path: str, made: Any) -> None:
        token = self._token(path)
        if token is not None and type(id_ := _object(made).get("id")) is int:
            self._made[f"{path}/{id_}"] = token

    def _forget(self, path: str, *, is_certain: bool) -> None:
        """A 404 to the deletion is not believed before a read says so too."""
        token = self._made.get(path)
        if token is not None and (
            is_certain or self._wire(json_request("GET", path, token=token)).status == 404
        ):
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
