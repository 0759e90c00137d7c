"""The schema ProductFile of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import SMALL, Model, integer, mapping, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"id", "name", "description", "size", "adminUrl"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ProductFile(Model):
    """A downloadable file of a product.

    Source: products-draft-2014 (documented).
    """

    id: int | Unset = field(default=UNSET, kw_only=True)
    """Id of the file."""
    name: str | Unset = field(default=UNSET, kw_only=True)
    """Name of the file."""
    description: str | Unset = field(default=UNSET, kw_only=True)
    """Description by the merchant."""
    size: int | Unset = field(default=UNSET, kw_only=True)
    """Size of the file. Unit: bytes."""
    admin_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the file in the API; reading it needs a token.

    Source: reference-2026 (documented).
    """

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "ProductFile")
        self = new(cls)
        absent = 0
        if "id" in src:
            value = src["id"]
            self.id = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "ProductFile.id")
            )
        else:
            self.id = UNSET
            absent += 1
        if "name" in src:
            value = src["name"]
            self.name = value if type(value) is str else none_of(value, "ProductFile.name", str)
        else:
            self.name = UNSET
            absent += 1
        if "description" in src:
            value = src["description"]
            self.description = value if type(value) is str else none_of(value, "ProductFile.description", str)
        else:
            self.description = UNSET
            absent += 1
        if "size" in src:
            value = src["size"]
            self.size = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "ProductFile.size")
            )
        else:
            self.size = UNSET
            absent += 1
        if "adminUrl" in src:
            value = src["adminUrl"]
            self.admin_url = value if type(value) is str else none_of(value, "ProductFile.adminUrl", str)
        else:
            self.admin_url = UNSET
            absent += 1
        known = 5 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "ProductFile")
        )
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
        if self.admin_url is not UNSET:
            data["adminUrl"] = self.admin_url
        return data
