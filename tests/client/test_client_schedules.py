"""Any sequence of operations and faults: what was acknowledged was done, what failed was not, nothing was done twice.

acknowledged <= carried out <= acknowledged + unknown, for every single call.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import httpx
import pytest
from attrs import define, field, frozen
from client_support import FakeClock, Subject
from ecwid_client import (
    CombinationCreate,
    CombinationUpdate,
    ConflictError,
    EcwidError,
    OptionValue,
    OutcomeUnknownError,
    ProductCreate,
    TransportError,
    UnexpectedResponseError,
)
from fault_server import CONTRACT_OPERATIONS
from hypothesis import HealthCheck, currently_in_test_context, event, given, settings
from hypothesis import strategies as st

RETRY_CLASS = {operation.id: operation.retry for operation in CONTRACT_OPERATIONS}
PRODUCT = 7

# What can happen to one request. `done` says whether the service carries it out first.
FAULTS = (
    "refused",
    "lost",
    "lost, done",
    "lost without a trace, done",
    "408",
    "408, done",
    "500, done",
    "503",
    "503, done",
    "429",
    "400",
    "body lost, done",
    "body broken, done",
    "token refused",
)


@frozen
class Step:
    """One call: what it does, with which of few combinations, and what happens to its requests."""

    operation: str
    which: int
    faults: tuple[str, ...]


STEPS = st.builds(
    Step,
    st.sampled_from(
        [
            "adjustCombinationInventory",
            "adjustCombinationInventory",
            "createCombination",
            "createCombination",
            "updateCombination",
            "deleteCombination",
            "deleteAllCombinations",
            "createProduct",
            "listCombinations",
        ]
    ),
    st.integers(0, 2),
    # A refused token ends all that follows, so it must be rare.
    st.lists(st.sampled_from(FAULTS[:-1]) | st.sampled_from(FAULTS), max_size=4).map(tuple),
)


@define
class Service(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """The service in memory, behind a line that fails as told; says truly what httpcore would."""

    faults: list[str] = field(factory=list)
    done: Counter[str] = field(factory=Counter)
    """How often the current call was carried out."""
    products: int = 0
    combinations: dict[int, dict[str, Any]] = field(factory=dict)
    _last_id: int = 100

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        fault = self.faults.pop(0) if self.faults else ""
        for note in self._events(fault, request):
            request.extensions["trace"](*note)
        return self._answer(fault, request)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        fault = self.faults.pop(0) if self.faults else ""
        for note in self._events(fault, request):
            await request.extensions["trace"](*note)
        return self._answer(fault, request)

    def _events(self, fault: str, request: httpx.Request) -> Iterator[tuple[str, dict[str, Any]]]:
        if "without a trace" in fault:
            return
        yield "connection.connect_tcp.started", {}
        if fault == "refused":
            yield "connection.connect_tcp.failed", {"exception": REFUSAL}
            return
        yield "http11.send_request_headers.started", {"request": httpx.Request(request.method, "http://x")}

    def _answer(self, fault: str, request: httpx.Request) -> httpx.Response:
        if fault == "refused":
            raise httpx.ConnectError("refused") from REFUSAL
        status, body = self._carry_out(request) if not fault or fault.endswith("done") else (0, None)
        if fault.startswith("lost"):
            raise httpx.ReadError("lost")
        if fault.startswith("body lost") and status == 200:
            return httpx.Response(200, stream=Broken())
        if fault.startswith("body broken") and status == 200:
            return httpx.Response(200, content=b'{"id": ')
        if fault == "token refused":
            return httpx.Response(401)
        if fault[:3].isdigit():
            return httpx.Response(int(fault[:3]), headers={"Retry-After": "1"})
        return httpx.Response(status, json=body)

    def _carry_out(self, request: httpx.Request) -> tuple[int, Any]:
        operation = request.extensions["ecwid_operation"].id
        body = json.loads(request.read() or b"null")
        if operation == "createProduct":
            self.products += 1
            return self._did(operation, {"id": self.products})
        if operation == "listCombinations":
            return self._did(operation, list(self.combinations.values()))
        if operation == "deleteAllCombinations":
            count = len(self.combinations)
            self.combinations.clear()
            return self._did(operation, {"deleteCount": count})
        if operation == "createCombination":
            return self._create(body)
        return self._change(operation, int(request.url.path.split("/")[7]), body)

    def _create(self, body: Any) -> tuple[int, Any]:
        if any(one["options"] == body["options"] for one in self.combinations.values()):
            return 409, {"errorCode": "COMBINATION_DUPLICATED"}
        self._last_id += 1
        made = {"id": self._last_id, "combinationNumber": 1, "unlimited": False, "quantity": 0, **body}
        self.combinations[self._last_id] = made
        return self._did("createCombination", {"id": self._last_id})

    def _change(self, operation: str, which: int, body: Any) -> tuple[int, Any]:
        if which not in self.combinations:
            return 404, {"errorCode": "COMBINATION_NOT_FOUND"}
        if operation == "deleteCombination":
            del self.combinations[which]
            return self._did(operation, {"deleteCount": 1})
        if operation == "adjustCombinationInventory":
            self.combinations[which]["quantity"] += body["quantityDelta"]
            return self._did(operation, {"updateCount": 1})
        self.combinations[which].update(body)
        return self._did(operation, {"updateCount": 1})

    def _did(self, operation: str, answer: Any) -> tuple[int, Any]:
        self.done[operation] += 1
        return 200, answer


REFUSAL = OSError("connection refused")


class Broken(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that breaks off."""

    def __iter__(self) -> Iterator[bytes]:
        yield b'{"'
        raise httpx.RemoteProtocolError("cut")

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for part in self:
            yield part


@define
class Run:
    """A client that goes through a schedule, and what it is told."""

    subject: Subject
    service: Service
    ids: dict[int, int] = field(factory=dict)

    def take(self, step: Step) -> None:
        target = self.ids.get(step.which, 999)
        before = {key: dict(value) for key, value in self.service.combinations.items()}
        self.service.faults[:] = step.faults
        self.service.done.clear()
        error: EcwidError | None = None
        value = None
        try:
            value = self.subject.do(call_of(step, target))
        except EcwidError as exc:
            error = exc
        self.service.faults.clear()
        if currently_in_test_context():
            event(f"{step.operation}: {type(error).__name__ if error else 'done'}")
        self.check(step, target, before, value, error)

    def check(
        self, step: Step, target: int, before: dict[int, Any], value: Any, error: EcwidError | None
    ) -> None:
        done = self.service.done[step.operation]
        if RETRY_CLASS[step.operation] != "idempotent":
            assert done <= 1, f"{step} was carried out {done} times"
        if isinstance(error, UnexpectedResponseError):
            assert done >= 1
        elif isinstance(error, TransportError):
            assert error.sent or done == 0
        elif error is not None and not isinstance(error, OutcomeUnknownError):
            assert (
                done == 0 or RETRY_CLASS[step.operation] == "idempotent" or isinstance(error, ConflictError)
            )
        if error is None:
            CHECKS[step.operation](self, step, target, before, value)


def call_of(step: Step, target: int) -> Callable[[Any], Any]:
    which = step.which
    return {
        "adjustCombinationInventory": lambda c: c.combinations.adjust_inventory(PRODUCT, target, 3),
        "createCombination": lambda c: c.combinations.create(PRODUCT, combination(which)),
        "updateCombination": lambda c: c.combinations.update(
            PRODUCT, target, CombinationUpdate(price=which + 0.5)
        ),
        "deleteCombination": lambda c: c.combinations.delete(PRODUCT, target),
        "deleteAllCombinations": lambda c: c.combinations.delete_all(PRODUCT),
        "createProduct": lambda c: c.products.create(ProductCreate("Radish")),
        "listCombinations": lambda c: c.combinations.list(PRODUCT),
    }[step.operation]


def combination(which: int) -> CombinationCreate:
    return CombinationCreate([OptionValue("Size", f"S{which}")], sku=f"SKU-{which}")


def delta_was_applied(run: Run, step: Step, target: int, before: Any, value: Any) -> None:
    assert run.service.done[step.operation] == 1
    assert run.service.combinations[target]["quantity"] == before[target]["quantity"] + 3


def is_there_once(run: Run, step: Step, target: int, before: Any, value: Any) -> None:
    holders = [one for one in run.service.combinations.values() if one["sku"] == f"SKU-{step.which}"]
    assert [one["id"] for one in holders] == [value.id]
    run.ids[step.which] = value.id


def has_the_price(run: Run, step: Step, target: int, before: Any, value: Any) -> None:
    assert run.service.combinations[target]["price"] == step.which + 0.5


def is_gone(run: Run, step: Step, target: int, before: Any, value: Any) -> None:
    assert target not in run.service.combinations


def all_are_gone(run: Run, step: Step, target: int, before: Any, value: Any) -> None:
    assert run.service.combinations == {}
    assert value.delete_count == len(before)


def one_product_more(run: Run, step: Step, target: int, before: Any, value: Any) -> None:
    assert run.service.done[step.operation] == 1
    assert value.id == run.service.products


def lists_them(run: Run, step: Step, target: int, before: Any, value: Any) -> None:
    assert [one.id for one in value] == list(run.service.combinations)


CHECKS = {
    "adjustCombinationInventory": delta_was_applied,
    "createCombination": is_there_once,
    "updateCombination": has_the_price,
    "deleteCombination": is_gone,
    "deleteAllCombinations": all_are_gone,
    "createProduct": one_product_more,
    "listCombinations": lists_them,
}


def run_schedule(colour: str, steps: list[Step], retries: int) -> None:
    service = Service()
    for which in range(2):
        service.combinations[which + 1] = {
            "id": which + 1,
            "combinationNumber": which + 1,
            "options": [{"name": "Size", "value": f"S{which}"}],
            "unlimited": False,
            "sku": f"SKU-{which}",
            "quantity": 20,
        }
    subject = Subject(colour, service, clock=FakeClock().clock(), retries=retries, requests_per_minute=540)
    run = Run(subject, service, {0: 1, 1: 2})
    try:
        for step in steps:
            run.take(step)
    finally:
        subject.close()


SCHEDULES = given(steps=st.lists(STEPS, max_size=12), retries=st.integers(0, 3))
CALM = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@settings(max_examples=500, deadline=None, suppress_health_check=CALM)
@SCHEDULES
def test_no_schedule_loses_or_doubles_anything(colour: str, steps: list[Step], retries: int) -> None:
    """500 schedules for each client."""
    run_schedule(colour, steps, retries)


@pytest.mark.long
@settings(max_examples=10_000, deadline=None, suppress_health_check=CALM)
@SCHEDULES
def test_no_schedule_of_many_loses_or_doubles_anything(colour: str, steps: list[Step], retries: int) -> None:
    """10,000 schedules for each client."""
    run_schedule(colour, steps, retries)


def test_the_model_bites() -> None:
    """A client that takes a delta for repeatable fails these checks."""
    from unittest.mock import patch

    from ecwid_client.delivery import call_flow

    step = Step("adjustCombinationInventory", 0, ("lost, done",))
    with (
        patch.object(call_flow, "may_repeat", return_value=True),
        pytest.raises(AssertionError, match="2 times"),
    ):
        run_schedule("sync", [Step("createCombination", 0, ()), step], retries=2)
