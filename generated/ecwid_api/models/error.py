"""The schema Error of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"errorMessage", "errorCode", "args"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class Error(Model):
    """Why a request was refused. Every field is optional and the body may be empty; older answers carry the
    message in the reason phrase of the status line only.

    Source: reference-2026 (documented; older documents name errorMessage only, and `args` stands in
    vendor-client only).
    """

    error_message: str | Unset = field(default=UNSET, kw_only=True)
    """What went wrong, for people."""
    error_code: models.ErrorCode | str | Unset = field(default=UNSET, kw_only=True)
    """What went wrong, for programs."""
    args: models.ErrorArgs | dict[str, str] | Unset = field(default=UNSET, kw_only=True)
    """Values that the message speaks of, by name."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "Error")
        self = new(cls)
        absent = 0
        if "errorMessage" in src:
            value = src["errorMessage"]
            self.error_message = value if type(value) is str else none_of(value, "Error.errorMessage", str)
        else:
            self.error_message = UNSET
            absent += 1
        if "errorCode" in src:
            value = src["errorCode"]
            self.error_code = (
                models.ERROR_CODE_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "Error.errorCode", str)
            )
        else:
            self.error_code = UNSET
            absent += 1
        if "args" in src:
            value = src["args"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "Error.args", str)
                self.args = models.ErrorArgs(value)
            else:
                self.args = none_of(value, "Error.args", dict)
        else:
            self.args = UNSET
            absent += 1
        known = 3 - absent
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "Error")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.error_message is not UNSET:
                data["errorMessage"] = self.error_message
            if self.error_code is not UNSET:
                data["errorCode"] = (
                    self.error_code.value
                    if isinstance(self.error_code, models.ErrorCode)
                    else self.error_code
                )
            if self.args is not UNSET:
                data["args"] = None if self.args is None else dict(self.args)
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
