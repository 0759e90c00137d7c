"""The schema AsyncUploadStatus of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import SMALL, Model, integer, mapping, new, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"id"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class AsyncUploadStatus(Model):
    """Result of handing over an image by its address.

    Source: vendor-client (observed; `id` is documented in reference-2026 only).
    """

    id: int | Unset = field(default=UNSET, kw_only=True)
    """Id of the image. Range: at least 1."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "AsyncUploadStatus")
        self = new(cls)
        absent = 0
        if "id" in src:
            value = src["id"]
            self.id = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "AsyncUploadStatus.id")
            )
        else:
            self.id = UNSET
            absent += 1
        known = 1 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "AsyncUploadStatus")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.id is not UNSET:
            data["id"] = self.id
        return data
