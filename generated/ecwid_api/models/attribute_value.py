"""The schema AttributeValue of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, none_of, refuse, unknown_fields
from ..types import UNSET, Unset
from .attribute_show import ATTRIBUTE_SHOW_BY_VALUE, AttributeShow
from .attribute_type import ATTRIBUTE_TYPE_BY_VALUE, AttributeType
from .translations import Translations

_KNOWN = frozenset({"id", "name", "value", "valueTranslated", "type", "show"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class AttributeValue(Model):
    """An attribute and its value.

    Source: get-variation-2024 (documented).
    """

    id: int | Unset = UNSET
    """Id of the attribute."""
    name: str | Unset = UNSET
    """Name of the attribute as it is displayed."""
    value: str | Unset = UNSET
    """Value of the attribute."""
    value_translated: Translations | dict[str, str] | Unset = UNSET
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    type_: AttributeType | str | Unset = UNSET
    """Kind of the attribute."""
    show: AttributeShow | str | Unset = UNSET
    """Where the value is displayed."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            get = src.get
            self.id = get("id", UNSET)
            self.name = get("name", UNSET)
            self.value = get("value", UNSET)
            value = get("valueTranslated", UNSET)
            self.value_translated = (
                Translations(value)
                if isinstance(value, dict)
                else none_of(value, "AttributeValue.valueTranslated", "an object")
            )
            value = get("type", UNSET)
            self.type_ = ATTRIBUTE_TYPE_BY_VALUE.get(value) or value
            value = get("show", UNSET)
            self.show = ATTRIBUTE_SHOW_BY_VALUE.get(value) or value
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("AttributeValue", src, fault)
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.id is not UNSET:
            data["id"] = self.id
        if self.name is not UNSET:
            data["name"] = self.name
        if self.value is not UNSET:
            data["value"] = self.value
        if self.value_translated is not UNSET:
            data["valueTranslated"] = None if self.value_translated is None else dict(self.value_translated)
        if self.type_ is not UNSET:
            data["type"] = self.type_.value if isinstance(self.type_, AttributeType) else self.type_
        if self.show is not UNSET:
            data["show"] = self.show.value if isinstance(self.show, AttributeShow) else self.show
        return data
