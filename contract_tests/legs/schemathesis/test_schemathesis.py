"""schemathesis by its own means: a test for each operation, and one that follows the links.

`app` carries what it sends to the target's recorder, which judges every answer, so that one wrong answer is one
finding. What the checks of schemathesis say comes on top, and `reading` compares what was written with what is shown.
Only the ids in paths are ours: `aim` gives each request something to hit.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st

from contract_tests.contract.bodies import GIF, PNG
from contract_tests.legs.schemathesis.aim import Aim, ReadAim, aimed
from contract_tests.legs.schemathesis.app import SCHEMA_PATH, WireApp
from contract_tests.legs.schemathesis.reading import read_after_write
from contract_tests.legs.schemathesis.share import Share
from contract_tests.legs.weather import giving_up_in_bad_weather
from contract_tests.live.rules import operations_allowed
from contract_tests.run import ContractRun
from contract_tests.target.scratch import persistently
from contract_tests.target.target import Target

RUN = ContractRun.current[-1]
STEPS = 12
PHASES = ("examples", "coverage", "fuzzing", "stateful")

schemathesis.openapi.media_type("application/octet-stream", st.sampled_from((PNG, GIF, b"no image", b"")))


def _config() -> schemathesis.Config:
    target, profile = RUN.target, RUN.profile
    name = "live.toml" if target.is_live else "mock.toml"
    data = tomllib.loads((Path(__file__).parent / name).read_text())
    data["base-url"] = target.base_url
    data["auth"] = {"openapi": {"bearer": {"bearer": target.accounts[0].token}}}
    if RUN.seed is not None:
        data["seed"] = RUN.seed
    for phase in PHASES:
        chosen = data.setdefault("phases", {}).setdefault(phase, {})
        chosen["enabled"] = chosen.get("enabled", True) and phase in profile.phases
    if target.is_live:
        forbidden = sorted(set(target.contract.operations) - operations_allowed(writes=target.writes))
        data.setdefault("operations", []).append({"include-operation-id": forbidden, "enabled": False})
    else:
        data["generation"]["max-examples"] = profile.fuzz_examples
    if not target.is_live:
        # It would take away what all others are aimed at, and what is not ours.
        data["operations"].append({"include-operation-id": ["deleteAllProducts"], "enabled": False})
    if not profile.shrink:
        data["generation"]["no-shrink"] = True
    return schemathesis.Config.from_dict(data)


APP = WireApp(deepcopy(RUN.contract.document), RUN.target.base_path)
SCHEMA = schemathesis.openapi.from_wsgi(SCHEMA_PATH, APP, config=_config())
SHARE = Share(RUN.profile.coverage_cases, len(RUN.contract.operations), RUN.seed)


@SCHEMA.hook
def filter_case(_: schemathesis.HookContext, case: schemathesis.Case[Any]) -> bool:
    return SHARE.keeps(case)


@pytest.fixture(scope="module")
def aim(target: Target) -> Iterator[Aim | ReadAim]:
    APP.wire = target.recorder
    made = persistently(lambda: Aim(target) if target.writes else ReadAim(target))
    with giving_up_in_bad_weather(target):
        yield made
    made.close()


@SCHEMA.parametrize()
def test_operation_keeps_its_contract(case: schemathesis.Case[Any], aim: Aim | ReadAim) -> None:
    aim.target.recorder.history.clear()  # A finding is about this case alone.
    aimed(case, aim)
    _checked(case, aim, case.call_and_validate)


@pytest.mark.skipif("stateful" not in RUN.profile.phases or RUN.target.is_live, reason="not in this profile")
def test_links_can_be_followed_in_any_order(aim: Aim | ReadAim) -> None:
    class Links(SCHEMA.as_state_machine()):  # type: ignore[misc]
        """Its ids come from the answers before."""

        def setup(self) -> None:
            aim.target.recorder.history.clear()

        def before_call(self, case: schemathesis.Case[Any]) -> None:
            aimed(case, aim, follows_links=True)

        def validate_response(self, response: Any, case: schemathesis.Case[Any], **more: Any) -> None:
            _checked(
                case, aim, lambda: super(Links, self).validate_response(response, case, **more) or response
            )

    chosen = settings(
        max_examples=RUN.profile.stateful_examples,
        stateful_step_count=STEPS,
        phases=(Phase.generate, *((Phase.shrink,) if RUN.profile.shrink else ())),
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    (Links if RUN.seed is None else seed(RUN.seed)(Links)).run(settings=chosen)


def _checked(case: schemathesis.Case[Any], aim: Aim | ReadAim, call: Callable[[], Any]) -> None:
    """Failures of schemathesis's own checks become ours."""
    target = aim.target
    operation = case.operation.definition.raw["operationId"]
    try:
        call()
    except BaseExceptionGroup as group:
        failure: Any = group.exceptions[0]
        if not hasattr(failure, "title"):
            raise
        message = f"{failure.title}: {failure.message}".strip()
        target.check(operation, type(failure).__name__, [message])
    if target.writes:
        target.check(operation, "read_after_write", read_after_write(operation, target))
