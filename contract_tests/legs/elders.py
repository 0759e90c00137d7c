"""Products that are made when a run begins, to be changed when it ends: what is dated shows only then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from contract_tests.contract.reader import Contract, Operation
from contract_tests.target.recorder import BrokenContractError
from contract_tests.target.scratch import UNREADABLE, Scratch
from contract_tests.target.target import Target
from contract_tests.wire import NoAnswerError

# What looks at a product alone wants one too.
OF_ONE = ("listProducts", "deleteProduct")


def changing(contract: Contract) -> list[Operation]:
    """The operations that change a product or what belongs to it."""
    return [
        one
        for one in contract.operations.values()
        if "{productId}" in one.template and not one.reads_only and one.id != "deleteProduct"
    ]


class Elders:
    """One for each operation, with all that the operation may change or remove."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._scratch = Scratch(target)
        self._made: dict[str, dict[str, Any]] = {}

    def of(self, operation: str) -> dict[str, Any]:
        """Ids as `Scratch.ids` gives them; made now if they have not been, and given once."""
        return self._made.pop(operation, None) or self._new(operation)

    def _new(self, operation: str) -> dict[str, Any]:
        operations = self._target.contract.operations
        path = operations[operation].template
        below = (one for one in operations.values() if one.template.startswith(path))
        return self._scratch.ids(*(below if "{productId}" in path else ()))

    @classmethod
    @contextmanager
    def at_beginning(cls, target: Target) -> Iterator[Elders]:
        elders = cls(target)
        # One that cannot be made yet is made when it is wanted, where its failure is told.
        with suppress(BrokenContractError, NoAnswerError, *UNREADABLE):
            for name in (*OF_ONE, *(one.id for one in changing(target.contract))):
                elders._made[name] = elders._new(name)
        yield elders
        elders._scratch.remove_all()
