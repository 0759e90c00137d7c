"""The faults that are set, and which of them hits a request."""

import math
import random
from typing import Final

from ..contract import json_strict
from ..messages import JsonObject
from .decision import Decision
from .fault import DAY_S, Fault

_LN_DAY_S: Final = math.log(DAY_S)
_Z_99: Final = 2.3263478740408408  # standard deviations from the median to the 99th percentile


class _Rule:
    """A fault with its counters."""

    def __init__(self, id: int, fault: Fault, now_s: float) -> None:
        self.id: Final = id
        self.fault: Final = fault
        self.set_at_s: Final = now_s
        self.matched = 0
        self.fired = 0
        # Not for secrets: the same seed must give the same run.
        self._random = random.Random(fault.seed)  # noqa: S311

    def fires(self, operation: str, store: str, now_s: float) -> bool:
        fault = self.fault
        if fault.operation not in ("*", operation) or (fault.store is not None and str(fault.store) != store):
            return False
        if fault.window_s is not None and not self._is_open(fault.window_s, now_s):
            return False
        self.matched += 1
        if fault.times is not None and self.fired >= fault.times:
            return False
        turn = self.matched - fault.skip
        if turn < 1 or turn % fault.every:
            return False
        # Drawn even when certain, so that the later draws are the same for every probability.
        if self._random.random() >= fault.probability:
            return False
        self.fired += 1
        return True

    def _is_open(self, window_s: tuple[float, float], now_s: float) -> bool:
        return window_s[0] <= now_s - self.set_at_s < window_s[1]

    def decision(self, operation: str) -> Decision:
        return Decision(self.id, self.fault, self._delay_s(), operation)

    def _delay_s(self) -> float:
        fault = self.fault
        if fault.delay_p99_s is None or not fault.delay_s:
            return fault.delay_s
        sigma = math.log(max(fault.delay_p99_s, fault.delay_s) / fault.delay_s) / _Z_99
        return math.exp(min(math.log(fault.delay_s) + sigma * self._random.gauss(0, 1), _LN_DAY_S))


def decision_of_header(text: str, operation: str, store: str) -> Decision | None:
    """What a request's own header asks for; a header that is no fault is answered with 400."""
    try:
        fault = Fault.from_json(json_strict.loads(text.encode("latin-1")))
    except ValueError as error:
        message = f"X-Mock-Fault: {str(error.args[0])[:200]}"
        return Decision(-1, Fault(status=400), 0.0, operation, message)
    rule = _Rule(-1, fault, now_s=0.0)
    return rule.decision(operation) if rule.fires(operation, store, now_s=0.0) else None


class RuleSet:
    """The faults that are set, oldest first."""

    def __init__(self) -> None:
        self._rules: dict[int, _Rule] = {}
        self._next_id = 1

    def __len__(self) -> int:
        return len(self._rules)

    def add(self, fault: Fault, now_s: float) -> int:
        """Set a rule; its id."""
        id = self._next_id
        self._next_id += 1
        self._rules[id] = _Rule(id, fault, now_s)
        return id

    def remove(self, id: int) -> bool:
        return self._rules.pop(id, None) is not None

    def clear(self) -> None:
        self._rules.clear()
        self._next_id = 1

    def decide(self, operation: str, store: str, now_s: float) -> Decision | None:
        """The first fault that hits a request; the later ones do not count it."""
        for rule in self._rules.values():
            if rule.fires(operation, store, now_s):
                return rule.decision(operation)
        return None

    def to_json(self) -> list[JsonObject]:
        return [
            {"id": rule.id, "matched": rule.matched, "fired": rule.fired, **rule.fault.to_json()}
            for rule in self._rules.values()
        ]
