"""`python -m contract_tests`: the whole suite against one server. `make contract` calls it."""

from __future__ import annotations

import argparse
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from contract_tests.contract import ROOT
from contract_tests.report import HarLog, describe, write_reports
from contract_tests.scratch import ScratchError
from contract_tests.settings import Server, SettingsError, server_from
from contract_tests.suite import LEGS, PROFILES, Report, run_suite
from contract_tests.target import Target, mock_target, network_target
from contract_tests.wire import ServerUnreachableError, json_request

BROKEN, UNUSABLE = 1, 2


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        server = server_from(os.environ)
        legs = _legs(options.legs)
        with _target(server) as target:
            return _run(target, legs, options)
    except (SettingsError, ScratchError, ServerUnreachableError) as exc:
        print(f"contract tests: {exc}", file=sys.stderr)
        return UNUSABLE


def _run(target: Target, legs: tuple[str, ...], options: argparse.Namespace) -> int:
    seed = secrets.randbelow(2**31) if options.seed == "random" else int(options.seed)
    print(f"testing {target.base_url}, store {target.accounts[0].store}, seed {seed}")
    har = HarLog(target.recorder, target.base_url)
    report = run_suite(target, legs=legs, seed=seed, profile=PROFILES[options.profile], say=print)
    folder = Path(options.reports)
    written = write_reports(folder, report, target.contract, har)
    _print(report, written)
    return 0 if report.passed else BROKEN


def _print(report: Report, written: list[Path]) -> None:
    for finding in report.findings:
        print()
        print("\n".join(describe(finding)))
    total = sum(report.calls.values())
    verdict = (
        "keeps the contract" if report.passed else f"breaks the contract: {len(report.findings)} findings"
    )
    print(f"\n{total:,} requests in {sum(report.seconds.values()):.1f} s: the server {verdict}")
    print("reports: " + ", ".join(_short(path) for path in written))


@contextmanager
def _target(server: Server | None) -> Iterator[Target]:
    if server is None:
        with mock_target() as target:
            yield target
        return
    if not server.is_loopback:
        from contract_tests.live import live_target

        with live_target(server, os.environ) as target:
            yield target
        return
    accounts = (server.account, *([server.other] if server.other else []))
    with network_target(server.base_url, *accounts, run=secrets.token_hex(4)) as target:
        _check_access(target)
        yield target


def _check_access(target: Target) -> None:
    """A wrong address or token is a mistake of the caller, not a broken contract."""
    for account, name in zip(target.accounts, ("ECWID_TOKEN", "ECWID_OTHER_TOKEN"), strict=False):
        path = f"/{account.store}/profile"
        answer = target.recorder.quiet(json_request("GET", path, token=account.token))
        if answer.status in (401, 403):
            raise SettingsError(f"{target.base_url} refuses {name} for store {account.store}")
        if answer.status == 404:
            raise SettingsError(f"{target.base_url} has no {path}: is ECWID_BASE_URL right?")


def _legs(text: str) -> tuple[str, ...]:
    chosen = tuple(part.partition("-")[0] for part in text.replace(",", " ").split()) or LEGS
    unknown = [leg for leg in chosen if leg not in LEGS]
    if unknown:
        raise SettingsError(f"no leg is called {unknown[0]}; there are {', '.join(LEGS)}")
    return tuple(leg for leg in LEGS if leg in chosen)


def _short(path: Path) -> str:
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m contract_tests", description=__doc__)
    parser.add_argument("--legs", default="", help=f"of {', '.join(LEGS)}; all when left out")
    parser.add_argument("--seed", default="1", help="a number, or 'random'")
    parser.add_argument("--profile", default="full", choices=sorted(PROFILES))
    parser.add_argument(
        "--reports", default=str(ROOT / "reports" / "contract"), help="folder for the reports"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
