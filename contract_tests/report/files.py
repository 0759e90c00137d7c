"""The files that a run leaves behind. No token is in any of them."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from contract_tests.contract.reader import Contract
from contract_tests.report.har import HarLog
from contract_tests.report.html import html
from contract_tests.report.report import Report
from contract_tests.report.text import again, curl, write_bodies
from contract_tests.settings import SettingsError

JUNIT = "contract.xml"  # pytest writes it


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
    for old in folder.glob("body-*.bin"):
        old.unlink()
    return folder


def write_reports(folder: Path, report: Report, contract: Contract, har: HarLog) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    shown = folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder
    written = [folder / name for name in ("contract.html", "contract.json", "contract.har")]
    written[0].write_text(html(report, contract, shown), encoding="utf-8")
    written[1].write_text(json.dumps(as_data(report, shown), indent=1))
    har.write(written[2], report.hide)
    write_bodies(report, folder)
    return written


def as_data(report: Report, folder: Path) -> dict[str, Any]:
    return {
        "base_url": report.base_url,
        "store": report.store,
        "seed": report.seed,
        "profile": report.profile,
        "passed": report.passed,
        "ended": report.ended,
        "not_removed": report.left,
        "legs": {
            leg: {
                "tests": report.tests[leg],
                "not_asked": report.not_asked[leg],
                "calls": report.calls[leg],
                "seconds": round(s, 2),
            }
            for leg, s in report.seconds.items()
        },
        "reach": {
            operation: {str(s): n for (o, s), n in sorted(report.reach.items()) if o == operation}
            for operation in sorted({o for o, _ in report.reach})
        },
        "links": len(report.links),
        "findings": [
            {
                "leg": cause.sample.leg,
                "operation": cause.sample.operation,
                "check": cause.sample.check,
                "message": cause.sample.message,
                "count": len(cause.findings),
                "tests": [finding.test for finding in cause.findings[:20]],
                "curl": [curl(request, report, folder) for request in cause.sample.requests],
                "reproduce": again(cause.legs if cause.sample.test else [], report),
            }
            for cause in report.causes
        ],
    }
