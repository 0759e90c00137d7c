"""The group of commands, and how an error becomes a line and an exit code."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import click

from .exit_codes import Code
from .settings import Flags

HOMES: Final = {
    "pull": "shop",
    "plan": "shop",
    "doctor": "shop",
    "mock": "shop",
    "apply": "runs",
    "resume": "runs",
    "runs": "runs",
    "report": "runs",
    "undo": "runs",
    "decide": "runs",
}
HELP: Final = {
    "pull": "Write the shop into a spreadsheet.",
    "plan": "Compare a spreadsheet with the shop; nothing is written.",
    "apply": "Carry out a plan or a spreadsheet.",
    "resume": "Go on after any break; nothing is done twice.",
    "runs": "List what was applied.",
    "report": "Show what became of each change of a run.",
    "undo": "Take a run back; sales since then stay.",
    "decide": "Say whether a change of unknown outcome was carried out.",
    "doctor": "Check token, plan, clock and journal.",
    "mock": "Serve a stand-in of Ecwid to try all this without an account.",
}


FOLDER: Final = click.Path(file_okay=False, path_type=Path)


class Commands(click.Group):
    """Commands that are imported when they are used, so that help and completion come at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of use."""
        return list(HELP)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        if cmd_name not in HOMES:
            return None
        command: click.Command = getattr(import_module(f".{HOMES[cmd_name]}", __package__), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in `--help`."""
        with formatter.section("Commands"):
            formatter.write_dl(list(HELP.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what is known to go wrong becomes a line on stderr and an exit code."""
        try:
            return super().invoke(ctx)
        except (click.exceptions.Exit, click.ClickException, click.Abort, BrokenPipeError):
            raise  # click knows what to do, also where `| head` has read enough
        except KeyboardInterrupt:
            sys.exit(Code.INTERRUPTED)
        except Exception as exc:
            code = code_of(exc)
            if code is None:
                raise
            click.echo(f"ecwid: {exc}", err=True)
            sys.exit(code)


def code_of(error: Exception) -> Code | None:
    """The exit code of an error that a person can understand; None for a mistake of ours."""
    from ecwid_client import EcwidError, PermissionDeniedError, PlanRequiredError

    from ecwid_sync import NoSuchRunError, PlanError, SheetError, SyncError, UnsafePlanError

    if isinstance(error, PermissionDeniedError | PlanRequiredError):
        return Code.AUTH
    if isinstance(error, UnsafePlanError):
        return Code.UNSAFE
    if isinstance(error, PlanError):
        return Code.CONFLICT
    if isinstance(error, SheetError | NoSuchRunError | OSError):
        return Code.USAGE
    return Code.ERROR if isinstance(error, EcwidError | SyncError) else None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--profile", help="A profile of the configuration file; `mock` is the stand-in on port 8080.")
@click.option("--store-id", type=click.IntRange(min=1), help="Instead of ECWID_STORE_ID.")
@click.option("--base-url", help="Instead of ECWID_BASE_URL; ends in /api/v3.")
@click.option("--state-dir", type=FOLDER, help="Instead of ECWID_STATE_DIR: the folder of the journals.")
@click.option("--token-stdin", is_flag=True, help="Read the token from standard input.")
@click.option("--requests-per-minute", type=click.IntRange(min=1), help="The pace; 540 when left out.")
@click.version_option(package_name="ecwid-client", prog_name="ecwid")
@click.pass_context
def ecwid(ctx: click.Context, /, **flags: Any) -> None:
    """Keep an Ecwid shop in step with a spreadsheet.

    \b
    ecwid pull -o stock.xlsx      change cells, then
    ecwid plan stock.xlsx         see what would change
    ecwid apply stock.xlsx        do it
    """
    ctx.obj = Flags(**flags)
