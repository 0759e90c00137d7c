"""The wire of a live store: lets through only what cannot hurt anybody.

Allowed are the store's profile, a search for the SKU prefix of contract tests, the creation of a scratch product, and
what lies below products that were made in this run. The store's word alone makes nothing ours: an id counts only after
a read of it has shown what was asked for. Everything else raises before a byte is sent, whoever asked for it.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import quote

from contract_tests.contract.reader import Operation
from contract_tests.ending import NotSentError, RunEndedError
from contract_tests.live import rules
from contract_tests.live.meter import Meter
from contract_tests.live.runlog import RunLog
from contract_tests.target.closed import Closed
from contract_tests.target.scratch import NAME, PREFIX
from contract_tests.target.target import Account
from contract_tests.wire import Answer, BlockedError, NoAnswerError, Request, Wire, json_request

REFUSED = frozenset((401, 402, 403))
LOOKS = 3  # until a product that was just made is shown
# Products that may be there without an id: each takes the cleaning three requests, and its reserve is 80.
MOST_DOUBTFUL = 16


@dataclass(slots=True)
class Made:
    """A product of this run; of its combinations `asked` holds what was asked for under an id not yet read back."""

    sku: str
    asked: dict[int, Any] = field(default_factory=dict)
    combinations: set[int] = field(default_factory=set)


@dataclass
class Guard:
    """Generated requests pass through `generated`, the harness's own through `keeper`; both are checked alike.

    Args:
        wire: repeats what may be repeated; `meter` below it counts and paces.
    """

    wire: Wire
    meter: Meter
    account: Account
    run: str
    log: RunLog
    writes: bool = False
    most_products: int = 12
    sleep: Callable[[float], None] = time.sleep
    blocked: int = 0
    products: dict[int, Made] = field(default_factory=dict)
    # Products of this run that were removed: they may be looked for, and no more.
    gone: set[int] = field(default_factory=set)
    # When the store says that it made a product of this run: by its clock, now.
    newest: datetime | None = None
    closed: Closed = field(default_factory=lambda: Closed(lambda answer: answer.status in REFUSED))

    @property
    def marker(self) -> str:
        """What the SKUs of this run's products begin with."""
        return f"{PREFIX}{self.run}-"

    def generated(self, request: Request) -> Answer:
        if request.method != "GET" and not self.writes:
            self._refuse(request, "writing needs ECWID_LIVE_WRITES=1")
        return self._send(request)

    def keeper(self, request: Request) -> Answer:
        return self._send(request)

    def _send(self, request: Request) -> Answer:
        try:
            operation, segments = self._checked(request)
        except BlockedError:
            self.blocked += 1
            raise
        name = operation.id if operation else request.path
        sku = request.json()["sku"] if name == "createProduct" else None
        if sku:
            if len(self.log.products) - len(self.products) >= MOST_DOUBTFUL:
                raise NotSentError(f"of {MOST_DOUBTFUL} products nobody knows whether the store made them")
            self.log.wanted(sku)
        try:
            answer = self.wire(request)
        except (NotSentError, NoAnswerError) as exc:
            if sku and not getattr(exc, "was_sent", False):
                self.log.gone(sku)
            raise
        self._learn(name, request, segments, answer)
        self.closed.note(name, answer)
        return answer

    def _checked(self, request: Request) -> tuple[Operation | None, list[str]]:
        segments = rules.segments_of(request, self.account.store)
        operation = rules.operation_of(request)
        rules.check_headers(request, self.account.token)
        query = rules.query_of(request, operation)
        match segments:
            case ["profile"] if request.method == "GET":
                pass
            case ["products"] if request.method == "GET":
                rules.check_search(request, query)
            case ["products"]:
                sku = rules.check_product(request, self.marker, is_new=True)["sku"]
                if len(self.products) >= self.most_products or sku in self.log.products:
                    rules.refuse(
                        request, f"{self.most_products} scratch products are the most, each with its SKU"
                    )
            case ["products", product, *rest]:
                ours = self.gone | self.products.keys() if request.method == "GET" else self.products.keys()
                if not rules.is_plain_number(product) or int(product) not in ours:
                    rules.refuse(request, f"product {product} is not ours")
                if request.method != "GET":
                    self._check_write(request, int(product), rest)
            case _:
                rules.refuse(request, "it is on no list")
        return operation, segments

    def _check_write(self, request: Request, product: int, rest: list[str]) -> None:
        match rest:
            case [] if request.method == "PUT":
                rules.check_update(request, self.marker, self.products[product].sku)
            case [] | ["inventory"]:
                pass
            case ["combinations"]:
                rules.check_combination(request)
            case ["combinations", combination, *below]:
                if not self._is_ours_or_nobodys(product, combination):
                    rules.refuse(request, f"combination {combination} is not ours")
                if below == ["image", "async"]:
                    rules.check_link(request)
                elif below == ["image"]:
                    rules.check_image(request)
                else:
                    rules.check_combination(request)
            case _:
                rules.refuse(request, "it is on no list")

    def _is_ours_or_nobodys(self, product: int, combination: str) -> bool:
        if not rules.is_plain_number(combination):
            return not any(character.isdigit() for character in combination)
        number, made = int(combination), self.products[product]
        if number in made.asked and self._shows_combination(product, number, made.asked.pop(number)):
            made.combinations.add(number)
        return number in made.combinations or number >= rules.UNLIKELY_ID

    def _shows_combination(self, product: int, number: int, options: Any) -> bool:
        shown = _object(self._read(f"/products/{product}/combinations/{number}"))
        return type(shown.get("id")) is int and shown["id"] == number and _pairs(shown) == options

    def _learn(self, name: str, request: Request, segments: list[str], answer: Answer) -> None:
        if name == "createProduct":
            sku = request.json()["sku"]
            if 200 <= answer.status < 300:
                self._adopt(sku, _object(answer).get("id"))
            elif 400 <= answer.status < 500 and answer.status != 408:  # Only these say that nothing was made.
                self.log.gone(sku)
        elif name == "deleteProduct" and self._is_gone(int(segments[1]), answer):
            self._forget(int(segments[1]))
        elif name == "createCombination" and answer.status == 200:
            made = _object(answer).get("id")
            if type(made) is int:
                self.products[int(segments[1])].asked[made] = _pairs(_object(request))

    def _adopt(self, sku: str, product_id: Any) -> None:
        for attempt in range(LOOKS):
            if type(product_id) is int and product_id > 0 and self.shows(product_id, sku):
                self.products[product_id] = Made(sku)
                self.log.made(sku, product_id)
                return
            if attempt + 1 < LOOKS:
                self.sleep(1.0)
        raise RunEndedError(f"the store does not show what it made as {sku}; nothing else was touched")

    def shows(self, product_id: int, sku: str) -> dict[str, Any] | None:
        """The product that was made under this SKU, if a read of this id shows it."""
        shown = _object(self._read(f"/products/{product_id}"))
        if not is_scratch(shown) or (shown["id"], shown["sku"]) != (product_id, sku):
            return None
        if sku.startswith(self.marker):
            self.newest = created(shown)
        return shown

    def found(self, text: str, by: str = "sku") -> Iterator[dict[str, Any]]:
        """What a search shows under an SKU of contract tests, of any run; only a read makes sure of it.

        Raises:
            NoAnswerError: the search was not answered with 200.
        """
        answer = self._read(f"/products?{by}={quote(text)}")
        if answer.status != 200:
            raise NoAnswerError(f"status {answer.status}")
        items = _object(answer).get("items")
        for item in items if isinstance(items, list) else ():
            if isinstance(item, dict) and type(item.get("id")) is int and _has_prefix(item.get("sku")):
                yield item

    def remove(self, product_id: int) -> bool:
        """Delete a product of which the caller is sure; whether it is gone."""
        path = f"/{self.account.store}/products/{product_id}"
        answer = self.wire(json_request("DELETE", path, token=self.account.token))
        gone = self._is_gone(product_id, answer)
        if gone and product_id in self.products:
            self._forget(product_id)
        return gone

    def _is_gone(self, product_id: int, deletion: Answer) -> bool:
        """A 404 to the deletion is not believed before a read says so too."""
        return deletion.status == 200 or (
            deletion.status == 404 and self._read(f"/products/{product_id}").status == 404
        )

    def _forget(self, product_id: int) -> None:
        self.gone.add(product_id)
        self.log.gone(self.products.pop(product_id).sku)

    def _read(self, path: str) -> Answer:
        return self.wire(json_request("GET", f"/{self.account.store}{path}", token=self.account.token))

    def _refuse(self, request: Request, why: str) -> None:
        self.blocked += 1
        rules.refuse(request, why)


def is_scratch(product: dict[str, Any]) -> bool:
    return (
        type(product.get("id")) is int
        and product["id"] > 0
        and product.get("name") == NAME
        and product.get("enabled") is False
        and _has_prefix(product.get("sku"))
    )


def _has_prefix(sku: Any) -> bool:
    return isinstance(sku, str) and sku.startswith(PREFIX)


def created(product: dict[str, Any]) -> datetime | None:
    try:
        return datetime.strptime(str(product.get("created")), "%Y-%m-%d %H:%M:%S %z")
    except ValueError:
        return None


def _pairs(combination: dict[str, Any]) -> Any:
    options = combination.get("options")
    if not isinstance(options, list) or not all(isinstance(option, dict) for option in options):
        return None
    return [(option.get("name"), option.get("value")) for option in options]


def _object(message: Answer | Request) -> dict[str, Any]:
    try:
        value = json.loads(message.body)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
