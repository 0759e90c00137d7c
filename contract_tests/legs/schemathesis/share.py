"""A share of the coverage phase for each operation.

The phase generates every case that a schema allows for, thousands for an operation with many fields, and
schemathesis has no setting for their number.
"""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Any

import schemathesis
from schemathesis.generation.meta import CoveragePhaseData

# Kinds of cases that an operation with many fields has, such as "incorrect_type".
KINDS = 25


class Share:
    """Keeps up to `requests // operations` cases of an operation, of each kind alike.

    The first cases of a kind are kept, and of the further ones fewer and fewer: which ones depends on the seed, so that
    every field has its turn.
    """

    def __init__(self, requests: int, operations: int, seed: int | None) -> None:
        self._most = requests // operations
        self._chance = Random(seed)
        self._seen: Counter[tuple[str, str]] = Counter()
        self._kept: Counter[str] = Counter()

    def keeps(self, case: schemathesis.Case[Any]) -> bool:
        """Whether the case is to be sent; one of another phase always is."""
        data = case.meta.phase.data if case.meta else None
        if not isinstance(data, CoveragePhaseData):
            return True
        operation, kind = case.operation.label, str(data.scenario)
        self._seen[operation, kind] += 1
        wanted = max(1, self._most // KINDS)
        is_kept = (
            self._kept[operation] < self._most
            and self._chance.random() * self._seen[operation, kind] < wanted
        )
        self._kept[operation] += is_kept
        return is_kept
