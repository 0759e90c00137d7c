"""The schema LegalPagesSettings of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"requireTermsAgreementAtCheckout", "legalPages"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class LegalPagesSettings(Model):
    """Legal pages.

    Source: reference-2026 (documented).
    """

    require_terms_agreement_at_checkout: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether a customer has to agree to the terms."""
    legal_pages: list[models.LegalPage] | Unset = field(default=UNSET, kw_only=True)
    """The pages."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "LegalPagesSettings")
        self = new(cls)
        absent = 0
        if "requireTermsAgreementAtCheckout" in src:
            value = src["requireTermsAgreementAtCheckout"]
            self.require_terms_agreement_at_checkout = (
                value
                if type(value) is bool
                else none_of(value, "LegalPagesSettings.requireTermsAgreementAtCheckout", bool)
            )
        else:
            self.require_terms_agreement_at_checkout = UNSET
            absent += 1
        if "legalPages" in src:
            value = src["legalPages"]
            self.legal_pages = (
                [models.LegalPage.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "LegalPagesSettings.legalPages", list)
            )
        else:
            self.legal_pages = UNSET
            absent += 1
        known = 2 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "LegalPagesSettings")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.require_terms_agreement_at_checkout is not UNSET:
                data["requireTermsAgreementAtCheckout"] = self.require_terms_agreement_at_checkout
            if self.legal_pages is not UNSET:
                data["legalPages"] = (
                    None if self.legal_pages is None else [item.to_dict() for item in self.legal_pages]
                )
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
