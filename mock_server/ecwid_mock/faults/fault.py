"""A fault: which requests it hits, when, at which stage, and what happens to the answer."""

from collections.abc import Mapping
from typing import Any, Final, Literal, TypeAlias

import attrs

from ..messages import JsonObject

Stage: TypeAlias = Literal["before_handler", "after_commit", "mid_response"]
Close: TypeAlias = Literal["rst", "fin"]

_STAGES: Final = ("before_handler", "after_commit", "mid_response")
DAY_S: Final = 86_400


def _at_least(least: float) -> Any:
    return attrs.validators.optional(attrs.validators.ge(least))


def _seconds() -> Any:
    return attrs.validators.optional([attrs.validators.ge(0), attrs.validators.le(DAY_S)])


@attrs.frozen(kw_only=True)
class Fault:
    """A rule: the first one that fires for a request decides what goes wrong with it.

    Args:
        operation: the operationId that it is for, or `*`.
        store: the id of the store that it is for; None is any.
        skip: matching requests to let pass first.
        every: of the following ones, hit every n-th.
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
        """Whether the fault needs the real answer, whatever its stage says."""
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
