"""Legs against one defect."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from contract_tests.contract.reader import Contract
from contract_tests.mutants.proxy import serve
from contract_tests.mutants.registry import Defect
from contract_tests.profiles import PROFILES
from contract_tests.run import run
from contract_tests.target.target import Account, Target, mock_target, mock_wire, network_target

PROFILE = replace(PROFILES["quick"], shrink=False)
STOP = ("-p", "no:cacheprovider", "-x")


@dataclass(frozen=True, slots=True)
class Trial:
    defect: Defect | None
    contract: Contract | None
    black_box: bool

    def run(
        self,
        legs: Sequence[str],
        seed: int,
        phases: tuple[str, ...] = PROFILE.phases,
        *,
        is_quick: bool = True,
    ) -> dict[str, str]:
        """The first finding of each leg that has one.

        Args:
            is_quick: nothing more is run after the first finding of any leg.
        """
        with self._target() as target:
            report = run(
                target,
                legs=legs,
                seed=seed,
                profile=replace(PROFILE, phases=phases),
                options=STOP if is_quick else STOP[:2],
                first_only=True,
            )
        found = {"start": report.ended} if report.ended and not report.findings else {}
        for finding in report.findings:
            found.setdefault(finding.leg, f"{finding.operation}: {finding.check}: {finding.message}")
        return found

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
