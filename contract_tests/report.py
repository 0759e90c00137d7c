"""What a run leaves behind: JUnit for CI, HAR for replay, HTML and text for people. No token is in any of them."""

from __future__ import annotations

import json
from base64 import b64encode
from collections import Counter, deque
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any
from urllib.parse import parse_qsl
from xml.etree import ElementTree as ET

from contract_tests.contract import Contract
from contract_tests.settings import SettingsError
from contract_tests.suite import Report
from contract_tests.target import Exchange, Finding, Recorder
from contract_tests.wire import Headers

HAR_ENTRIES = 2_000
HAR_BODY_BYTES = 20_000

STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #1c2430;
  background: #fff } h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem }
table { border-collapse: collapse; margin: .5rem 0 } th, td { padding: .25rem .6rem; border: 1px solid #d4d9e0;
  text-align: right } th:first-child, td:first-child { text-align: left } thead th { background: #f3f5f8 }
.ok { background: #e4f4e8 } .bad { background: #fbdfdd } .none { color: #727b88 }
pre { background: #f3f5f8; padding: .6rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere }
.scroll { overflow-x: auto }
@media (prefers-color-scheme: dark) { body { color: #dfe5ee; background: #161a21 } th, td { border-color: #39414e }
  thead th, pre { background: #222833 } .ok { background: #1d3d28 } .bad { background: #53211e }
  .none { color: #97a1b0 } }
"""


class HarLog:
    """The last exchanges of a run, and every one with a fault, ready to be replayed."""

    def __init__(self, recorder: Recorder, base_url: str) -> None:
        self._base_url = base_url
        self._last: deque[Exchange] = deque(maxlen=HAR_ENTRIES)
        recorder.listeners.append(self._last.append)

    def write(self, path: Path, hide: Callable[[str], str]) -> None:
        log = {
            "version": "1.2",
            "creator": {"name": "contract_tests", "version": "1"},
            "entries": [self._entry(exchange, hide) for exchange in self._last],
        }
        path.write_text(json.dumps({"log": log}, indent=1))

    def _entry(self, exchange: Exchange, hide: Callable[[str], str]) -> dict[str, Any]:
        request, answer = exchange.request, exchange.answer
        sent: dict[str, Any] = {
            "method": request.method,
            "url": self._base_url + hide(request.target),
            "httpVersion": "HTTP/1.1",
            "headers": _har_headers(request.headers, hide),
            "queryString": [
                {"name": hide(n), "value": hide(v)}
                for n, v in parse_qsl(request.query, keep_blank_values=True)
            ],
            "cookies": [],
            "headersSize": -1,
            "bodySize": len(request.body),
        }
        if request.body:
            sent["postData"] = {
                "mimeType": hide(request.header("Content-Type") or ""),
                **_har_body(request.body, hide),
            }
        content = {"mimeType": hide(answer.header("Content-Type") or ""), "size": len(answer.body)}
        return {
            "startedDateTime": "1970-01-01T00:00:00Z",
            "time": 0,
            "request": sent,
            "response": {
                "status": answer.status,
                "statusText": hide(answer.reason),
                "httpVersion": "HTTP/1.1",
                "headers": _har_headers(answer.headers, hide),
                "cookies": [],
                "content": {**content, **_har_body(answer.body, hide)},
                "redirectURL": "",
                "headersSize": -1,
                "bodySize": len(answer.body),
            },
            "cache": {},
            "timings": {"send": 0, "wait": 0, "receive": 0},
            "comment": "; ".join(hide(f"{fault.check}: {fault.message}") for fault in exchange.faults),
        }


def writable_folder(name: str) -> Path:
    """The folder for the reports, made if need be; tried out, so that no long run is in vain.

    Raises:
        SettingsError: nothing can be written there.
    """
    folder = Path(name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except (OSError, ValueError) as exc:
        raise SettingsError(f"no reports can be written to {name!r}: {exc}") from exc
    return folder


def write_reports(folder: Path, report: Report, contract: Contract, har: HarLog | None = None) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    written = [folder / "contract.xml", folder / "contract.html", folder / "contract.json"]
    written[0].write_bytes(junit(report))
    written[1].write_text(html(report, contract))
    written[2].write_text(json.dumps(as_data(report), indent=1))
    if har:
        har.write(folder / "contract.har", report.hide)
        written.append(folder / "contract.har")
    return written


def as_data(report: Report) -> dict[str, Any]:
    return {
        "base_url": report.base_url,
        "seed": report.seed,
        "passed": report.passed,
        "ended": report.ended,
        "not_removed": report.left,
        "legs": {
            leg: {"calls": report.calls[leg], "seconds": round(s, 2)} for leg, s in report.seconds.items()
        },
        "reach": {
            operation: {str(s): n for (o, s), n in sorted(report.reach.items()) if o == operation}
            for operation in sorted({o for o, _ in report.reach})
        },
        "links": len(report.links),
        "findings": [
            {
                "leg": finding.leg,
                "operation": finding.operation,
                "check": finding.check,
                "message": finding.message,
                "curl": list(finding.requests),
                "reproduce": finding.reproduce,
            }
            for finding in report.findings
        ],
    }


def junit(report: Report) -> bytes:
    """One test case for each leg that ran, and one for each finding."""
    by_leg = Counter(_leg_of(finding) for finding in report.findings)
    clean = [leg for leg in report.seconds if not by_leg[leg]]
    suite = ET.Element(
        "testsuite",
        name="contract",
        tests=str(len(clean) + len(report.findings) + bool(report.ended)),
        failures=str(len(report.findings)),
        errors=str(int(bool(report.ended))),
        time=f"{sum(report.seconds.values()):.3f}",
    )
    for leg in clean:
        ET.SubElement(
            suite, "testcase", classname=f"contract.{leg}", name=leg, time=f"{report.seconds[leg]:.3f}"
        )
    for finding in report.findings:
        case = ET.SubElement(
            suite,
            "testcase",
            classname=f"contract.{finding.leg}",
            name=f"{finding.operation}: {finding.check}",
        )
        failure = ET.SubElement(case, "failure", message=_xml_text(finding.message[:500]))
        failure.text = _xml_text("\n".join(describe(finding)))
    if report.ended:
        case = ET.SubElement(suite, "testcase", classname="contract", name="the whole run")
        ET.SubElement(case, "error", message=_xml_text(report.ended[:500]))
    root = ET.Element("testsuites")
    root.append(suite)
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content


def describe(finding: Finding, most: int = 12) -> Iterator[str]:
    """A finding in lines: what is wrong, the requests that show it, how to see it again."""
    yield f"{finding.operation}: {finding.check}"
    yield f"  {finding.message}"
    if len(finding.requests) > most:
        yield f"  ... {len(finding.requests) - most} requests before these"
    yield from (f"  {line}" for line in finding.requests[-most:])
    if finding.reproduce:
        yield f"  again: {finding.reproduce}"


def html(report: Report, contract: Contract) -> str:
    """Operations by statuses and by checks, then the findings."""
    parts = [
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>",
        f"<title>Contract tests</title><style>{STYLE}</style>",
        f"<h1>{escape(report.base_url)} {escape(report.verdict)}</h1>",
        f"<p>Seed {report.seed}. " + ", ".join(_leg_line(report, leg) for leg in report.seconds) + ".</p>",
        "<h2>Answers by operation and status</h2>",
        _status_table(report, contract),
    ]
    if report.checks:
        parts += ["<h2>schemathesis: how often each check ran</h2>", _check_table(report)]
    parts.append("<h2>Findings</h2>")
    if not report.findings:
        parts.append("<p>None.</p>")
    for finding in report.findings:
        text = "\n".join(list(describe(finding))[1:])
        parts.append(
            f"<h3>{escape(finding.operation)}: {escape(finding.check)}</h3><pre>{escape(text)}</pre>"
        )
    return "\n".join(parts) + "\n"


def _leg_line(report: Report, leg: str) -> str:
    return f"{escape(leg)} {report.calls[leg]:,} calls in {report.seconds[leg]:.1f} s"


def _status_table(report: Report, contract: Contract) -> str:
    statuses = sorted(
        {status for _, status in report.reach} | {s for o in contract.operations.values() for s in o.replies}
    )
    rows = []
    for operation in contract.operations.values():
        cells = []
        for status in statuses:
            seen = report.reach.get((operation.id, status), 0)
            reply = operation.replies.get(status)
            kind = "none" if not seen else "ok" if reply or status == 405 else "bad"
            cells.append(f"<td class={kind}>{seen or ('–' if reply else '')}</td>")
        rows.append(f"<tr><td>{operation.id}</td>{''.join(cells)}</tr>")
    head = "".join(f"<th>{status}</th>" for status in statuses)
    return _table(f"<th>operation</th>{head}", rows)


def _check_table(report: Report) -> str:
    names = sorted({check for _, check in report.checks})
    failed = {(finding.operation, finding.check) for finding in report.findings}
    rows = []
    for operation in sorted({operation for operation, _ in report.checks}):
        cells = [
            f"<td class={'bad' if (operation, name) in failed else 'ok' if report.checks[operation, name] else 'none'}>"
            f"{report.checks[operation, name] or ''}</td>"
            for name in names
        ]
        rows.append(f"<tr><td>{escape(operation)}</td>{''.join(cells)}</tr>")
    return _table(
        "<th>operation</th>" + "".join(f"<th>{escape(name).replace('_', '_<wbr>')}</th>" for name in names),
        rows,
    )


def _table(head: str, rows: list[str]) -> str:
    return (
        f"<div class=scroll><table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _leg_of(finding: Finding) -> str:
    return finding.leg.partition("-")[0]


def _har_headers(headers: Headers, hide: Callable[[str], str]) -> list[dict[str, str]]:
    return [{"name": hide(name), "value": hide(value)} for name, value in headers]


def _har_body(body: bytes, hide: Callable[[str], str]) -> dict[str, str]:
    if len(body) > HAR_BODY_BYTES:
        return {"text": "", "comment": f"{len(body)} bytes left out"}
    try:
        return {"text": hide(body.decode())}
    except UnicodeDecodeError:
        hidden = hide(body.decode("latin-1")).encode("latin-1")
        return {"text": b64encode(hidden).decode(), "encoding": "base64"}


def _xml_text(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return "".join(
        c if c in "\t\n" or " " <= c < "\ud800" or "\ue000" <= c < "\ufffe" or c > "\uffff" else "?"
        for c in text
    )
