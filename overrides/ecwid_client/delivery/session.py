"""What all calls of one client share."""

from __future__ import annotations

import threading
from typing import Final

from attrs import define, field

from ..clock import Clock
from ..events import Hooks
from ..settings import Auth
from .forks import renewed_in_child
from .pacing import AnyPacer
from .redaction import Secret
from .retry_policy import RetryBudget
from .token_guard import TokenGuard

FOREVER: Final = float("inf")


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
