"""`python -m ecwid_mock`."""

import sys
from collections.abc import Sequence

from . import missing_extra


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; its exit code."""
    try:
        from . import command_line
    except ModuleNotFoundError as error:
        print(missing_extra(error), file=sys.stderr)
        return 2
    return command_line.main(arguments)


if __name__ == "__main__":
    sys.exit(main())
