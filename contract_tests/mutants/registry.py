"""A server defect is a proxy: it passes requests on to a healthy server and spoils what it is about.

So the same defect can stand in front of the stand-in in this process and on the network, and none of it is in
the shipped package. A defect may send requests of its own to do its damage.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

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
    def json(self) -> Any:
        """The JSON of the request; None if it is no JSON."""
        try:
            return json.loads(self.request.body)
        except (ValueError, RecursionError):
            return None

    @property
    def body(self) -> dict[str, Any]:
        """The JSON object of the request; empty if there is none."""
        value = self.json
        return value if isinstance(value, dict) else {}

    @property
    def has_body(self) -> bool:
        return bool(self.body)

    @property
    def asked(self) -> dict[str, str]:
        """The parameters of the query."""
        return dict(parse_qsl(self.request.query, keep_blank_values=True))

    @property
    def store(self) -> str:
        return f"/{self.ids['storeId']}"

    @property
    def product(self) -> str:
        return f"{self.store}/products/{self.ids['productId']}"

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

    def asking(self, parameters: dict[str, str]) -> Answer:
        return self.with_target(f"{self.request.path}?{urlencode(parameters)}")

    def with_header(self, name: str, value: str | None) -> Answer:
        kept = tuple(pair for pair in self.request.headers if pair[0].lower() != name.lower())
        return self.forward(replace(self.request, headers=kept if value is None else (*kept, (name, value))))

    def besides(self, method: str, path: str, body: Any = None) -> Answer:
        """A request of the defect's own, with a token that is known to work."""
        return self.forward(json_request(method, path, body, token=self.token))

    @property
    def tokens(self) -> dict[str, str]:
        """Those that are known to work, by store."""
        return {name[6:]: token for name, token in self.memory.items() if name.startswith("token:")}

    @property
    def token(self) -> str:
        return self.tokens.get(self.ids.get("storeId", ""), "")

    def put(self, path: str, **body: Any) -> Answer:
        return self.besides("PUT", path, body)

    def delete(self, *paths: str) -> None:
        for path in paths:
            self.besides("DELETE", path)

    def seen(self, path: str) -> dict[str, Any]:
        """The object at this path as it stands; empty if there is none."""
        answer = self.besides("GET", path)
        value = value_of(answer) if answer.status == 200 else None
        return value if isinstance(value, dict) else {}

    def shown(self) -> dict[str, Any]:
        return self.seen(self.item)

    def shown_product(self) -> dict[str, Any]:
        return self.seen(self.product)

    def listed(self) -> list[dict[str, Any]]:
        value = value_of(self.besides("GET", f"{self.product}/combinations"))
        return value if isinstance(value, list) else []


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


# Names of several operations.
GROUPS = {
    "all": (),
    "reads": ("listCombinations", "getCombination", "getProduct"),
    "writes": ("createCombination", "updateCombination"),
    "productReads": ("getProduct", "listProducts"),
    "productWrites": ("createProduct", "updateProduct"),
}


def seed(kind: str, defects: Mapping[str, Spoil]) -> None:
    """Registers defects. A name is an id, the operations that are spoilt, and what is wrong: `S1 getProduct: ...`."""
    for name, spoil in defects.items():
        head, _, what = name.partition(": ")
        id_, *words = head.split()
        operations = frozenset(operation for word in words for operation in GROUPS.get(word, (word,)))
        assert id_ not in SERVER_DEFECTS, id_
        SERVER_DEFECTS[id_] = Defect(id_, kind, what, operations, spoil)


def defect(name: str, kind: str = STATE) -> Callable[[Spoil], None]:
    """Registers the function below it, a defect that needs statements of its own."""
    return lambda spoil: seed(kind, {name: spoil})


def value_of(answer: Answer) -> Any:
    try:
        return json.loads(answer.body)
    except ValueError:
        return None
