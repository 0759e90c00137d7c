"""Both clients have one surface and one behaviour; what travels is what was asked for."""

from __future__ import annotations

import asyncio
import inspect
import json
import logging
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import ecwid_client
import httpx
import pytest
from client_support import (
    BY_ID,
    COMBINATION,
    OPERATIONS,
    PRODUCT,
    ROOT,
    STORE,
    TOKEN,
    FakeClock,
    Operation,
    Subject,
    SubjectFactory,
    script,
)
from ecwid_api.api.combinations import list_combinations
from ecwid_client import (
    UNSET,
    AsyncEcwidClient,
    Combination,
    EcwidClient,
    EcwidError,
    Hooks,
    Product,
    RateLimitEvent,
    RequestEvent,
    Response,
    ResponseEvent,
    RetryEvent,
    TransportError,
)
from ecwid_client.resources import AsyncCombinations, Combinations

PAIRS = [
    (EcwidClient, AsyncEcwidClient),
    (Combinations, AsyncCombinations),
]
RENAMED = {"__enter__": "__aenter__", "__exit__": "__aexit__", "close": "aclose"}


def methods_of(cls: type) -> dict[str, Any]:
    return {
        name: value
        for name, value in inspect.getmembers(cls, callable)
        if not name.startswith("_") or name in {"__init__", *RENAMED, *RENAMED.values()}
    }


def shape(function: Any) -> list[tuple[str, Any, Any, str]]:
    """Names, kinds, defaults and types of the parameters, without the words of asyncio."""
    words = {"AsyncBaseTransport": "BaseTransport", "AsyncRunner": "Runner", "AsyncCaller": "Caller"}
    parameters = inspect.signature(function).parameters.values()

    def plain(annotation: Any) -> str:
        text = str(annotation)
        for there, here in words.items():
            text = text.replace(there, here)
        return re.sub(r"Awaitable\[(\w+)\]", r"\1", text)

    return [(one.name, one.kind, one.default, plain(one.annotation)) for one in parameters]


@pytest.mark.parametrize(("here", "there"), PAIRS, ids=[here.__name__ for here, _ in PAIRS])
def test_the_two_clients_have_the_same_methods_with_the_same_signatures(here: type, there: type) -> None:
    """Whoever knows one knows the other."""
    mine, theirs = methods_of(here), methods_of(there)
    assert {RENAMED.get(name, name) for name in mine} == set(theirs)
    for name, method in mine.items():
        assert shape(method) == shape(theirs[RENAMED.get(name, name)]), name


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.id)
def test_both_clients_send_and_return_the_same(operation: Operation) -> None:
    """Over one table of every operation."""
    results = []
    for colour in ("sync", "async"):
        answers = script(operation.answer)
        subject = Subject(colour, answers.transport)
        value = subject.do(operation.use)
        subject.close()
        (request,) = answers.seen
        headers = {name: text for name, text in request.headers.items() if name != "x-ecwid-api-request-id"}
        results.append((value, request.method, str(request.url), headers, request.content))
        assert headers["authorization"] == f"Bearer {TOKEN}"
        assert request.extensions["ecwid_operation"].id == operation.id
    assert results[0] == results[1]


@pytest.mark.parametrize(
    "answers",
    [
        [httpx.ReadError("lost"), {"updateCount": 1}],
        [(503, {}), {"updateCount": 1}],
        [(429, {}), {"updateCount": 1}],
        [(404, {"errorMessage": "none"})],
        [(403, {}), (403, {}), (403, {})],
        [(200, b"broken")],
        [(500, {})] * 3,
        [(401, {})],
    ],
    ids=str,
)
@pytest.mark.parametrize(
    "operation_id", ["updateCombination", "adjustCombinationInventory", "createCombination"]
)
def test_both_clients_fail_alike(operation_id: str, answers: list[Any]) -> None:
    """Same requests, same waits, same exceptions."""
    results = []
    for colour in ("sync", "async"):
        clock, played = FakeClock(), script(*answers)
        subject = Subject(colour, played.transport, clock=clock.clock())
        try:
            ending: Any = repr(subject.do(BY_ID[operation_id].use))
        except EcwidError as exc:
            facts = {name: value for name, value in vars(exc).items() if name != "request_id"}
            ending = (type(exc), str(exc), facts)
        subject.close()
        results.append((ending, played.asked, clock.slept))
    assert results[0] == results[1]


def test_with_response_gives_the_raw_answer_beside_the_value(make: SubjectFactory) -> None:
    """For every method that sends a request."""
    for operation in OPERATIONS:
        content = json.dumps(operation.answer).encode()
        raw = httpx.Response(200, content=content, headers={"X-Trace": "t1"})
        subject = make(script(lambda request, raw=raw: raw).transport)
        plain = subject.do(operation.use)
        name, method = method_of(operation)
        response = subject.do(lambda client, operation=operation: with_response(client, operation))
        assert isinstance(response, Response), name
        assert (response.value, response.status_code, response.content) == (plain, 200, content), method
        assert response.headers["x-trace"] == "t1"
        assert response.elapsed_s >= 0
        subject.close()


def method_of(operation: Operation) -> tuple[str, str]:
    return operation.id, str(operation.use)


def with_response(client: Any, operation: Operation) -> Any:
    return client.with_response(operation.use, client)


def test_with_response_takes_a_method_and_its_arguments(make: SubjectFactory) -> None:
    """The form in which people write it."""
    answers = script(BY_ID["getCombination"].answer)
    subject = make(answers.transport)
    response = subject.do(
        lambda client: client.with_response(client.combinations.get, PRODUCT, COMBINATION, lang="nl")
    )
    assert isinstance(response.value, Combination)
    assert str(answers.seen[0].url).endswith(f"{ROOT}/{COMBINATION}?lang=nl")


def test_with_response_needs_a_method_that_asks(make: SubjectFactory) -> None:
    """Anything else is a mistake of the caller's."""

    async def nothing() -> None:
        return None

    subject = make(script({}).transport)
    with pytest.raises(TypeError, match="with_response needs a method"):
        subject.do(lambda client: client.with_response(nothing if subject.colour == "async" else str))


def test_tasks_that_use_with_response_at_once_get_their_own_answers() -> None:
    """The collected replies belong to a task, not to the client."""

    async def answer(request: httpx.Request) -> httpx.Response:
        number = int(request.url.path.rsplit("/", 1)[1])
        for _ in range(number % 3):  # so that they do not end in the order in which they began
            await asyncio.sleep(0)
        return httpx.Response(200, json={"id": number, "name": "x"})

    async def run() -> list[Response[Product]]:
        async with AsyncEcwidClient(
            STORE, TOKEN, transport=httpx.MockTransport(answer), requests_per_minute=None
        ) as client:
            return await asyncio.gather(*(client.with_response(client.products.get, n) for n in range(1, 30)))

    responses = asyncio.run(run())
    assert [json.loads(response.content)["id"] for response in responses] == list(range(1, 30))
    assert [response.value.id for response in responses] == list(range(1, 30))


def test_with_options_shares_everything_but_the_options(make: SubjectFactory) -> None:
    """A copy has the same pool, pace, breaker and budget, and closing it closes nothing."""
    answers = script(httpx.ReadError("lost"), (503, {}), {"generalInfo": {"storeId": STORE}})
    subject = make(answers.transport, clock=FakeClock().clock())
    copy = subject.client.with_options(retries=0, timeout=3, deadline=None)
    with pytest.raises(TransportError):
        subject.run(copy.profile.get())
    assert len(answers.seen) == 1
    subject.run(copy.close() if subject.colour == "sync" else copy.aclose())
    assert subject.do(BY_ID["getProfile"].use).general_info.store_id == STORE
    assert len(answers.seen) == 3
    timeouts = [request.extensions["timeout"] for request in answers.seen[:2]]
    assert timeouts[0] == {"connect": 3.0, "read": 3.0, "write": 3.0, "pool": 3.0}
    assert timeouts[1] == {"connect": 5.0, "read": 30.0, "write": 30.0, "pool": 30.0}
    with pytest.raises(ValueError, match="retries"):
        subject.client.with_options(retries=-1)


class Closing(httpx.MockTransport):
    """Counts how often it is closed."""

    closed = 0

    def close(self) -> None:
        self.closed += 1

    async def aclose(self) -> None:
        self.closed += 1


def test_a_client_closes_its_transport_once() -> None:
    """At the end of its block."""
    transport = Closing(script({}))
    with EcwidClient(STORE, TOKEN, transport=transport) as client:
        with client.with_options(retries=0):
            pass
        assert transport.closed == 0
    assert transport.closed == 1

    async def run() -> None:
        async with AsyncEcwidClient(STORE, TOKEN, transport=transport) as client:
            async with client.with_options(retries=0):
                pass
            assert transport.closed == 1

    asyncio.run(run())
    assert transport.closed == 2


def test_events_tell_what_happens(make: SubjectFactory, caplog: pytest.LogCaptureFixture) -> None:
    """In order, typed, and in the log as well."""
    events: list[Any] = []
    hooks = Hooks(events.append, events.append, events.append, events.append)
    limited = httpx.Response(429, headers={"Retry-After": "7"})
    answers = script(httpx.ReadError("lost"), lambda request: limited, BY_ID["getProduct"].answer)
    subject = make(answers.transport, clock=FakeClock().clock(), hooks=hooks)
    with caplog.at_level(logging.DEBUG, "ecwid_client"):
        subject.do(BY_ID["getProduct"].use)
    path = f"/{STORE}/products/{PRODUCT}"
    ids = [request.headers["X-Ecwid-Api-Request-Id"] for request in answers.seen]
    facts = [("getProduct", "GET", path, attempt, id_) for attempt, id_ in enumerate(ids, 1)]
    assert events == [
        RequestEvent(*facts[0]),
        ResponseEvent(*facts[0], None, "unknown", 0.0),
        RetryEvent("getProduct", 1, 0.25, f"GET {path}: no answer; ReadError: lost"),
        RequestEvent(*facts[1]),
        ResponseEvent(*facts[1], 429, "known", 0.0),
        RateLimitEvent("getProduct", 7.0, from_service=True),
        RetryEvent("getProduct", 2, 7.0, events[6].reason),
        RateLimitEvent("getProduct", 7.0, from_service=False),
        RequestEvent(*facts[2]),
        ResponseEvent(*facts[2], 200, "known", 0.0),
    ]
    assert f"getProduct #1 GET {path}: unknown in 0.000 s id={ids[0]}" in caplog.messages
    assert f"getProduct #3 GET {path}: 200 in 0.000 s id={ids[2]}" in caplog.messages


def test_a_hook_that_fails_changes_nothing(make: SubjectFactory, caplog: pytest.LogCaptureFixture) -> None:
    """A write that was carried out must not look as if it failed."""

    def fail(event: object) -> None:
        raise RuntimeError("broken hook")

    answers = script({"updateCount": 1})
    subject = make(answers.transport, hooks=Hooks(fail, fail, fail, fail))
    assert subject.do(BY_ID["adjustCombinationInventory"].use).update_count == 1
    assert len(answers.seen) == 1
    assert caplog.messages.count("a hook failed") == 2


def test_a_mistake_in_a_caller_s_transport_is_not_hidden(make: SubjectFactory) -> None:
    """Only network trouble becomes a TransportError; an assertion in a test's handler stays what it is."""
    answers = script(AssertionError("wrong path"))
    subject = make(answers.transport)
    with pytest.raises(AssertionError, match="wrong path"):
        subject.do(BY_ID["getProduct"].use)
    assert len(answers.seen) == 1


def test_every_model_of_the_contract_is_public() -> None:
    """One import line for users."""
    import ecwid_api.models

    for name in (*ecwid_api.models.__all__, *ecwid_client.__all__):
        assert hasattr(ecwid_client, name)
    assert len(set(ecwid_client.__all__)) == len(ecwid_client.__all__)
    assert ecwid_client.UNSET is UNSET


def test_the_version_is_that_of_the_distribution() -> None:
    """It travels in the User-Agent."""
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert ecwid_client.__version__ == project["project"]["version"]
    assert list_combinations.OPERATION.retry == "idempotent"


def test_importing_the_client_loads_nothing_heavy() -> None:
    """httpcore comes with the first connection, extras only when they are asked for."""
    code = "import sys, ecwid_client; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    heavy = {"httpcore", "anyio", "sqlite3", "yaml", "ecwid_mock", "h2"}
    assert not heavy & set(loaded.split())
