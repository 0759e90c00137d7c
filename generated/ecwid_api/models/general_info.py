"""The schema GeneralInfo of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, refuse, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"storeId", "storeUrl"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class GeneralInfo(Model):
    """The store's identity.

    Source: contract (assumed; the names of the fields are not checked against any source).
    """

    store_id: int
    """Id of the store. Range: at least 1."""
    store_url: str | Unset = UNSET
    """Address of the storefront."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            get = src.get
            self.store_id = src["storeId"]
            self.store_url = get("storeUrl", UNSET)
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("GeneralInfo", src, fault)
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        data["storeId"] = self.store_id
        if self.store_url is not UNSET:
            data["storeUrl"] = self.store_url
        return data
