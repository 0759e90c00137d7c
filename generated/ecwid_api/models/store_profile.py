"""The schema StoreProfile of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, missing, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"generalInfo", "formatsAndUnits", "languages"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class StoreProfile(Model):
    """What a client needs to know of a store.

    Source: contract (assumed; a small part of what the live service answers).
    """

    general_info: models.GeneralInfo
    """The store's identity."""
    formats_and_units: models.FormatsAndUnits | Unset = field(default=UNSET, kw_only=True)
    """The units that other fields are given in."""
    languages: models.Languages | Unset = field(default=UNSET, kw_only=True)
    """The store's languages."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "StoreProfile")
        self = new(cls)
        try:
            value = src["generalInfo"]
            self.general_info = (
                models.GeneralInfo.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreProfile.generalInfo", dict)
            )
        except KeyError as fault:
            missing("StoreProfile", fault)
        absent = 0
        if "formatsAndUnits" in src:
            value = src["formatsAndUnits"]
            self.formats_and_units = (
                models.FormatsAndUnits.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreProfile.formatsAndUnits", dict)
            )
        else:
            self.formats_and_units = UNSET
            absent += 1
        if "languages" in src:
            value = src["languages"]
            self.languages = (
                models.Languages.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreProfile.languages", dict)
            )
        else:
            self.languages = UNSET
            absent += 1
        known = 3 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "StoreProfile")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            data["generalInfo"] = None if self.general_info is None else self.general_info.to_dict()
            if self.formats_and_units is not UNSET:
                data["formatsAndUnits"] = (
                    None if self.formats_and_units is None else self.formats_and_units.to_dict()
                )
            if self.languages is not UNSET:
                data["languages"] = None if self.languages is None else self.languages.to_dict()
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
