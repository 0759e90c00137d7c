"""The schema BatchResponse of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import SMALL, Model, integer, kept, mapping, misfit, missing, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"status", "id", "httpStatusCode", "httpStatusLine", "httpBody", "escapedHttpBody"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class BatchResponse(Model):
    """What became of one request of a batch.

    Source: reference-2026 (documented).
    """

    status: models.BatchResponseState | str
    """Whether it was carried out with 200, failed, or was not carried out since an earlier one failed."""
    id: str | Unset = field(default=UNSET, kw_only=True)
    """The text that the request gave."""
    http_status_code: int | Unset = field(default=UNSET, kw_only=True)
    """Status of its answer; missing if it was not carried out. Range: 100..599."""
    http_status_line: str | Unset = field(default=UNSET, kw_only=True)
    """Reason phrase of its answer."""
    http_body: Any | Unset = field(default=UNSET, kw_only=True)
    """Body of its answer as JSON; missing with `escapedJson`.

    Source: vendor-client (observed; one sentence of reference-2026 says that bodies are left out by default;
    published clients read them).
    """
    escaped_http_body: str | Unset = field(default=UNSET, kw_only=True)
    """Body of its answer as a text of JSON, with `escapedJson`."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "BatchResponse")
        self = new(cls)
        try:
            value = src["status"]
            self.status = (
                models.BATCH_RESPONSE_STATE_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "BatchResponse.status", str)
            )
        except KeyError as fault:
            missing("BatchResponse", fault)
        absent = 0
        if "id" in src:
            value = src["id"]
            self.id = value if type(value) is str else none_of(value, "BatchResponse.id", str)
        else:
            self.id = UNSET
            absent += 1
        if "httpStatusCode" in src:
            value = src["httpStatusCode"]
            self.http_status_code = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "BatchResponse.httpStatusCode")
            )
        else:
            self.http_status_code = UNSET
            absent += 1
        if "httpStatusLine" in src:
            value = src["httpStatusLine"]
            self.http_status_line = (
                value if type(value) is str else none_of(value, "BatchResponse.httpStatusLine", str)
            )
        else:
            self.http_status_line = UNSET
            absent += 1
        if "httpBody" in src:
            value = src["httpBody"]
            self.http_body = kept(value, "BatchResponse.httpBody")
        else:
            self.http_body = UNSET
            absent += 1
        if "escapedHttpBody" in src:
            value = src["escapedHttpBody"]
            self.escaped_http_body = (
                value if type(value) is str else none_of(value, "BatchResponse.escapedHttpBody", str)
            )
        else:
            self.escaped_http_body = UNSET
            absent += 1
        known = 6 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "BatchResponse")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            data["status"] = (
                self.status.value if isinstance(self.status, models.BatchResponseState) else self.status
            )
            if self.id is not UNSET:
                data["id"] = self.id
            if self.http_status_code is not UNSET:
                data["httpStatusCode"] = self.http_status_code
            if self.http_status_line is not UNSET:
                data["httpStatusLine"] = self.http_status_line
            if self.http_body is not UNSET:
                data["httpBody"] = self.http_body
            if self.escaped_http_body is not UNSET:
                data["escapedHttpBody"] = self.escaped_http_body
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
