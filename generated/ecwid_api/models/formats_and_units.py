"""The schema FormatsAndUnits of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import Model, mapping, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"currency", "weightUnit", "dimensionsUnit"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class FormatsAndUnits(Model):
    """The units that other fields are given in.

    Source: contract (assumed; the names of the fields are not checked against any source).
    """

    currency: str | Unset = field(default=UNSET, kw_only=True)
    """Code of the store currency, ISO 4217."""
    weight_unit: str | Unset = field(default=UNSET, kw_only=True)
    """The store weight unit."""
    dimensions_unit: str | Unset = field(default=UNSET, kw_only=True)
    """The store dimension unit."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "FormatsAndUnits")
        self = new(cls)
        absent = 0
        if "currency" in src:
            value = src["currency"]
            self.currency = value if type(value) is str else none_of(value, "FormatsAndUnits.currency", str)
        else:
            self.currency = UNSET
            absent += 1
        if "weightUnit" in src:
            value = src["weightUnit"]
            self.weight_unit = (
                value if type(value) is str else none_of(value, "FormatsAndUnits.weightUnit", str)
            )
        else:
            self.weight_unit = UNSET
            absent += 1
        if "dimensionsUnit" in src:
            value = src["dimensionsUnit"]
            self.dimensions_unit = (
                value if type(value) is str else none_of(value, "FormatsAndUnits.dimensionsUnit", str)
            )
        else:
            self.dimensions_unit = UNSET
            absent += 1
        known = 3 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "FormatsAndUnits")
        )
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
