"""Operations that a server keeps closed, beyond the token's scopes or the store's plan: that is no finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from contract_tests.ending import RunEndedError
from contract_tests.wire import Answer, BlockedError, read_strictly

REFUSALS = 3
# Without them nothing can be tested.
NEEDED = frozenset(("createProduct", "createCombination"))
CODES = frozenset(("INSUFFICIENT_APP_SCOPE", "NOT_AVAILABLE_ON_CURRENT_PLAN", "STORE_IS_SUSPENDED"))


def is_closed(answer: Answer) -> bool:
    """By the error code, where codes are promised."""
    try:
        value = read_strictly(answer.body) if answer.status in (402, 403) else None
    except ValueError:
        return False
    return isinstance(value, dict) and value.get("errorCode") in CODES


@dataclass(slots=True)
class Closed:
    """Counts them. `refuses` says which answers are such refusals."""

    refuses: Callable[[Answer], bool]
    _refusals: Counter[str] = field(default_factory=Counter)
    _accepted: set[str] = field(default_factory=set)

    def note(self, operation: str, answer: Answer) -> None:
        """
        Raises:
            BlockedError: the operation was never accepted, so its test says nothing.
            RunEndedError: so it goes on.
        """
        if not self.refuses(answer):
            self._accepted.add(operation)
        elif operation not in self._accepted:
            self._refusals[operation] += 1
            if operation in NEEDED or self._refusals[operation] >= REFUSALS:
                raise RunEndedError(
                    f"the store answers {operation} with {answer.status} only: "
                    "do the store's plan and the token, with all its scopes, open it?"
                )
            raise BlockedError(f"{operation} is refused with {answer.status}")
