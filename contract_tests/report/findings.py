"""What a run found, and which findings have one cause."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from contract_tests.wire import Request

# Values in a message: two findings that differ only in them have one cause.
VALUES = re.compile(
    r"'[^']*'|\"[^\"]*\"|b'.*|\{.*\}|\[.*\]|-?[0-9][0-9.,e+-]*|\b(?:True|False|None|absent)\b"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A broken promise, and the requests that show it."""

    leg: str
    operation: str
    check: str
    message: str
    requests: tuple[Request, ...] = ()
    test: str = ""

    def redacted(self, hide: Callable[[str], str]) -> Finding:
        return replace(self, operation=hide(self.operation), message=hide(self.message))


@dataclass(slots=True)
class Cause:
    """Findings that mean the same; `sample` is the one that takes the fewest requests."""

    sample: Finding
    findings: list[Finding] = field(default_factory=list)

    @property
    def operations(self) -> list[str]:
        return list(dict.fromkeys(finding.operation for finding in self.findings))

    @property
    def legs(self) -> list[str]:
        return list(dict.fromkeys(finding.leg for finding in self.findings))


def causes(findings: Iterable[Finding]) -> list[Cause]:
    """One for each operation, check and meaning, in the order of the first finding."""
    return _grouped(findings, lambda finding: (finding.operation, finding.check, meaning(finding)))


def broad_causes(findings: Iterable[Finding]) -> list[Cause]:
    """One for each check and meaning, over all operations: for a server that does nothing right."""
    found = _grouped(findings, lambda finding: (finding.check, _without_operation(finding)))
    return sorted(found, key=lambda cause: -len(cause.findings))


def meaning(finding: Finding) -> str:
    """The message without the values in it."""
    return VALUES.sub("_", finding.message.partition("; ")[0])[:120]


def _without_operation(finding: Finding) -> str:
    return re.sub(r"\b[a-z]+[A-Z]\w*\b|/\S+", "_", meaning(finding))[:60]


def _grouped(findings: Iterable[Finding], key: Callable[[Finding], Sequence[str]]) -> list[Cause]:
    found: dict[Sequence[str], Cause] = {}
    for finding in findings:
        cause = found.setdefault(key(finding), Cause(finding))
        cause.findings.append(finding)
        if _size(finding) < _size(cause.sample):
            cause.sample = finding
    return list(found.values())


def _size(finding: Finding) -> tuple[bool, int, int]:
    """What shows nothing is no sample."""
    length = sum(len(request.target) + len(request.body) for request in finding.requests)
    return not finding.requests, len(finding.requests), length
