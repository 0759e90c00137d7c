"""The schema StoreProfile of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, none_of, refuse, unknown_fields
from ..types import UNSET, Unset
from .formats_and_units import FormatsAndUnits
from .general_info import GeneralInfo
from .languages import Languages

_KNOWN = frozenset({"generalInfo", "formatsAndUnits", "languages"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class StoreProfile(Model):
    """What a client needs to know of a store.

    Source: contract (assumed; a small part of what the live service answers).
    """

    general_info: GeneralInfo
    """The store's identity."""
    formats_and_units: FormatsAndUnits | Unset = UNSET
    """The units that other fields are given in."""
    languages: Languages | Unset = UNSET
    """The store's languages."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            get = src.get
            value = src["generalInfo"]
            self.general_info = (
                GeneralInfo.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreProfile.generalInfo", "an object")
            )
            value = get("formatsAndUnits", UNSET)
            self.formats_and_units = (
                FormatsAndUnits.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreProfile.formatsAndUnits", "an object")
            )
            value = get("languages", UNSET)
            self.languages = (
                Languages.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreProfile.languages", "an object")
            )
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("StoreProfile", src, fault)
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        data["generalInfo"] = None if self.general_info is None else self.general_info.to_dict()
        if self.formats_and_units is not UNSET:
            data["formatsAndUnits"] = (
                None if self.formats_and_units is None else self.formats_and_units.to_dict()
            )
        if self.languages is not UNSET:
            data["languages"] = None if self.languages is None else self.languages.to_dict()
        return data
