"""Faults on request: which requests they hit, when, at which stage, and what happens to the answer."""

import math
import random
from collections.abc import Mapping
from typing import Any, Final, Literal, TypeAlias

import attrs

from . import json_strict
from .journal import Entry
from .messages import Headers, JsonObject, Refusal, Response

Stage: TypeAlias = Literal["before_handler", "after_commit", "mid_response"]
Close: TypeAlias = Literal["rst", "fin"]
End: TypeAlias = Literal["", "rst", "fin", "hang"]

GARBAGE: Final = b"\x15\x03\x01\x00\x02\x02\x0a\xff\xfe this is not HTTP\r\n\r\n"
_WITHOUT_BODY: Final = (204, 304)  # a client reads none, and would take it for the next answer
_STAGES: Final = ("before_handler", "after_commit", "mid_response")
_DAY_S: Final = 86_400
_LN_DAY_S: Final = math.log(_DAY_S)
_Z_99: Final = 2.3263478740408408  # standard deviations from the median to the 99th percentile


def _at_least(least: float) -> Any:
    return attrs.validators.optional(attrs.validators.ge(least))


def _seconds() -> Any:
    return attrs.validators.optional([attrs.validators.ge(0), attrs.validators.le(_DAY_S)])


@attrs.frozen(kw_only=True)
class Fault:
    """A rule: the first one that fires for a request decides what goes wrong with it.

    Args:
        operation: the operationId that it is for, or `*`.
        store: the id of the store that it is for; None is any.
        skip: matching requests to let pass first.
        every: of the following ones, each so-manieth.
        times: how often it fires at most; None is without end.
        probability: 0 to 1, drawn from a generator with the rule's `seed`.
        window_s: seconds from and to, counted on the mock's clock since the rule was set.
        stage: `before_handler` is never carried out; `after_commit` is carried out, then the answer suffers;
            `mid_response` is carried out and the connection fails inside the answer's body.
        delay_s: seconds before anything else happens; alone it delays and leaves the rest as it is.
        delay_p99_s: makes `delay_s` the median of a log-normal distribution with this 99th percentile.
        status: answer this status instead; `retry_after` is its Retry-After.
        close: end the connection, by a reset (`rst`) or properly (`fin`), without an answer.
        truncate_bytes: how much of the body leaves before a `mid_response` failure; None is half of it.
        drip_bytes: send the body in pieces of so many bytes, every `drip_every_s` seconds.
        malformed_json: cut the end of the JSON body off, with a Content-Length that fits.
        garbage: send bytes that are not HTTP, and close.
        hang: never answer.
    """

    operation: str = "*"
    store: int | None = None
    skip: int = attrs.field(default=0, validator=_at_least(0))
    every: int = attrs.field(default=1, validator=_at_least(1))
    times: int | None = attrs.field(default=None, validator=_at_least(1))
    probability: float = attrs.field(default=1.0, validator=[attrs.validators.ge(0), attrs.validators.le(1)])
    window_s: tuple[float, float] | None = None
    seed: int = 0
    stage: Stage = attrs.field(default="before_handler", validator=attrs.validators.in_(_STAGES))
    delay_s: float = attrs.field(default=0.0, validator=_seconds())
    delay_p99_s: float | None = attrs.field(default=None, validator=_seconds())
    status: int | None = attrs.field(
        default=None,
        validator=attrs.validators.optional([attrs.validators.ge(200), attrs.validators.le(599)]),
    )
    retry_after: int | str | None = None
    close: Close | None = attrs.field(default=None, validator=attrs.validators.in_((None, "rst", "fin")))
    truncate_bytes: int | None = attrs.field(default=None, validator=_at_least(0))
    drip_bytes: int | None = attrs.field(default=None, validator=_at_least(1))
    drip_every_s: float = attrs.field(default=0.1, validator=_seconds())
    malformed_json: bool = False
    garbage: bool = False
    hang: bool = False

    def __attrs_post_init__(self) -> None:
        if len(self._actions()) > 1:
            raise ValueError(f"a fault does one thing, not {' and '.join(self._actions())}")
        if not self._actions() and not self.delay_s:
            raise ValueError("a fault needs something to do, such as status or close")
        if self.stage == "mid_response" and self.status is not None:
            raise ValueError("a status cannot change in the middle of a response")
        if isinstance(self.retry_after, str) and not (
            self.retry_after.isascii() and self.retry_after.isprintable()
        ):
            raise ValueError("retry_after of a fault is a number or plain text on one line")
        if self.truncate_bytes is not None and self.stage != "mid_response":
            raise ValueError("truncate_bytes belongs to the stage mid_response")

    def _actions(self) -> list[str]:
        given = {
            "status": self.status is not None,
            "close": self.close is not None,
            "drip_bytes": self.drip_bytes is not None,
            "malformed_json": self.malformed_json,
            "garbage": self.garbage,
            "hang": self.hang,
            "truncate_bytes": self.truncate_bytes is not None and self.close is None and not self.hang,
        }
        return [name for name, is_given in given.items() if is_given]

    @property
    def prevents(self) -> bool:
        """Whether the request is not carried out."""
        return self.stage == "before_handler" and bool(self._actions()) and not self._spoils_only

    @property
    def _spoils_only(self) -> bool:
        """Actions that need the real answer, at whatever stage they stand."""
        return self.drip_bytes is not None or self.malformed_json

    @classmethod
    def from_json(cls, document: object) -> "Fault":
        """A fault from its fields by name.

        Raises:
            ValueError: not an object, an unknown field, or a wrong value.
        """
        if not isinstance(document, Mapping):
            raise ValueError("a fault is an object")  # noqa: TRY004 (one kind of error for all wrong input)
        known = {field.name: field for field in attrs.fields(cls)}
        unknown = sorted(set(document) - set(known))
        if unknown:
            raise ValueError(f"a fault has no field {unknown[0]!r}; it has {', '.join(known)}")
        values = dict(document)
        for name, value in values.items():
            if not _fits(value, _KINDS[name]):
                raise ValueError(f"{name} of a fault cannot be {value!r}")
        if isinstance(values.get("window_s"), list):
            values["window_s"] = tuple(values["window_s"])
        return cls(**values)

    def to_json(self) -> JsonObject:
        """The fields that differ from their defaults."""
        return {
            field.name: getattr(self, field.name)
            for field in attrs.fields(type(self))
            if getattr(self, field.name) != field.default
        }


_TEXT, _NUMBER, _INTEGER, _FLAG = (str,), (int, float), (int,), (bool,)
_KINDS: Final[Mapping[str, tuple[type, ...]]] = {
    **dict.fromkeys(("operation", "stage"), _TEXT),
    **dict.fromkeys(("skip", "every", "seed"), _INTEGER),
    **dict.fromkeys(("store", "times", "status", "truncate_bytes", "drip_bytes"), (int, type(None))),
    **dict.fromkeys(("probability", "delay_s", "drip_every_s"), _NUMBER),
    **dict.fromkeys(("malformed_json", "garbage", "hang"), _FLAG),
    "delay_p99_s": (int, float, type(None)),
    "window_s": (list, tuple, type(None)),
    "retry_after": (int, str, type(None)),
    "close": (str, type(None)),
}


def _fits(value: object, kinds: tuple[type, ...]) -> bool:
    if isinstance(value, list | tuple):
        return type(value) in kinds and len(value) == 2 and all(_fits(part, _NUMBER) for part in value)
    return isinstance(value, kinds) and (bool in kinds or not isinstance(value, bool))


@attrs.frozen
class Wire:
    """How an answer travels: after a delay, in part, in pieces, or not at all."""

    delay_s: float = 0.0
    raw: bytes | None = None
    silent: bool = False
    body_bytes: int | None = None
    end: End = ""
    drip_bytes: int | None = None
    drip_every_s: float = 0.0

    @property
    def kind(self) -> str:
        """How much of the answer leaves, in a word."""
        if self.raw is not None:
            return "garbage"
        if self.silent:
            return "nothing"
        return "whole" if self.body_bytes is None else "part"


@attrs.frozen
class Decision:
    """A fault that fires for one request."""

    id: int
    fault: Fault
    delay_s: float
    operation: str
    message: str = "A fault that was asked for"

    @classmethod
    def of_header(cls, text: str, operation: str, store: str) -> "Decision | None":
        """What a request's own header asks for; a header that is no fault is refused with 400."""
        try:
            fault = Fault.from_json(json_strict.loads(text.encode("latin-1")))
        except ValueError as error:
            return cls(-1, Fault(status=400), 0.0, operation, f"X-Mock-Fault: {str(error.args[0])[:200]}")
        rule = _Rule(-1, fault, now_s=0.0)
        return rule.decision(operation) if rule.fires(operation, store, now_s=0.0) else None

    @property
    def delays_handler(self) -> bool:
        """Whether the delay comes first, and the request is carried out after it."""
        return self.fault.stage == "before_handler" and not self.fault.prevents and self.delay_s > 0

    def note(self, entry: Entry, response: Response) -> None:
        """Write into the journal what left of the answer."""
        wire = response.wire or Wire()
        entry.fault = self.id
        entry.sent = wire.kind
        entry.sent_status = 0 if wire.silent or wire.raw is not None else response.status

    def instead(self) -> Response:
        """The answer of a request that is not carried out."""
        status = self.fault.status or 500
        headers: Headers = ()
        if self.fault.retry_after is not None:
            headers = (("Retry-After", str(self.fault.retry_after)),)
        code = {429: "RATE_LIMITED", 500: "INTERNAL_ERROR", 408: "TIMEOUT"}.get(status, "")
        response = Refusal(status, self.message, code, headers).response()
        if status in _WITHOUT_BODY:
            response.body = b""
        return response

    def spoiled(self, response: Response) -> Response:
        """The answer as the fault leaves it."""
        fault = self.fault
        if fault.status is not None:
            response = self.instead()
        if fault.malformed_json:
            response = Response(response.status, response.body[:-1] + b",", response.headers)
        return response

    def wire(self, response: Response) -> Wire:
        """How a spoiled answer travels."""
        fault = self.fault
        delay_s = 0.0 if self.delays_handler else self.delay_s
        if fault.garbage:
            return Wire(delay_s, raw=GARBAGE, end=fault.close or "fin")
        if fault.drip_bytes is not None:
            return Wire(delay_s, drip_bytes=fault.drip_bytes, drip_every_s=fault.drip_every_s)
        end: End = "hang" if fault.hang else fault.close or ""
        if fault.stage == "mid_response":
            half = len(response.body) // 2 if fault.truncate_bytes is None else fault.truncate_bytes
            return Wire(delay_s, body_bytes=min(half, len(response.body)), end=end or "fin")
        return Wire(delay_s, silent=bool(end), end=end)


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
        # Drawn even when certain, so that a rule's further draws do not depend on its probability.
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


class Faults:
    """The rules that are set, in the order in which they were."""

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
        """The first rule that fires; the ones behind it do not see the request."""
        for rule in self._rules.values():
            if rule.fires(operation, store, now_s):
                return rule.decision(operation)
        return None

    def to_json(self) -> list[JsonObject]:
        return [
            {"id": rule.id, "matched": rule.matched, "fired": rule.fired, **rule.fault.to_json()}
            for rule in self._rules.values()
        ]
