"""`pull`, `plan`, `doctor` and `mock`: what writes nothing."""

from __future__ import annotations

import runpy
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .exit_codes import Code, of_plan
from .outputs import check_output, is_free, is_plan, is_unedited_pull
from .settings import Flags, Settings, resolved
from .tables import print_plan, save_plan_as_table

if TYPE_CHECKING:
    from ecwid_client import EcwidClient

    from ecwid_sync import Journal, Plan

FILE = click.Path(dir_okay=False, path_type=Path)
EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)


def client_of(settings: Settings) -> EcwidClient:
    """The client of the store."""
    from ecwid_client import EcwidClient

    try:
        return EcwidClient(
            settings.store_id,
            settings.token,
            base_url=settings.base_url,
            requests_per_minute=settings.requests_per_minute,
            trust_env=True,
        )
    except (ValueError, TypeError) as exc:
        raise click.UsageError(str(exc)) from None


def journal_of(settings: Settings) -> Journal:
    """The journal of the store."""
    from ..journal import Journal, host_of

    try:
        host = host_of(settings.base_url)
    except ValueError as exc:
        raise click.UsageError(f"the base URL cannot be used: {exc}") from None
    try:
        return Journal.of_store(settings.state_dir, settings.store_id, host)
    except (FileExistsError, NotADirectoryError):
        raise click.UsageError(
            f"{settings.state_dir} is a file; ECWID_STATE_DIR or --state-dir names the folder of the journals"
        ) from None


def confirm(question: str, *, yes: bool) -> None:
    """Ask, unless told not to."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise click.UsageError(f"{question} nobody can be asked here; give --yes")
    click.confirm(question, abort=True, err=True)


@click.command()
@click.option("-o", "--output", type=FILE, required=True, help="A file: .xlsx, .csv or .jsonl.")
@click.option("--yes", is_flag=True, help="Replace a file that was edited, without being asked.")
@click.option(
    "-p",
    "--product",
    "products",
    type=click.IntRange(min=1),
    multiple=True,
    help="Only this product; several times for more.",
)
@click.option("-c", "--category", type=click.IntRange(min=0), help="Only the products of this category.")
@click.pass_obj
def pull(flags: Flags, /, output: Path, products: tuple[int, ...], category: int | None, yes: bool) -> None:
    """Write the shop into a spreadsheet: one row for each product and each combination."""
    from ecwid_sync import pull as pulled

    settings = resolved(flags)
    if not is_free(output, is_unedited_pull):
        confirm(f"{output} was edited, or is no pulled file; replace it?", yes=yes)
    with client_of(settings) as ecwid, journal_of(settings) as journal:
        rows = pulled(ecwid, output, journal=journal, products=products or None, category=category)
    if products and not rows:
        raise click.UsageError(f"the shop has none of these products, so {output} has no row")
    profile = f"--profile {flags.profile} " if flags.profile else ""
    click.echo(f"{rows:,} rows in {output}; change cells, then: ecwid {profile}plan {output}", err=True)


def stock_mode(command: Any) -> Any:
    """The option of `plan` and `apply`."""
    return click.option(
        "--stock-mode",
        type=click.Choice(["delta", "set"]),
        default="delta",
        help="Whether a changed stock of a pulled file is added (delta, keeps sales) or written as it stands.",
    )(command)


def plan_of(ecwid: EcwidClient, journal: Journal, file: Path, mode: str) -> Plan:
    """The plan of a spreadsheet."""
    from ecwid_sync import plan as planned
    from ecwid_sync import read_sheet

    return planned(ecwid, read_sheet(file), journal=journal, stock_mode=mode, folder=file.parent)  # type: ignore[arg-type]


@click.command()
@click.argument("file", type=EXISTING)
@click.option(
    "-o",
    "--output",
    "outputs",
    type=FILE,
    multiple=True,
    help="Save the plan: .json to apply it, .xlsx to read it.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the plan as JSON.")
@click.option("--detailed-exitcode", is_flag=True, help="End with 3 when there are changes.")
@stock_mode
@click.pass_obj
def plan(
    flags: Flags,
    /,
    file: Path,
    outputs: tuple[Path, ...],
    as_json: bool,
    detailed_exitcode: bool,
    stock_mode: str,
) -> None:
    """Compare FILE with the shop; nothing is written."""
    settings = resolved(flags)
    for output in outputs:
        check_output(output, is_plan, "a plan", file)
    with client_of(settings) as ecwid, journal_of(settings) as journal:
        found = plan_of(ecwid, journal, file, stock_mode)
    for output in outputs:
        if output.suffix.lower() == ".xlsx":
            save_plan_as_table(found, output)
        else:
            found.save(output)
    if as_json:
        click.echo(found.to_json(), nl=False)
    else:
        print_plan(found)
    sys.exit(of_plan(found, detailed=detailed_exitcode))


@click.command()
@click.pass_obj
def doctor(flags: Flags, /) -> None:
    """Check token, scopes, plan, clock and journal. Whether the token may write is not tried."""
    settings = resolved(flags)
    with (
        client_of(settings) as ecwid,
        journal_of(settings) as journal,
    ):  # an address with a password is refused
        click.echo(f"store {settings.store_id} at {settings.base_url}")
        click.echo(f"token from {settings.token_from}; pace {settings.requests_per_minute} requests a minute")
        worked = _checks(ecwid)
        left = journal.runs(unfinished=True)
        click.echo(
            f"journal {journal.path}: {len(left)} unfinished runs" + ("; see `ecwid resume`" if left else "")
        )
    sys.exit(Code.OK if worked else Code.AUTH)


def _checks(ecwid: EcwidClient) -> bool:
    from ecwid_client import ApiError

    from ..applying import skew_s

    worked = True
    calls: dict[str, Callable[[], object]] = {
        "read_store_profile": ecwid.profile.get,
        "read_catalog": partial(ecwid.products.list, limit=1),
    }
    for scope, call in calls.items():
        try:
            answer = ecwid.with_response(call)
        except ApiError as exc:
            click.echo(f"{scope}: {exc}")
            worked = False
        else:
            ahead_s = skew_s(answer, time.time())
            clock = "not known" if ahead_s is None else f"{ahead_s:+.0f} s"
            click.echo(f"{scope}: works, {answer.elapsed_s * 1000:.0f} ms; the service's clock: {clock}")
    return worked


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def mock(arguments: tuple[str, ...]) -> None:
    """Serve a stand-in of Ecwid on port 8080; then `ecwid --profile mock pull -o stock.xlsx`."""
    click.echo("in another terminal: ecwid --profile mock pull -o stock.xlsx", err=True)
    sys.argv = ["ecwid_mock", *arguments]
    runpy.run_module("ecwid_mock", run_name="__main__", alter_sys=True)
