"""The schema AttributeValueUpdate of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, refuse, unknown_fields
from ..types import UNSET, Unset
from .attribute_alias import ATTRIBUTE_ALIAS_BY_VALUE, AttributeAlias
from .attribute_show import ATTRIBUTE_SHOW_BY_VALUE, AttributeShow
from .attribute_type import ATTRIBUTE_TYPE_BY_VALUE, AttributeType

_KNOWN = frozenset({"id", "alias", "name", "value", "type", "show"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class AttributeValueUpdate(Model):
    """An attribute to set, named by its id, or else by its alias or its name.

    Source: variations-2019-01 (documented; alias comes from reference-2026; products-draft-2014 calls the id
    mandatory, which newer documents do not).
    """

    id: int | Unset = UNSET
    """Id of the attribute. Range: at least 0."""
    alias: AttributeAlias | str | Unset = UNSET
    """Well-known attributes that can be set without knowing their id."""
    name: str | Unset = UNSET
    """Name of the attribute."""
    value: str | Unset = UNSET
    """Value of the attribute."""
    type_: AttributeType | str | Unset = UNSET
    """Kinds of attributes. The service adds new ones, so a response may hold others."""
    show: AttributeShow | str | Unset = UNSET
    """Where an attribute is displayed, `DESCR` in the description, `PRICE` beside the price."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            get = src.get
            self.id = get("id", UNSET)
            value = get("alias", UNSET)
            self.alias = ATTRIBUTE_ALIAS_BY_VALUE.get(value) or value
            self.name = get("name", UNSET)
            self.value = get("value", UNSET)
            value = get("type", UNSET)
            self.type_ = ATTRIBUTE_TYPE_BY_VALUE.get(value) or value
            value = get("show", UNSET)
            self.show = ATTRIBUTE_SHOW_BY_VALUE.get(value) or value
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("AttributeValueUpdate", src, fault)
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.id is not UNSET:
            data["id"] = self.id
        if self.alias is not UNSET:
            data["alias"] = self.alias.value if isinstance(self.alias, AttributeAlias) else self.alias
        if self.name is not UNSET:
            data["name"] = self.name
        if self.value is not UNSET:
            data["value"] = self.value
        if self.type_ is not UNSET:
            data["type"] = self.type_.value if isinstance(self.type_, AttributeType) else self.type_
        if self.show is not UNSET:
            data["show"] = self.show.value if isinstance(self.show, AttributeShow) else self.show
        return data
