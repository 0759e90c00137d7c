"""One leg against one defect."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from contract_tests.contract import Contract
from contract_tests.mutants.proxy import serve
from contract_tests.mutants.registry import Defect
from contract_tests.suite import Profile, run_suite
from contract_tests.target import Account, Target, mock_target, mock_wire, network_target

PROFILE = Profile(machine_examples=40, machine_steps=30, fuzz_examples=2, stateful_examples=10, shrink=False)


@dataclass(frozen=True, slots=True)
class Trial:
    defect: Defect | None
    contract: Contract | None
    black_box: bool

    def run(self, leg: str, seed: int, phases: tuple[str, ...] = PROFILE.phases) -> str | None:
        """The first finding, or None."""
        profile = replace(PROFILE, phases=phases)
        with self._target() as target:
            report = run_suite(target, legs=(leg,), seed=seed, profile=profile, stop_at_first=True)
        if not report.findings:
            return report.ended or None
        first = report.findings[0]
        return f"{first.operation}: {first.check}: {first.message}"

    @contextmanager
    def _target(self) -> Iterator[Target]:
        if not self.black_box:
            with mock_target(self.defect, self.contract) as target:
                yield target
            return
        accounts = (Account(1003, "secret_contract_a"), Account(1004, "secret_contract_b"))
        with mock_wire(accounts) as (wire, _):
            faulty = self.defect(wire) if self.defect else wire
            with (
                serve(faulty) as base_url,
                network_target(base_url, *accounts, run=secrets.token_hex(4)) as target,
            ):
                yield target
