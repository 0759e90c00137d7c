"""The schema GeneralInfo of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import SMALL, Model, integer, mapping, missing, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"storeId", "storeUrl"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class GeneralInfo(Model):
    """The store's identity.

    Source: contract (assumed; the names of the fields are not checked against any source).
    """

    store_id: int
    """Id of the store. Range: at least 1."""
    store_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the storefront."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "GeneralInfo")
        self = new(cls)
        try:
            value = src["storeId"]
            self.store_id = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "GeneralInfo.storeId")
            )
        except KeyError as fault:
            missing("GeneralInfo", fault)
        absent = 0
        if "storeUrl" in src:
            value = src["storeUrl"]
            self.store_url = value if type(value) is str else none_of(value, "GeneralInfo.storeUrl", str)
        else:
            self.store_url = UNSET
            absent += 1
        known = 2 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "GeneralInfo")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        data["storeId"] = self.store_id
        if self.store_url is not UNSET:
            data["storeUrl"] = self.store_url
        return data
