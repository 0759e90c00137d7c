"""The schema TaxRule of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import Model, mapping, new, none_of, number, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"zoneId", "tax"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class TaxRule(Model):
    """The rate of a tax in a region.

    Source: vendor-client (observed).
    """

    zone_id: str | Unset = field(default=UNSET, kw_only=True)
    """Id of the region."""
    tax: float | Unset = field(default=UNSET, kw_only=True)
    """Rate. Unit: percent."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "TaxRule")
        self = new(cls)
        absent = 0
        if "zoneId" in src:
            value = src["zoneId"]
            self.zone_id = value if type(value) is str else none_of(value, "TaxRule.zoneId", str)
        else:
            self.zone_id = UNSET
            absent += 1
        if "tax" in src:
            value = src["tax"]
            self.tax = (
                value if type(value) is float and value - value == 0.0 else number(value, "TaxRule.tax")
            )
        else:
            self.tax = UNSET
            absent += 1
        known = 2 - absent
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "TaxRule")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.zone_id is not UNSET:
            data["zoneId"] = self.zone_id
        if self.tax is not UNSET:
            data["tax"] = self.tax
        return data
