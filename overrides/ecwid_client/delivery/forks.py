"""What a forked child must not share with its parent: connections, and locks that a thread held."""

from __future__ import annotations

import os
import weakref
from typing import Protocol


class Renewed(Protocol):
    """Something that begins anew in a forked child."""

    def renew(self) -> None:
        """Called in the child, before anything else runs there."""


_renewed: weakref.WeakSet[Renewed] = weakref.WeakSet()


def renewed_in_child(one: Renewed) -> None:
    """Have `one` renewed whenever this process forks, for as long as it lives."""
    _renewed.add(one)


def _renew_all() -> None:
    for one in list(_renewed):
        one.renew()


if hasattr(os, "register_at_fork"):  # not on Windows, which cannot fork
    os.register_at_fork(after_in_child=_renew_all)
