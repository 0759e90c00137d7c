"""What a run saw."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from contract_tests.report.findings import Cause, Finding, causes
from contract_tests.target.redaction import Redaction

LinkKey = tuple[str, int, str]


@dataclass(slots=True)
class Report:
    """Filled while the run goes on, so that nothing that ends it can lose a finding."""

    base_url: str
    store: int
    seed: int | None
    legs: tuple[str, ...]
    profile: str = "full"
    is_mock: bool = True
    hide: Callable[[str], str] = field(default=Redaction(()), repr=False)
    findings: list[Finding] = field(default_factory=list)
    reach: Counter[tuple[str, int]] = field(default_factory=Counter)
    links: set[LinkKey] = field(default_factory=set)
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    calls: Counter[str] = field(default_factory=Counter)
    tests: Counter[str] = field(default_factory=Counter)
    # Of these, those whose requests a guard keeps from a live store.
    not_asked: Counter[str] = field(default_factory=Counter)
    # Why the run did not come to its end, and what could not be removed from the store.
    ended: str = ""
    unanswered: int = 0
    left: list[str] = field(default_factory=list)

    def add(self, other: Report) -> None:
        """What another process saw of the same run."""
        self.findings += other.findings
        self.links |= other.links
        self.unanswered += other.unanswered
        for mine, more in (
            (self.calls, other.calls),
            (self.tests, other.tests),
            (self.not_asked, other.not_asked),
        ):
            mine.update(more)
        for leg, seconds in other.seconds.items():
            self.seconds[leg] += seconds

    @property
    def passed(self) -> bool:
        return not self.findings and not self.ended

    @property
    def causes(self) -> list[Cause]:
        return causes(self.findings)

    @property
    def verdict(self) -> str:
        number = len(self.causes)
        found = f"{number} finding{'' if number == 1 else 's'}"
        if self.ended:
            return f"was not tested to the end ({self.ended}); {found} until then"
        return f"breaks the contract: {found}" if self.findings else "keeps the contract"
