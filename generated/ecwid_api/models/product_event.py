"""The schema ProductEvent of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import SMALL, Model, integer, mapping, misfit, missing, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"eventId", "eventCreated", "storeId", "entityId", "eventType", "data"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ProductEvent(Model):
    """That a product was created, changed or deleted. Events of other things have the same fields and another
    `eventType`.

    Source: reference-2026 (documented).
    """

    event_id: str
    """Id of the event, the same each time it is sent."""
    event_created: int
    """When it happened. Unit: seconds since 1970-01-01 UTC."""
    store_id: int
    """Id of the store."""
    entity_id: int
    """Id of the product. Events of an application have a text here; they are not of this contract."""
    event_type: models.ProductEventType | str
    """What happened."""
    data: models.EventData | dict[str, str] | Unset = field(default=UNSET, kw_only=True)
    """More about an event, by name; events of products have none."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "ProductEvent")
        self = new(cls)
        try:
            value = src["eventId"]
            self.event_id = value if type(value) is str else none_of(value, "ProductEvent.eventId", str)
            value = src["eventCreated"]
            self.event_created = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "ProductEvent.eventCreated")
            )
            value = src["storeId"]
            self.store_id = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "ProductEvent.storeId")
            )
            value = src["entityId"]
            self.entity_id = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "ProductEvent.entityId")
            )
            value = src["eventType"]
            self.event_type = (
                models.PRODUCT_EVENT_TYPE_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "ProductEvent.eventType", str)
            )
        except KeyError as fault:
            missing("ProductEvent", fault)
        absent = 0
        if "data" in src:
            value = src["data"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "ProductEvent.data", str)
                self.data = models.EventData(value)
            else:
                self.data = none_of(value, "ProductEvent.data", dict)
        else:
            self.data = UNSET
            absent += 1
        known = 6 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "ProductEvent")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            data["eventId"] = self.event_id
            data["eventCreated"] = self.event_created
            data["storeId"] = self.store_id
            data["entityId"] = self.entity_id
            data["eventType"] = (
                self.event_type.value
                if isinstance(self.event_type, models.ProductEventType)
                else self.event_type
            )
            if self.data is not UNSET:
                data["data"] = None if self.data is None else dict(self.data)
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
