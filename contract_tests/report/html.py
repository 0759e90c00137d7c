"""The report that people read: the verdict, the findings, and what was reached."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from contract_tests.contract.reader import Contract
from contract_tests.report.report import Report
from contract_tests.report.text import describe

STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #1c2430;
  background: #fff } h1 { font-size: 1.5rem; overflow-wrap: anywhere } h2 { font-size: 1.15rem; margin-top: 2rem }
table { border-collapse: collapse; margin: .5rem 0 } th, td { padding: .25rem .6rem; border: 1px solid #d4d9e0;
  text-align: right } th:first-child, td:first-child { text-align: left } thead th { background: #f3f5f8 }
.ok { background: #e4f4e8 } .bad { background: #fbdfdd; font-weight: 600 } .none { color: #5d6672 }
pre { background: #f3f5f8; padding: .6rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere }
summary { cursor: pointer; font-weight: 600; overflow-wrap: anywhere }
summary span { display: block; font-weight: 400; margin-left: 1.1rem } details { margin: .4rem 0 }
input { font: inherit; padding: .3rem .5rem; width: min(100%, 28rem) }
.scroll { overflow-x: auto }
@media (prefers-color-scheme: dark) { body { color: #dfe5ee; background: #161a21 } th, td { border-color: #39414e }
  thead th, pre { background: #222833 } .ok { background: #1d3d28 } .bad { background: #53211e }
  .none { color: #a3adbb } input { background: #222833; color: inherit; border: 1px solid #39414e } }
"""
# A request takes several lines of the page.
BETWEEN = "\n\n"
FILTER = """
const box = document.querySelector("#filter"), count = document.querySelector("#count");
box.addEventListener("input", () => {
  const words = box.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  for (const one of document.querySelectorAll("details.finding")) {
    const text = one.textContent.toLowerCase();
    one.hidden = !words.every(word => text.includes(word));
    shown += !one.hidden;
  }
  count.textContent = shown + " shown";
});
"""
LEGEND = (
    "<p>How to read it: <span class=ok>✓ 12</span> answers of a documented status, "
    "<span class=bad>✗ 3</span> of one that is not documented, <span class=none>–</span> documented but not seen.</p>"
)


def _not_asked(report: Report, leg: str) -> str:
    return f" ({report.not_asked[leg]:,} not asked there)" if report.not_asked[leg] else ""


def html(report: Report, contract: Contract, folder: Path) -> str:
    legs = ", ".join(
        f"{escape(leg)}: {report.tests[leg]:,} tests{_not_asked(report, leg)}, "
        f"{report.calls[leg]:,} requests in {seconds:.1f} s"
        for leg, seconds in report.seconds.items()
    )
    parts = [
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>",
        f"<title>Contract tests</title><style>{STYLE}</style>",
        f"<h1>{escape(report.base_url)} {escape(report.verdict)}</h1>",
        f"<p>Seed {report.seed}, profile {escape(report.profile)}. {legs}.</p>",
        *([f"<p>Not removed: {escape(', '.join(report.left))}.</p>"] if report.left else []),
        "<h2>Findings</h2>",
        *_findings(report, folder),
        "<h2>Answers by operation and status</h2>",
        LEGEND,
        status_table(report, contract),
    ]
    return "\n".join(parts) + "\n"


def _findings(report: Report, folder: Path) -> Iterator[str]:
    found = report.causes
    if not found:
        yield "<p>None.</p>"
        return
    if len(found) > 1:
        yield "<p><label>Show those with the words <input id=filter type=search></label> <span id=count></span></p>"
    for number, cause in enumerate(found):
        title, message, *lines = map(str.strip, describe(cause, report, folder))
        yield (
            f"<details class=finding{' open' if number < 3 else ''}><summary>✗ {escape(title)}, by "
            f"{escape(', '.join(cause.legs))}<span>{escape(message)}</span></summary>"
            f"<pre>{escape(BETWEEN.join(lines))}</pre></details>"
        )
    if len(found) > 1:
        yield f"<script>{FILTER}</script>"


def status_table(report: Report, contract: Contract) -> str:
    statuses = sorted(
        {status for _, status in report.reach} | {s for o in contract.operations.values() for s in o.replies}
    )
    rows = []
    for operation in contract.operations.values():
        cells = []
        for status in statuses:
            seen, reply = report.reach.get((operation.id, status), 0), operation.replies.get(status)
            kind, sign = ("ok", "✓ ") if reply or status == 405 else ("bad", "✗ ")
            shown = f"{sign}{seen}" if seen else "–" if reply else ""
            cells.append(f"<td class={kind if seen else 'none'}>{shown}</td>")
        rows.append(f"<tr><td>{operation.id}</td>{''.join(cells)}</tr>")
    head = "".join(f"<th>{status or 'lost'}</th>" for status in statuses)
    return (
        f"<div class=scroll><table><thead><tr><th>operation</th>{head}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )
