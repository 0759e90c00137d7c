"""The schema BatchRequest of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, kept, mapping, misfit, missing, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"path", "method", "id", "body"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class BatchRequest(Model):
    """One request of a batch.

    Source: reference-2026 (documented).
    """

    path: str
    """Path and query behind the store's id. Characters: at least 1.

    Source: reference-2026 (documented; the vendor's own client leaves out the slash at the start).
    """
    method: models.BatchMethod | str
    """HTTP method of a request in a batch."""
    id: str | Unset = field(default=UNSET, kw_only=True)
    """A text of your own, repeated in the result."""
    body: Any | Unset = field(default=UNSET, kw_only=True)
    """The body of the request as JSON; an empty text stands for none."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "BatchRequest")
        self = new(cls)
        try:
            value = src["path"]
            self.path = value if type(value) is str else none_of(value, "BatchRequest.path", str)
            value = src["method"]
            self.method = (
                models.BATCH_METHOD_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "BatchRequest.method", str)
            )
        except KeyError as fault:
            missing("BatchRequest", fault)
        absent = 0
        if "id" in src:
            value = src["id"]
            self.id = value if type(value) is str else none_of(value, "BatchRequest.id", str)
        else:
            self.id = UNSET
            absent += 1
        if "body" in src:
            value = src["body"]
            self.body = kept(value, "BatchRequest.body")
        else:
            self.body = UNSET
            absent += 1
        known = 4 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "BatchRequest")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            data["path"] = self.path
            data["method"] = self.method.value if isinstance(self.method, models.BatchMethod) else self.method
            if self.id is not UNSET:
                data["id"] = self.id
            if self.body is not UNSET:
                data["body"] = self.body
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
