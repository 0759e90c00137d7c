"""`python -m ecwid_sync`, and the command `ecwid`."""

import sys


def main() -> None:
    """Run the command line; ends the process with its exit code."""
    try:
        from .command.line import ecwid
    except ModuleNotFoundError as error:
        print(f"ecwid needs {error.name}; install it with: pip install 'ecwid-client[sync]'", file=sys.stderr)
        sys.exit(2)
    ecwid(prog_name="ecwid")


if __name__ == "__main__":
    main()
