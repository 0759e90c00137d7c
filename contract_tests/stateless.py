"""schemathesis, with our own aim and our own checks, against a target.

The engine runs as a library. Everything it sends goes through the target's wire, also what its checks send on
their own, so that one recorder, and for a live store one guard, sees all of it.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import schemathesis
from hypothesis import strategies as st
from schemathesis.core.parameters import ParameterLocation
from schemathesis.engine import events, from_schema
from schemathesis.generation import GenerationMode
from schemathesis.generation.meta import TestPhase

from contract_tests.aim import Aim, ReadAim
from contract_tests.contract import Contract
from contract_tests.fields import described, fields_of
from contract_tests.live.rules import operations_allowed, tamed
from contract_tests.model import IMAGE_FIELDS, PLAIN, plain_problems
from contract_tests.protocol import GIF, PNG
from contract_tests.scratch import PREFIX, persistently
from contract_tests.target import Finding, Target, json_of
from contract_tests.wire import Answer, BlockedError, Request, json_request, requests_through, target_below

CONFIG = Path(__file__).parent / "config"
PHASES = ("examples", "coverage", "fuzzing", "stateful")
IDS = ("storeId", "productId", "combinationId", "categoryId", "classId")


@dataclass(slots=True)
class Session:
    """What the hooks and checks, which schemathesis knows by name only, work on."""

    target: Target
    aim: Aim | ReadAim


_session: Session | None = None
Checks = Counter[tuple[str, str]]


def run_schemathesis(
    target: Target,
    run_seed: int | None,
    checks: Checks,
    *,
    phases: tuple[str, ...] = PHASES,
    max_examples: int | None = None,
    stateful_examples: int | None = None,
    shrink: bool = True,
    config_file: str = "mock.toml",
) -> Iterator[Finding]:
    """All phases that are asked for, in one engine run; counts in `checks` how often each check ran."""
    examples = {"generation": max_examples, "stateful": stateful_examples}
    settings = _settings(target, run_seed, phases, examples, shrink, config_file)
    schema = schemathesis.openapi.from_dict(deepcopy(target.contract.document), config=settings)
    known: set[tuple[str, str, str]] = set()
    lost = len(target.recorder.lost)
    with _running(target), requests_through(target.recorder, target.base_path):
        stream = from_schema(schema).execute()
        try:
            for event in stream:
                if isinstance(event, events.Interrupted) and not target.recorder.ended:
                    raise KeyboardInterrupt
                yield from _findings_of(event, target, run_seed, checks, known, lost)
        finally:
            stream.stop()
            deque(stream, maxlen=0)  # It ends its threads only when it is read to its end.


def _settings(
    target: Target,
    run_seed: int | None,
    phases: tuple[str, ...],
    examples: dict[str, int | None],
    shrink: bool,
    config_file: str,
) -> schemathesis.Config:
    data = tomllib.loads((CONFIG / config_file).read_text())
    data["base-url"] = target.base_url
    if run_seed is not None:
        data["seed"] = run_seed
    data["auth"] = {"openapi": {"bearer": {"bearer": target.accounts[0].token}}}
    for phase in PHASES:
        chosen = data.setdefault("phases", {}).setdefault(phase, {})
        chosen["enabled"] = chosen.get("enabled", True) and phase in phases
    for place, most in ((data, examples["generation"]), (data["phases"]["stateful"], examples["stateful"])):
        if most is not None:
            place.setdefault("generation", {})["max-examples"] = most
    if not shrink:
        data["generation"]["no-shrink"] = True
    if target.is_live:
        data.setdefault("operations", []).append(_forbidden(target))
    elif not target.reset:
        # The store may hold more than ours.
        data.setdefault("operations", []).append(
            {"include-operation-id": ["deleteAllProducts"], "enabled": False}
        )
    return schemathesis.Config.from_dict(data)


def _forbidden(target: Target) -> dict[str, Any]:
    allowed = operations_allowed(writes=target.writes)
    return {"include-operation-id": sorted(set(target.contract.operations) - allowed), "enabled": False}


@contextmanager
def _running(target: Target) -> Iterator[None]:
    global _session
    aim = persistently(lambda: Aim(target) if target.writes else ReadAim(target))
    _session = Session(target, aim)
    try:
        yield
    finally:
        _session = None
        aim.close()


def _findings_of(
    event: Any,
    target: Target,
    run_seed: int | None,
    checks: Checks,
    known: set[tuple[str, str, str]],
    lost: int,
) -> Iterator[Finding]:
    if isinstance(event, events.NonFatalError):
        # What the engine says of lost answers, of what a guard did not send, and of its own end, is known already.
        is_new = len(target.recorder.lost) == lost and not isinstance(event.value, BlockedError)
        if is_new and not target.recorder.ended:
            message = f"{event.info.title}: {event.info.message}"
            yield target.finding("schemathesis", event.label, "engine", message, (), run_seed)
    elif isinstance(event, events.ScenarioFinished):
        for finding in _scenario_findings(event, target, run_seed, checks):
            if finding.key not in known:
                known.add(finding.key)
                yield finding


def _scenario_findings(event: Any, target: Target, run_seed: int | None, checks: Checks) -> Iterator[Finding]:
    recorder = event.recorder
    for case_id, nodes in recorder.checks.items():
        for node in nodes:
            operation = recorder.cases[case_id].value.operation
            name = operation.definition.raw.get("operationId", operation.label)
            checks[name, node.name] += 1
            if node.failure_info is None:
                continue
            failure = node.failure_info.failure
            yield target.finding(
                f"schemathesis-{event.phase.value.lower()}",
                name,
                node.name,
                f"{failure.title}: {failure.message}".strip(),
                _chain(recorder, failure.case_id or case_id, target),
                run_seed,
            )


def _chain(recorder: Any, case_id: str, target: Target) -> tuple[Request, ...]:
    """The request of a case, behind those it was derived from."""
    requests = []
    current: str | None = case_id
    while current is not None:
        interaction = recorder.interactions.get(current)
        if interaction is not None:
            requests.append(_recorded_request(interaction.request, target))
        node = recorder.cases.get(current)
        current = node.parent_id if node else None
    return tuple(reversed(requests))


def _recorded_request(request: Any, target: Target) -> Request:
    headers = tuple((name, values[0]) for name, values in request.headers.items())
    raw = request.uri.partition("://")[2].partition("/")[2]
    return Request(request.method, target_below(target.base_path, "/" + raw), headers, request.body or b"")


# Hooks and checks. schemathesis keeps them for the whole process; without a session they do nothing.


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: Any) -> None:
    del context, kwargs
    if _session is None:
        return
    _aim_case(case, _session)
    if _session.target.is_live:
        _only_our_own(case, _session)
    elif _session.target.reset is None and case.method != "GET":
        _away_from_others(case, _session)


def _aim_case(case: Any, session: Session) -> None:
    if case.meta is None:
        return
    place = case.meta.components.get(ParameterLocation.PATH)
    if place is not None and place.mode is GenerationMode.NEGATIVE:
        return
    wanted = {"storeId": session.target.accounts[0].store}
    if case.meta.phase.name is not TestPhase.STATEFUL:
        wanted = session.aim.at(case.operation.definition.raw["operationId"])
    for name in IDS:
        if name in case.path_parameters and name in wanted:
            case.path_parameters[name] = wanted[name]


def _away_from_others(case: Any, session: Session) -> None:
    """A link or a guess may lead to a product that is not ours; on a shared server a write must not follow it."""
    given = unquote(str((case.path_parameters or {}).get("productId", ""))).strip()
    if not given.removeprefix("+").isdecimal() or int(given) in session.aim.products:
        return
    path = f"/{session.target.accounts[0].store}/products/{int(given)}"
    if _read(path, session).status != 404:
        operation = case.operation.definition.raw["operationId"]
        # Into one product that lives on: a chain of requests may come back to what it made there.
        ours = session.aim.at(operation if operation.startswith("delete") else "getCombination")
        case.path_parameters.update({name: ours[name] for name in IDS if name in case.path_parameters})


def _only_our_own(case: Any, session: Session) -> None:
    """What the guard of a live store lets through; it checks that for itself."""
    operation = case.operation.definition.raw["operationId"]
    for name in ("checkLowStockNotification", "externalUrl"):
        (case.query or {}).pop(name, None)
    if operation == "listProducts":
        case.query = {**(case.query or {}), "sku": session.aim.scratch.prefix + "1", "keyword": PREFIX}
    if isinstance(case.body, dict):
        case.body = tamed(operation, case.body)


@schemathesis.check
def contract_judge(ctx: Any, response: Any, case: Any) -> bool | None:
    """Our own reading of the contract, on every answer."""
    del ctx, case
    if _session is None:
        return True
    request, answer = _exchange(response, _session.target)
    faults = _session.target.recorder.judge.faults(request, answer)
    if faults:
        raise AssertionError("; ".join(f"{fault.check}: {fault.message}" for fault in faults))
    return None


@schemathesis.check
def read_after_write(ctx: Any, response: Any, case: Any) -> bool | None:
    """What was accepted must be what is shown."""
    del ctx
    if _session is None or not _session.target.writes or response.status_code != 200:
        return True
    request, answer = _exchange(response, _session.target)
    problems = list(
        _written_problems(case.operation.definition.raw.get("operationId", ""), request, answer, _session)
    )
    if problems:
        raise AssertionError("; ".join(problems))
    return None


def _written_problems(operation: str, request: Request, answer: Answer, session: Session) -> Iterator[str]:
    path = request.path
    if operation == "createCombination":
        path += f"/{(json_of(answer) or {}).get('id')}"
    if operation in ("createCombination", "updateCombination"):
        seen = _read(path, session)
        body = json.loads(request.body)
        if seen.status != 200:
            yield f"what was written is answered with {seen.status}"
        else:
            yield from _field_problems(session.target.contract, body, seen.json())
            if (
                body.get("sku")
                and seen.json().get("sku") != body["sku"]
                and not _is_the_products(body["sku"], path, session)
            ):
                yield f"sku was written as {body['sku']!r} and is {seen.json().get('sku')!r}"
    elif operation in ("deleteCombination", "deleteProduct"):
        seen = _read(path, session)
        if seen.status != 404:
            yield f"what was deleted is answered with {seen.status}"
    elif operation == "deleteAllCombinations":
        seen = _read(path, session)
        if json_of(seen) != []:
            yield f"after the deletion of all there is {seen.body[:200]!r}"
    elif operation in ("uploadCombinationImage", "deleteCombinationImage"):
        shown = json_of(_read(path.removesuffix("/image"), session)) or {}
        present = any(name in shown for name in IMAGE_FIELDS)
        if present != (operation == "uploadCombinationImage"):
            yield f"after {operation} an image is {'still' if present else 'not'} shown"


def _field_problems(contract: Contract, body: dict[str, Any], seen: dict[str, Any]) -> Iterator[str]:
    names = {name: defaults for name, defaults in PLAIN.items() if name in body and name != "attributes"}
    fields = fields_of(contract, "CombinationUpdate")
    written = {
        name: described(contract, fields[name], body[name]) for name in names if body[name] is not None
    }
    yield from plain_problems(written, names, seen)
    if "options" in body:
        wanted = [(option["name"], option["value"]) for option in body["options"]]
        if [(option.get("name"), option.get("value")) for option in seen.get("options", ())] != wanted:
            yield f"options were written as {wanted}"


def _is_the_products(sku: str, path: str, session: Session) -> bool:
    """Whether the product itself has this SKU; then the contract leaves open what its combination does with it."""
    product = json_of(_read(path.partition("/combinations")[0], session)) or {}
    return bool(product.get("sku") == sku)


def _read(path: str, session: Session) -> Answer:
    account = session.target.accounts[0]
    return session.target.recorder.quiet(json_request("GET", path, token=account.token))


def _exchange(response: Any, target: Target) -> tuple[Request, Answer]:
    sent = response.request
    body = sent.body or b""
    raw = "/" + sent.url.partition("://")[2].partition("/")[2]
    headers = tuple(
        (name, value if isinstance(value, str) else value.decode("latin-1"))
        for name, value in sent.headers.items()
    )
    request = Request(
        sent.method,
        target_below(target.base_path, raw),
        headers,
        body.encode() if isinstance(body, str) else bytes(body),
    )
    received = tuple((name, value) for name, values in response.headers.items() for value in values)
    return request, Answer(response.status_code, received, response.content or b"")


schemathesis.openapi.media_type("application/octet-stream", st.sampled_from((PNG, GIF, b"no image", b"")))
