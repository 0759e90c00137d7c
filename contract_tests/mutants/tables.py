"""The score as a table for people, and as files."""

from __future__ import annotations

import json
from dataclasses import asdict
from html import escape
from pathlib import Path

from contract_tests.mutants.score import MACHINE, SCHEMATHESIS, SEEDS, UNSEEDED, Scores, Verdict
from contract_tests.report.html import STYLE

# By the name of its report; each shows the score of the other one, if that was measured with the same defects.
WAYS = {"mutants": "in process", "mutants-black-box": "black box"}


def scores_of(file: Path, way: str, verdicts: list[Verdict]) -> dict[str, Scores]:
    """What an earlier run found the other way; nothing if it had other defects of the server."""
    if not file.exists():
        return {}
    data = json.loads(file.read_text())
    here, there = (
        {id_ for id_, group in pairs if group == "server"}
        for pairs in (
            ((verdict.id, verdict.group) for verdict in verdicts),
            ((defect["id"], defect["group"]) for defect in data["defects"]),
        )
    )
    return (
        {way: {kind: (n["found"], n["seeded"]) for kind, n in data["scores"].items()}}
        if here == there
        else {}
    )


def show(verdicts: list[Verdict], alarms: list[str], table: dict[str, Scores], seconds: float) -> None:
    legs = _legs(verdicts)
    print(f"{'':4} " + " ".join(f"{leg[:9]:>9}" for leg in legs))
    for verdict in verdicts:
        cells = " ".join(f"{_cell(verdict, leg):>9}" for leg in legs)
        print(f"{verdict.id:4} {cells}  {'' if verdict.found else 'SURVIVES: '}{verdict.what}")
    print()
    for way, reached in table.items():
        for kind, (found, seeded) in reached.items():
            print(f"{way:10}  {kind:9} {found:3} of {seeded:3}  {found / seeded:6.1%}")
    for leg in legs:
        print(f"{leg:12} finds {sum(leg in verdict.found_by for verdict in verdicts)}")
    for verdict in verdicts:
        if not verdict.found:
            print(f"survivor: {verdict.id} {verdict.what}")
    for alarm in alarms:
        print(f"false alarm: {alarm}")
    print(f"{seconds:.0f} s")


def _legs(verdicts: list[Verdict]) -> list[str]:
    order = [*UNSEEDED, MACHINE, SCHEMATHESIS, "start"]
    used = {leg for verdict in verdicts for leg in verdict.found_by}
    return [leg for leg in order if leg in used]


def _cell(verdict: Verdict, leg: str) -> str:
    seeds = verdict.found_by.get(leg, [])
    if not seeds:
        return "-" if leg in verdict.tried else ""
    return f"{len(seeds)}/{len(SEEDS)}" if leg == MACHINE else "x"


def write(
    folder: Path,
    name: str,
    verdicts: list[Verdict],
    alarms: list[str],
    table: dict[str, Scores],
    seconds: float,
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    data = {
        "seconds": round(seconds, 1),
        "seeds": SEEDS,
        "scores": _score_json(table[WAYS[name]]),
        "beside": {way: _score_json(reached) for way, reached in table.items() if way != WAYS[name]},
        "survivors": [verdict.id for verdict in verdicts if not verdict.found],
        "false_alarms": alarms,
        "defects": [asdict(verdict) for verdict in verdicts],
    }
    (folder / f"{name}.json").write_text(json.dumps(data, indent=1))
    (folder / f"{name}.html").write_text(_html(verdicts, alarms, table, seconds))
    print(f"reports: {folder / name}.json, {folder / name}.html")


def _score_json(reached: Scores) -> dict[str, dict[str, int]]:
    return {kind: {"found": found, "seeded": seeded} for kind, (found, seeded) in reached.items()}


def _html(verdicts: list[Verdict], alarms: list[str], table: dict[str, Scores], seconds: float) -> str:
    legs = _legs(verdicts)
    totals = "".join(
        f"<tr><td>{way}</td><td>{kind}</td><td>{found}</td><td>{seeded}</td><td>{found / seeded:.1%}</td></tr>"
        for way, reached in table.items()
        for kind, (found, seeded) in reached.items()
    )
    rows = "".join(
        f"<tr><td>{v.id}</td><td class={'ok' if v.found else 'bad'} style='text-align:left'>{escape(v.what)}</td>"
        + "".join(f"<td class={'ok' if leg in v.found_by else 'none'}>{_cell(v, leg)}</td>" for leg in legs)
        + f"<td style='text-align:left'>{escape(v.example[:160])}</td></tr>"
        for v in verdicts
    )
    head = "".join(f"<th>{leg}</th>" for leg in legs)
    alarmed = "".join(f"<li>{escape(alarm)}</li>" for alarm in alarms) or "<li>none</li>"
    return (
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>"
        f"<title>Seeded defects</title><style>{STYLE}</style><h1>Seeded defects and what finds them</h1>"
        f"<p>Seeds {', '.join(map(str, SEEDS))}; {seconds:.0f} s.</p>"
        f"<table><thead><tr><th>way</th><th>kind</th><th>found</th><th>seeded</th><th>score</th></tr></thead>{totals}</table>"
        f"<h2>False alarms</h2><ul>{alarmed}</ul><h2>Matrix</h2><div class=scroll><table><thead><tr><th>id</th>"
        f"<th>defect</th>{head}<th>first finding</th></tr></thead><tbody>{rows}</tbody></table></div>\n"
    )
