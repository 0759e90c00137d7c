"""The schema BatchStatus of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import SMALL, Model, integer, mapping, misfit, missing, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"status", "totalRequests", "completedRequests", "responses"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class BatchStatus(Model):
    """A batch as far as it is carried out.

    Source: reference-2026 (documented).
    """

    status: models.BatchState | str
    """Whether the batch waits, is carried out, or has ended."""
    total_requests: int
    """Requests in the batch. Unit: items. Range: at least 0."""
    completed_requests: int
    """Requests that have ended, carried out or not. Unit: items. Range: at least 0."""
    responses: list[models.BatchResponse] | Unset = field(default=UNSET, kw_only=True)
    """The results in the order of the requests.

    Source: vendor-client (observed; may be missing before the end).
    """

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "BatchStatus")
        self = new(cls)
        try:
            value = src["status"]
            self.status = (
                models.BATCH_STATE_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "BatchStatus.status", str)
            )
            value = src["totalRequests"]
            self.total_requests = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "BatchStatus.totalRequests")
            )
            value = src["completedRequests"]
            self.completed_requests = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "BatchStatus.completedRequests")
            )
        except KeyError as fault:
            missing("BatchStatus", fault)
        absent = 0
        if "responses" in src:
            value = src["responses"]
            self.responses = (
                [models.BatchResponse.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "BatchStatus.responses", list)
            )
        else:
            self.responses = UNSET
            absent += 1
        known = 4 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "BatchStatus")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            data["status"] = self.status.value if isinstance(self.status, models.BatchState) else self.status
            data["totalRequests"] = self.total_requests
            data["completedRequests"] = self.completed_requests
            if self.responses is not UNSET:
                data["responses"] = (
                    None if self.responses is None else [item.to_dict() for item in self.responses]
                )
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
