"""A server defect is a proxy: it passes requests on to a healthy server and spoils what it is about.

So the same defect can stand in front of the stand-in in this process and on the network, and none of it is in
the shipped package. A defect may send requests of its own to do its damage.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from contract_tests.contract.reader import the_contract
from contract_tests.wire import Answer, Request, Wire, json_request

STATE = "state"
FORM = "form"


@dataclass(slots=True)
class Call:
    """One request on its way through a defect."""

    request: Request
    forward: Wire
    operation: str
    ids: dict[str, str]
    memory: dict[str, Any]

    def passed(self) -> Answer:
        return self.forward(self.request)

    @property
    def body(self) -> dict[str, Any]:
        """The JSON object of the request; empty if there is none."""
        try:
            value = json.loads(self.request.body)
        except (ValueError, RecursionError):
            return {}
        return value if isinstance(value, dict) else {}

    @property
    def has_body(self) -> bool:
        return bool(self.body)

    @property
    def product(self) -> str:
        return f"/{self.ids['storeId']}/products/{self.ids['productId']}"

    @property
    def item(self) -> str:
        return f"{self.product}/combinations/{self.ids.get('combinationId', '')}"

    def with_body(self, **changes: Any) -> Answer:
        """Passed on with some fields changed; `...` drops a field."""
        body = {**self.body, **changes}
        return self.with_json({name: value for name, value in body.items() if value is not ...})

    def with_json(self, body: Any) -> Answer:
        return self.forward(replace(self.request, body=json.dumps(body).encode()))

    def with_target(self, target: str) -> Answer:
        return self.forward(replace(self.request, target=target))

    def with_header(self, name: str, value: str | None) -> Answer:
        kept = tuple(pair for pair in self.request.headers if pair[0].lower() != name.lower())
        return self.forward(replace(self.request, headers=kept if value is None else (*kept, (name, value))))

    def besides(self, method: str, path: str, body: Any = None) -> Answer:
        """A request of the defect's own, with a token that is known to work."""
        return self.forward(json_request(method, path, body, token=self.token))

    @property
    def token(self) -> str:
        known: str = self.memory.get("token:" + self.ids.get("storeId", ""), "")
        return known

    def listed(self) -> list[dict[str, Any]]:
        value = value_of(self.besides("GET", f"{self.product}/combinations"))
        return value if isinstance(value, list) else []

    def shown(self) -> dict[str, Any]:
        """The combination of this request as it stands; empty if there is none."""
        answer = self.besides("GET", self.item)
        return value_of(answer) if answer.status == 200 else {}


Spoil = Callable[[Call], Answer]


@dataclass(frozen=True, slots=True)
class Defect:
    id: str
    kind: str
    what: str
    operations: frozenset[str]
    spoil: Spoil

    def __call__(self, wire: Wire) -> DefectiveWire:
        return DefectiveWire(self, wire)


class DefectiveWire:
    """A wire with one defect in it."""

    def __init__(self, defect: Defect, wire: Wire) -> None:
        self._defect = defect
        self._wire = wire
        self._memory: dict[str, Any] = {}

    def reset(self) -> None:
        """Forgets what happened, as a new server would; a token that works goes on working."""
        self._memory = {name: value for name, value in self._memory.items() if name.startswith("token:")}

    def __call__(self, request: Request) -> Answer:
        route = the_contract().route(request.path)
        operation = route.operations.get(request.method) if route else None
        name = operation.id if operation else "none"
        if self._defect.operations and name not in self._defect.operations:
            answer = self._wire(request)
        else:
            ids = dict(route.values) if route else {}
            answer = self._defect.spoil(Call(request, self._wire, name, ids, self._memory))
        self._learn_token(request, answer)
        return answer

    def _learn_token(self, request: Request, answer: Answer) -> None:
        scheme, _, token = (request.header("Authorization") or "").partition(" ")
        store = request.path.split("/")[1] if "/" in request.path else ""
        if answer.status < 400 and scheme == "Bearer":
            self._memory.setdefault(f"token:{store}", token)


SERVER_DEFECTS: dict[str, Defect] = {}


def defect(id_: str, kind: str, what: str, *operations: str) -> Callable[[Spoil], Spoil]:
    """Registers a function as a defect of these operations; of everything when none is named."""

    def register(spoil: Spoil) -> Spoil:
        assert id_ not in SERVER_DEFECTS, id_
        SERVER_DEFECTS[id_] = Defect(id_, kind, what, frozenset(operations), spoil)
        return spoil

    return register


def value_of(answer: Answer) -> Any:
    try:
        return json.loads(answer.body)
    except ValueError:
        return None


def changed(answer: Answer, **changes: Any) -> Answer:
    """A JSON answer with some fields changed; `...` drops a field."""
    value = value_of(answer)
    if not isinstance(value, dict):
        return answer
    value.update(changes)
    return as_json(answer, {name: item for name, item in value.items() if item is not ...})


def as_json(answer: Answer, value: Any, status: int | None = None) -> Answer:
    body = json.dumps(value, ensure_ascii=False).encode()
    headers = tuple(
        pair for pair in answer.headers if pair[0].lower() not in ("content-length", "content-type")
    )
    headers = (
        *headers,
        ("content-type", "application/json; charset=utf-8"),
        ("content-length", str(len(body))),
    )
    return replace(answer, status=status or answer.status, headers=headers, body=body)


def crashed() -> Answer:
    return as_json(Answer(500), {"errorMessage": "Internal server error", "errorCode": "INTERNAL_ERROR"})


def every_combination(answer: Answer, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Answer:
    """Applies a change to each combination that a 200 shows, wherever it shows it."""
    value = value_of(answer)
    if answer.status != 200:
        return answer
    if isinstance(value, list):
        return as_json(answer, [change(item) for item in value])
    if isinstance(value, dict) and "combinationNumber" in value:
        return as_json(answer, change(value))
    if isinstance(value, dict) and "combinations" in value:
        return as_json(answer, {**value, "combinations": [change(item) for item in value["combinations"]]})
    return answer
