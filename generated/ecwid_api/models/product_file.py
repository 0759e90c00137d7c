"""The schema ProductFile of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, refuse, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"id", "name", "description", "size"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ProductFile(Model):
    """A downloadable file of a product.

    Source: products-draft-2014 (documented).
    """

    id: int | Unset = UNSET
    """Id of the file."""
    name: str | Unset = UNSET
    """Name of the file."""
    description: str | Unset = UNSET
    """Description by the merchant."""
    size: int | Unset = UNSET
    """Size of the file. Unit: bytes."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            get = src.get
            self.id = get("id", UNSET)
            self.name = get("name", UNSET)
            self.description = get("description", UNSET)
            self.size = get("size", UNSET)
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("ProductFile", src, fault)
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.id is not UNSET:
            data["id"] = self.id
        if self.name is not UNSET:
            data["name"] = self.name
        if self.description is not UNSET:
            data["description"] = self.description
        if self.size is not UNSET:
            data["size"] = self.size
        return data
