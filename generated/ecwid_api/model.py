"""The base of all models, and what they decode their fields with.

The decoders are called only for values that are not at once of the right type, so they may be slow: null is kept
in every field, a value that breaks the contract is a DecodeError.
"""

from __future__ import annotations

import math
import reprlib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, NoReturn, Self, TypeVar

from attrs import define, field, fields
from attrs.setters import NO_OP

from .errors import DecodeError
from .types import UNSET

M = TypeVar("M", bound="Model")

new: Final = object.__new__
"""By a name of its own it is found faster than as an attribute of each class."""

SMALL: Final = 2**30 - 1
"""Up to here CPython compares two integers fast."""
DEEPEST: Final = 100
"""How many objects and arrays may stand in each other; each JSON library has another limit, all have a higher one."""

JSON_NAMES: dict[type, str] = {
    dict: "an object",
    list: "an array",
    str: "a string",
    bool: "a boolean",
    int: "an integer",
    float: "a number",
    type(None): "null",
}

_short = reprlib.Repr()
_short.maxstring = _short.maxother = 60
_short.maxlist = _short.maxdict = 4


def _own(extras: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return dict(extras) if extras else None


def _nothing_is_none(extras: dict[str, Any] | None) -> dict[str, Any] | None:
    return extras or None


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class Model:
    """The base of all models: attrs classes that keep the fields they do not know."""

    _additional_properties: dict[str, Any] | None = field(
        default=None, kw_only=True, converter=_own, eq=_nothing_is_none, alias="additional_properties"
    )

    @property
    def additional_properties(self) -> dict[str, Any]:
        """Fields that the contract does not name; they are written back."""
        if self._additional_properties is None:
            self._additional_properties = {}
        return self._additional_properties

    @classmethod
    def from_dict(cls, src: Mapping[str, Any], /) -> Self:
        """Decode JSON data."""
        raise NotImplementedError

    def to_dict(self) -> dict[str, Any]:
        """JSON data."""
        raise NotImplementedError

    def __repr__(self) -> str:
        values = {attribute.alias: getattr(self, attribute.name) for attribute in fields(type(self))}
        extras = values.pop("additional_properties")
        if extras:
            values["additional_properties"] = extras
        shown = (f"{name}={_short.repr(value)}" for name, value in values.items() if value is not UNSET)
        return f"{type(self).__name__}({', '.join(shown)})"


def misfit(model: Model, encoded: Mapping[str, Any], known: frozenset[str]) -> TypeError:
    """Why the first field of `model` that is set, but not yet `encoded`, cannot be written as JSON."""
    members = [one for one in fields(type(model)) if one.name != "_additional_properties"]
    done = sum(key in known for key in encoded)
    stuck = [one for one in members if getattr(model, one.name) is not UNSET][done]
    wanted = str(stuck.type).removesuffix(" | Unset").replace("models.", "")
    return TypeError(
        f"{type(model).__name__}.{stuck.name} must be {wanted}, not {_short.repr(getattr(model, stuck.name))}"
    )


def none_of(value: Any, where: str, kind: type) -> Any:
    """`value` if it is null, missing or of a subclass of `kind`."""
    if value is None or value is UNSET or (isinstance(value, kind) and kind is not bool):
        return value
    raise wrong_type(value, where, JSON_NAMES[kind])


def integer(value: Any, where: str) -> Any:
    """`value` as an integer of 64 bits; 7.0 is one too, as JSON Schema has it."""
    if type(value) is float and value.is_integer() and abs(value) <= 2**53:
        return int(value)
    if value is None or value is UNSET or (type(value) is int and -(2**63) <= value < 2**63):
        return value
    raise wrong_type(value, where, "an integer of 64 bits")


def number(value: Any, where: str) -> Any:
    """`value` if it is a finite number."""
    if value is None or value is UNSET:
        return value
    if type(value) in {int, float} or isinstance(value, Decimal):
        return _kept_number(value, where)
    raise wrong_type(value, where, "a number")


def one_of(value: Any, where: str, *kinds: type) -> Any:
    """`value` if it is of one of the scalar types `kinds`."""
    if value is None or value is UNSET or type(value) in kinds or (float in kinds and type(value) is int):
        return kept(value, where)
    raise wrong_type(value, where, " or ".join(JSON_NAMES[kind] for kind in kinds))


def kept(value: Any, where: str, depth: int = 1) -> Any:
    """`value`, of which the contract says nothing, alike from every JSON library."""
    if depth > DEEPEST and isinstance(value, dict | list):
        raise DecodeError(f"{where}: more than {DEEPEST} objects and arrays in each other")
    if isinstance(value, dict):
        return {name: kept(inner, where, depth + 1) for name, inner in value.items()}
    if isinstance(value, list):
        return [kept(inner, where, depth + 1) for inner in value]
    return _kept_number(value, where) if type(value) in {int, float} else value


def _kept_number(value: Any, where: str) -> Any:
    """An integer of more than 64 bits as a float, as orjson reads it."""
    try:
        number = float(value) if type(value) is int and not -(2**63) <= value < 2**64 else value
        if math.isfinite(number):
            return number
    except OverflowError:
        pass
    raise DecodeError(f"{where}: a number that is too large")


def mapping(src: Any, model: str) -> None:
    """DecodeError unless `src` can be read as `model`."""
    if not isinstance(src, Mapping):
        raise wrong_type(src, model, "an object")


def missing(model: str, fault: KeyError) -> NoReturn:
    """Raise a DecodeError that names the required field which is not there."""
    raise DecodeError(f"{model}.{fault.args[0]} is missing") from None


def unknown_fields(src: Mapping[str, Any], known: frozenset[str], model: str) -> dict[str, Any]:
    """What of `src` the contract does not name."""
    return {key: kept(value, f"{model}.{key}") for key, value in src.items() if key not in known}


def wrong_type(value: Any, where: str, expected: str) -> DecodeError:
    """What to raise for a `value` that is not what the contract says."""
    found = "a number" if type(value) is int else JSON_NAMES.get(type(value), type(value).__name__)
    return DecodeError(f"{where}: expected {expected}, got {found}")


def update_from(
    update: type[M],
    reading: str,
    before: Model,
    after: Model,
    known: frozenset[str],
    nullable: frozenset[str],
) -> M:
    """An `update` of those of its fields that differ; null for one that `after` lacks, where null is allowed."""
    for one in (before, after):
        if type(one).__name__ != reading:
            raise TypeError(f"{update.__name__}.from_changes takes two {reading}, not {type(one).__name__}")
    old, latest = before.to_dict(), after.to_dict()
    if old.get("id") != latest.get("id"):
        raise ValueError(
            f"two readings of one thing are needed, not of {old.get('id')} and {latest.get('id')}"
        )
    different = [key for key in {**old, **latest} if key in known and old.get(key) != latest.get(key)]
    made = update.from_dict({key: latest.get(key) for key in different if key in latest or key in nullable})
    _forget_unknown(made)
    return made


def _forget_unknown(value: Any) -> None:
    """Drop what only a reading shows, at any depth."""
    if isinstance(value, list):
        for item in value:
            _forget_unknown(item)
    elif isinstance(value, Model):
        value._additional_properties = None  # noqa: SLF001  a model too
        for member in fields(type(value)):
            _forget_unknown(getattr(value, member.name))
