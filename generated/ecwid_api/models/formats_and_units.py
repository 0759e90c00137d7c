"""The schema FormatsAndUnits of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, refuse, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"currency", "weightUnit", "dimensionsUnit"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class FormatsAndUnits(Model):
    """The units that other fields are given in.

    Source: contract (assumed; the names of the fields are not checked against any source).
    """

    currency: str | Unset = UNSET
    """Code of the store currency, ISO 4217."""
    weight_unit: str | Unset = UNSET
    """The store weight unit."""
    dimensions_unit: str | Unset = UNSET
    """The store dimension unit."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            get = src.get
            self.currency = get("currency", UNSET)
            self.weight_unit = get("weightUnit", UNSET)
            self.dimensions_unit = get("dimensionsUnit", UNSET)
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("FormatsAndUnits", src, fault)
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.currency is not UNSET:
            data["currency"] = self.currency
        if self.weight_unit is not UNSET:
            data["weightUnit"] = self.weight_unit
        if self.dimensions_unit is not UNSET:
            data["dimensionsUnit"] = self.dimensions_unit
        return data
