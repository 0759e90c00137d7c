"""What all calls of one client share."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Final

from attrs import define, field, frozen
from ecwid_api.types import Call

from ..clock import Clock
from ..events import Hooks
from ..settings import Auth
from .forks import renewed_in_child
from .pacing import AnyPacer
from .redaction import Secret
from .retry_policy import RetryBudget
from .token_guard import TokenGuard

FOREVER: Final = float("inf")


@frozen(eq=False)
class ServiceFacts:
    """What a delivery has to know of single operations; `resources` says it.

    Attributes:
        token_check: a read that every accepted token may make.
        delta_of: the change of stock that a call asks for, items; None if it does not ask for any.
        settled: given a call and a value or error: the value to return if it proves that an earlier attempt,
            whose answer was lost, was carried out; else None.
    """

    token_check: Call[Any]
    delta_of: Callable[[Call[Any]], int | None]
    settled: Callable[[Call[Any], object], object | None]


@define(eq=False, repr=False)
class Session:
    """What all calls of a client and of its `with_options` copies share."""

    store_id: int
    base_url: str
    secret: Secret
    auth: Auth
    pacer: AnyPacer
    clock: Clock
    hooks: Hooks
    service: ServiceFacts
    token_guard: TokenGuard = field(factory=TokenGuard)
    budget: RetryBudget = field(factory=RetryBudget)
    closed: bool = field(default=False, init=False)
    """Whether the client was closed; then no call of it or of a copy begins."""
    _waited_until: float = field(default=float("-inf"), init=False)
    _lock: threading.Lock = field(factory=threading.Lock, init=False)

    def __attrs_post_init__(self) -> None:
        renewed_in_child(self)

    def now(self) -> float:
        """Monotonic seconds, never before the end of a wait that was made: a frozen clock must not stop us."""
        return max(self.clock.monotonic(), self._waited_until)

    def check_open(self, client: str) -> None:
        """RuntimeError once the client is closed."""
        if self.closed:
            raise RuntimeError(f"this {client} is closed; make a new one")

    def has_waited_until(self, moment: float) -> None:
        """Note that a wait is over."""
        with self._lock:
            self._waited_until = max(self._waited_until, moment)

    def renew(self) -> None:
        """In a forked child: new locks, since another thread may have held the old ones."""
        self._lock = threading.Lock()
        self.pacer.renew()
        self.budget.renew()
