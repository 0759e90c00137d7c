"""The schema Error of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, none_of, refuse, unknown_fields
from ..types import UNSET, Unset
from .error_args import ErrorArgs
from .error_code import ERROR_CODE_BY_VALUE, ErrorCode

_KNOWN = frozenset({"errorMessage", "errorCode", "args"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class Error(Model):
    """Why a request was refused. Every field is optional and the body may be empty; older answers carry the
    message in the reason phrase of the status line only.

    Source: reference-2026 (documented; older documents name errorMessage only).
    """

    error_message: str | Unset = UNSET
    """What went wrong, for people."""
    error_code: ErrorCode | str | Unset = UNSET
    """What went wrong, for programs."""
    args: ErrorArgs | dict[str, str] | Unset = UNSET
    """Values that the message speaks of, by name."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            get = src.get
            self.error_message = get("errorMessage", UNSET)
            value = get("errorCode", UNSET)
            self.error_code = ERROR_CODE_BY_VALUE.get(value) or value
            value = get("args", UNSET)
            self.args = (
                ErrorArgs(value) if isinstance(value, dict) else none_of(value, "Error.args", "an object")
            )
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("Error", src, fault)
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.error_message is not UNSET:
            data["errorMessage"] = self.error_message
        if self.error_code is not UNSET:
            data["errorCode"] = (
                self.error_code.value if isinstance(self.error_code, ErrorCode) else self.error_code
            )
        if self.args is not UNSET:
            data["args"] = None if self.args is None else dict(self.args)
        return data
