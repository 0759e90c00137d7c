"""`python -m contract_tests`: see `contract_tests.command`."""

from __future__ import annotations

import sys

from contract_tests.ending import Interrupts

if __name__ == "__main__":
    # Before the other imports, which take a second in which Ctrl-C may come too.
    with Interrupts() as interrupts:
        from contract_tests.command import main

        sys.exit(main(interrupts=interrupts))
