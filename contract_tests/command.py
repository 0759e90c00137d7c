"""All legs against one server. `make contract` calls it.

Exit code 0: the server keeps the contract. 1: it breaks it. 2: it was not tested to the end, because of the settings,
the server or an interrupt; what was found until then is printed and in the reports. What is not an option below goes
to pytest: `-k limit`, `-x`, `--lf`, `-v`.
"""

from __future__ import annotations

import argparse
import logging
import os
import re
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from contract_tests.contract.reader import ROOT
from contract_tests.ending import Interrupts, RunEndedError
from contract_tests.profiles import PROFILES
from contract_tests.report.files import JUNIT, writable_folder, write_reports
from contract_tests.report.har import HarLog
from contract_tests.report.progress import Progress
from contract_tests.report.report import Report
from contract_tests.report.text import summary
from contract_tests.run import LEGS, WEIGHTS, run
from contract_tests.settings import Server, SettingsError, server_from
from contract_tests.target.recorder import NO_ANSWER, BrokenContractError
from contract_tests.target.scratch import ScratchError, persistently
from contract_tests.target.target import Target, mock_target, network_target
from contract_tests.wire import BlockedError, NoAnswerError, json_request

BROKEN, UNUSABLE = 1, 2
# What the client warns of becomes a finding. Without a handler Python prints each warning, and they hide the findings.
UNHEARD = logging.NullHandler()


def main(arguments: list[str] | None = None, interrupts: Interrupts | None = None) -> int:
    options, more = _parser().parse_known_args(arguments)
    try:
        if interrupts:
            return _main(options, more, interrupts)
        with Interrupts() as own:
            return _main(options, more, own)
    except (SettingsError, ScratchError, NoAnswerError, RunEndedError) as exc:
        print(f"contract tests: {exc}", file=sys.stderr)
        return UNUSABLE


def _main(options: argparse.Namespace, more: list[str], interrupts: Interrupts) -> int:
    server = server_from(os.environ)
    legs, seed, folder = _legs(options.legs), _seed(options.seed), writable_folder(options.reports)
    if options.profile not in PROFILES:
        raise SettingsError(f"no profile is called {options.profile!r}; there are {', '.join(PROFILES)}")
    if any(re.match("--dist|--tx" if server is None else "-n|--numprocesses|--dist|--tx", o) for o in more):
        raise SettingsError(
            "-n is for the mock in this process: in a server that all workers share, the changes of one would be"
            " defects to the others; --dist and --tx are never taken"
        )
    more = [f"--junit-xml={folder / JUNIT}", *more]
    logging.getLogger("ecwid_client").addHandler(UNHEARD)
    with _target(server, interrupts) as target:
        interrupts.watch(target.recorder.end)
        progress = Progress(WEIGHTS)
        progress.say(f"testing {target.base_url}, store {target.accounts[0].store}, seed {seed}")
        har = HarLog(target.base_url)
        target.recorder.listeners.append(har.note)
        report = run(
            target, legs=legs, seed=seed, profile=PROFILES[options.profile], progress=progress, options=more
        )
        interrupts.begin_cleaning()
        report.left = target.clean()
    report.ended = report.ended or interrupts.reason
    return _tell(report, folder, target, har, progress.say)


def _tell(report: Report, folder: Path, target: Target, har: HarLog, say: Callable[[str], None]) -> int:
    for line in summary(report, Path(_short(folder))):
        say(line)
    total = sum(report.calls.values())
    say(f"\n{total:,} requests in {sum(report.seconds.values()):.1f} s: the server {report.verdict}")
    if report.unanswered:
        say(f"{report.unanswered} requests were not answered")
    if not_asked := report.not_asked.total():
        say(f"{not_asked} tests were not asked there: their requests do not stay within scratch products")
    if report.left:
        say(f"not removed: {', '.join(report.left)}")
    try:
        written = write_reports(folder, report, target.contract, har)
    except OSError as exc:
        raise SettingsError(f"the reports could not be written: {exc}") from exc
    say("reports: " + ", ".join(_short(path) for path in (folder / JUNIT, *written)))
    return UNUSABLE if report.ended else BROKEN if report.findings else 0


@contextmanager
def _target(server: Server | None, interrupts: Interrupts) -> Iterator[Target]:
    if server is None:
        with mock_target() as target:
            yield target
        return
    if not server.is_loopback:
        from contract_tests.live.target import live_target

        with live_target(server, os.environ, sleep=interrupts.sleep) as target:
            yield target
        return
    accounts = (server.account, *([server.other] if server.other else []))
    with network_target(
        server.base_url, *accounts, run=secrets.token_hex(4), sleep=interrupts.sleep
    ) as target:
        _check_access(target)
        yield target


def _check_access(target: Target) -> None:
    """A wrong address or token is a mistake of the caller, not a broken contract."""
    for account, name in zip(target.accounts, ("ECWID_TOKEN", "ECWID_OTHER_TOKEN"), strict=False):
        path = f"/{account.store}/profile"
        request = json_request("GET", path, token=account.token)
        try:
            answer = persistently(partial(target.recorder.quiet, request))
        except BrokenContractError:
            answer = target.recorder.history[-1].answer
        except BlockedError as exc:
            raise SettingsError(f"{target.base_url}: {exc} for the token of {name}") from None
        except NoAnswerError as exc:
            if target.recorder.lost[-1][1].check == NO_ANSWER:
                raise SettingsError(f"no server answers at {target.base_url}: {exc}") from exc
            continue  # It answers with 5xx: the legs will say so.
        if answer.status in (401, 403):
            raise SettingsError(f"{target.base_url} refuses {name} for store {account.store}")
        if answer.status == 404:
            raise SettingsError(f"{target.base_url} has no {path}: is ECWID_BASE_URL right?")
        if 300 <= answer.status < 400:
            raise SettingsError(f"{target.base_url} sends {path} elsewhere: is ECWID_BASE_URL right?")


def _seed(text: str) -> int:
    if text == "random":
        return secrets.randbelow(2**31)
    if not re.fullmatch(r"[0-9]{1,18}", text, re.ASCII):
        raise SettingsError(f"SEED must be a whole number of up to 18 digits, or 'random', not {text[:40]!r}")
    return int(text)


def _legs(text: str) -> tuple[str, ...]:
    chosen = tuple(part.partition("-")[0] for part in text.replace(",", " ").split()) or LEGS
    unknown = [leg for leg in chosen if leg not in LEGS]
    if unknown:
        raise SettingsError(f"no leg is called {unknown[0]}; there are {', '.join(LEGS)}")
    return tuple(leg for leg in LEGS if leg in chosen)


def _short(path: Path) -> str:
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m contract_tests",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--legs", default="", help=f"of {', '.join(LEGS)}; all when left out")
    parser.add_argument("--seed", default="1", help="a number, or 'random'")
    parser.add_argument("--profile", default="full", help=f"one of {', '.join(PROFILES)}")
    parser.add_argument(
        "--reports", default=str(ROOT / "reports" / "contract"), help="folder for the reports"
    )
    return parser
