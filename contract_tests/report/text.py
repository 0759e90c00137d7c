"""Findings as text: what is wrong, the requests that show it as lines for a shell, how to see it again."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from contract_tests.report.findings import Cause, broad_causes
from contract_tests.report.report import Report
from contract_tests.target.recorder import RANDOM_HEADERS
from contract_tests.target.redaction import HIDDEN
from contract_tests.wire import Request

_NOISE = RANDOM_HEADERS | {"content-length", "user-agent", "accept", "accept-encoding", "connection"}
LONGEST_BODY = 2_000
MOST_REQUESTS = 12
# What a screen holds.
MOST_CAUSES = 8
MOST_KINDS = 5
WIDEST = 240
LONGEST_LINE = 400


def summary(report: Report, folder: Path) -> Iterator[str]:
    """Each cause with its requests; of a server that does nothing right as much as fits a screen."""
    found = report.causes
    if len(found) <= MOST_CAUSES:
        for cause in found:
            yield ""
            yield from describe(cause, report, folder)
        return
    broad = broad_causes(report.findings)
    yield ""
    for cause in broad[:MOST_KINDS]:
        names = cause.operations
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        yield f"{len(cause.findings):,} x {cause.sample.check} of {', '.join(names[:3])}{more}"
        yield f"  {cause.sample.message[:WIDEST]}"
        lines = [curl(request, report, folder) for request in cause.sample.requests[-1:]]
        yield from (f"  {line}" for line in lines if len(line) <= LONGEST_LINE)  # A part of one does not run.
    if len(broad) > MOST_KINDS:
        yield f"... and {len(broad) - MOST_KINDS} more kinds of findings"
    legs = [leg for leg in report.legs if any(finding.leg == leg for finding in report.findings)]
    yield f"again: {again(legs, report)}"
    yield f"all {len(report.findings):,}, with their requests: {folder / 'contract.html'}"


def describe(cause: Cause, report: Report, folder: Path, most: int = MOST_REQUESTS) -> Iterator[str]:
    finding = cause.sample
    times = len(cause.findings)
    yield f"{finding.operation}: {finding.check}" + (f" ({times} times)" if times > 1 else "")
    yield f"  {finding.message}"
    if len(finding.requests) > most:
        yield f"  ... {len(finding.requests) - most} requests before these"
    yield from (f"  {curl(request, report, folder)}" for request in finding.requests[-most:])
    yield f"  again: {again([finding.leg] if finding.test else [], report)}"


def again(legs: list[str], report: Report) -> str:
    """The command that shows it again, with all legs if none is named; the token is left to the environment."""
    server = "" if report.is_mock else f"ECWID_BASE_URL={report.base_url} ECWID_STORE_ID={report.store} "
    chosen = f"LEGS={shlex.quote(' '.join(legs))} " if legs else ""
    return f"{server}make contract {chosen}SEED={report.seed} PROFILE={report.profile}"


def curl(request: Request, report: Report, folder: Path) -> str:
    """The request as one line for a shell; the token is left to the environment, long or odd bytes to a file."""
    # To -X HEAD curl would wait for a body.
    words = [
        "curl",
        "-sS",
        "-i",
        *(["--head"] if request.method == "HEAD" else ["-X", request.method]),
        "--path-as-is",
    ]
    if re.search(r"[][{}]", request.target):
        words.append("--globoff")
    for name, value in request.headers:
        if name.lower() not in _NOISE:
            words += ["-H", f"{name}: {report.hide(value)}" if value else f"{name};"]
    if request.body:
        words += ["--data-binary", _body(request, report, folder)]
        if request.header("Content-Type") is None:
            words += ["-H", "Content-Type:"]  # curl would add one of its own
    words.append(report.base_url + report.hide(request.target))
    return " ".join(map(_quoted, words))


def _body(request: Request, report: Report, folder: Path) -> str:
    try:
        text = request.body.decode()
    except UnicodeDecodeError:
        text = ""
    if text.isprintable() and 0 < len(text) <= LONGEST_BODY and not text.startswith("@"):
        return report.hide(text)
    return f"@{folder / body_file(request)}"


def body_file(request: Request) -> str:
    return f"body-{sha256(request.body).hexdigest()[:12]}.bin"


def write_bodies(report: Report, folder: Path) -> None:
    """The files that the lines for a shell speak of."""
    for cause in report.causes:
        for request in cause.sample.requests[-MOST_REQUESTS:]:
            if request.body and _body(request, report, folder).startswith("@"):
                (folder / body_file(request)).write_bytes(request.body)


def _quoted(word: str) -> str:
    """For a shell, which still fills in the token's variable."""
    if HIDDEN not in word:
        return shlex.quote(word)
    inner = word.replace("\\", "\\\\").replace('"', '\\"').replace("`", "\\`")
    return '"' + inner.replace("$", "\\$").replace("\\" + HIDDEN, HIDDEN) + '"'
