"""The schema StoreProfileUpdate of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, new, none_of, unknown_fields, update_from
from ..types import UNSET, Unset

_KNOWN = frozenset(
    {
        "generalInfo",
        "account",
        "settings",
        "mailNotifications",
        "phoneNotifications",
        "company",
        "formatsAndUnits",
        "languages",
        "shipping",
        "taxSettings",
        "taxes",
        "zones",
        "businessRegistrationID",
        "legalPagesSettings",
        "designSettings",
        "productFiltersSettings",
        "orderInvoiceSettings",
        "socialLinksSettings",
        "registrationAnswers",
        "tipsSettings",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class StoreProfileUpdate(Model):
    """Groups of a profile to change. A group left out stays, and so does a field that its group leaves out; a
    list is replaced as a whole. Read-only fields are ignored.

    Source: vendor-client (observed; the vendor's tests send some groups only, and an empty one; that lists
    are replaced is seen with taxes; `phoneNotifications`, `registrationAnswers`, `socialLinksSettings`,
    `taxes` and `tipsSettings` stand in reference-2026 only).
    """

    general_info: models.GeneralInfoUpdate | Unset = field(default=UNSET, kw_only=True)
    """Basics of the store to change."""
    account: models.StoreAccount | Unset = field(default=UNSET, kw_only=True)
    """The account of the merchant."""
    settings: models.StoreSettings | Unset = field(default=UNSET, kw_only=True)
    """General settings of the store."""
    mail_notifications: models.MailNotifications | Unset = field(default=UNSET, kw_only=True)
    """Emails of the store."""
    phone_notifications: models.PhoneNotifications | Unset = field(default=UNSET, kw_only=True)
    """Messages to telephones."""
    company: models.Company | Unset = field(default=UNSET, kw_only=True)
    """The company of the merchant."""
    formats_and_units: models.FormatsAndUnits | Unset = field(default=UNSET, kw_only=True)
    """Currency, units and formats."""
    languages: models.Languages | Unset = field(default=UNSET, kw_only=True)
    """Languages of the store."""
    shipping: models.ShippingSettings | Unset = field(default=UNSET, kw_only=True)
    """Shipping."""
    tax_settings: models.TaxSettings | Unset = field(default=UNSET, kw_only=True)
    """Taxes."""
    taxes: list[models.Tax] | Unset = field(default=UNSET, kw_only=True)
    """Taxes, in the place where the reference lists them."""
    zones: list[models.Zone] | Unset = field(default=UNSET, kw_only=True)
    """Regions that taxes and shipping speak of."""
    business_registration_id: models.BusinessRegistration | Unset = field(default=UNSET, kw_only=True)
    """Number under which the merchant is registered."""
    legal_pages_settings: models.LegalPagesSettings | Unset = field(default=UNSET, kw_only=True)
    """Legal pages."""
    design_settings: models.DesignSettings | dict[str, Any] | Unset = field(default=UNSET, kw_only=True)
    """Design of the storefront: about 150 settings, with names such as `product_list_image_size`. Those left
    out of a change stay.
    """
    product_filters_settings: models.ProductFiltersSettings | Unset = field(default=UNSET, kw_only=True)
    """Filters in the storefront."""
    order_invoice_settings: models.OrderInvoiceSettings | Unset = field(default=UNSET, kw_only=True)
    """Invoices."""
    social_links_settings: models.OpenObject | dict[str, Any] | Unset = field(default=UNSET, kw_only=True)
    """An object whose fields this contract does not list."""
    registration_answers: models.RegistrationAnswers | Unset = field(default=UNSET, kw_only=True)
    """What the merchant answered at registration."""
    tips_settings: models.OpenObject | dict[str, Any] | Unset = field(default=UNSET, kw_only=True)
    """An object whose fields this contract does not list."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "StoreProfileUpdate")
        self = new(cls)
        absent = 0
        if "generalInfo" in src:
            value = src["generalInfo"]
            self.general_info = (
                models.GeneralInfoUpdate.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreProfileUpdate.generalInfo", dict)
            )
        else:
            self.general_info = UNSET
            absent += 1
        if "account" in src:
            value = src["account"]
            self.account = (
                models.StoreAccount.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreProfileUpdate.account", dict)
            )
        else:
            self.account = UNSET
            absent += 1
        if "settings" in src:
            value = src["settings"]
            self.settings = (
                models.StoreSettings.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreProfileUpdate.settings", dict)
            )
        else:
            self.settings = UNSET
            absent += 1
        if "mailNotifications" in src:
            value = src["mailNotifications"]
            self.mail_notifications = (
                models.MailNotifications.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreProfileUpdate.mailNotifications", dict)
            )
        else:
            self.mail_notifications = UNSET
            absent += 1
        if "phoneNotifications" in src:
            value = src["phoneNotifications"]
            self.phone_notifications = (
                models.PhoneNotifications.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreProfileUpdate.phoneNotifications", dict)
            )
        else:
            self.phone_notifications = UNSET
            absent += 1
        if "company" in src:
            value = src["company"]
            self.company = (
                models.Company.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreProfileUpdate.company", dict)
            )
        else:
            self.company = UNSET
            absent += 1
        if "formatsAndUnits" in src:
            value = src["formatsAndUnits"]
            self.formats_and_units = (
                models.FormatsAndUnits.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreProfileUpdate.formatsAndUnits", dict)
            )
        else:
            self.formats_and_units = UNSET
            absent += 1
        if "languages" in src:
            value = src["languages"]
            self.languages = (
                models.Languages.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreProfileUpdate.languages", dict)
            )
        else:
            self.languages = UNSET
            absent += 1
        if "shipping" in src:
            value = src["shipping"]
            self.shipping = (
                models.ShippingSettings.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreProfileUpdate.shipping", dict)
            )
        else:
            self.shipping = UNSET
            absent += 1
        if "taxSettings" in src:
            value = src["taxSettings"]
            self.tax_settings = (
                models.TaxSettings.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreProfileUpdate.taxSettings", dict)
            )
        else:
            self.tax_settings = UNSET
            absent += 1
        if "taxes" in src:
            value = src["taxes"]
            self.taxes = (
                [models.Tax.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "StoreProfileUpdate.taxes", list)
            )
        else:
            self.taxes = UNSET
            absent += 1
        if "zones" in src:
            value = src["zones"]
            self.zones = (
                [models.Zone.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "StoreProfileUpdate.zones", list)
            )
        else:
            self.zones = UNSET
            absent += 1
        if "businessRegistrationID" in src:
            value = src["businessRegistrationID"]
            self.business_registration_id = (
                models.BusinessRegistration.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreProfileUpdate.businessRegistrationID", dict)
            )
        else:
            self.business_registration_id = UNSET
            absent += 1
        if "legalPagesSettings" in src:
            value = src["legalPagesSettings"]
            self.legal_pages_settings = (
                models.LegalPagesSettings.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreProfileUpdate.legalPagesSettings", dict)
            )
        else:
            self.legal_pages_settings = UNSET
            absent += 1
        if "designSettings" in src:
            value = src["designSettings"]
            self.design_settings = (
                models.DesignSettings.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreProfileUpdate.designSettings", dict)
            )
        else:
            self.design_settings = UNSET
            absent += 1
        if "productFiltersSettings" in src:
            value = src["productFiltersSettings"]
            self.product_filters_settings = (
                models.ProductFiltersSettings.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreProfileUpdate.productFiltersSettings", dict)
            )
        else:
            self.product_filters_settings = UNSET
            absent += 1
        if "orderInvoiceSettings" in src:
            value = src["orderInvoiceSettings"]
            self.order_invoice_settings = (
                models.OrderInvoiceSettings.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreProfileUpdate.orderInvoiceSettings", dict)
            )
        else:
            self.order_invoice_settings = UNSET
            absent += 1
        if "socialLinksSettings" in src:
            value = src["socialLinksSettings"]
            self.social_links_settings = (
                models.OpenObject.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreProfileUpdate.socialLinksSettings", dict)
            )
        else:
            self.social_links_settings = UNSET
            absent += 1
        if "registrationAnswers" in src:
            value = src["registrationAnswers"]
            self.registration_answers = (
                models.RegistrationAnswers.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreProfileUpdate.registrationAnswers", dict)
            )
        else:
            self.registration_answers = UNSET
            absent += 1
        if "tipsSettings" in src:
            value = src["tipsSettings"]
            self.tips_settings = (
                models.OpenObject.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreProfileUpdate.tipsSettings", dict)
            )
        else:
            self.tips_settings = UNSET
            absent += 1
        known = 20 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "StoreProfileUpdate")
        )
        return self

    @classmethod
    def from_changes(cls, before: models.StoreProfile, after: models.StoreProfile) -> Self:
        """What has to be sent so that `before` becomes `after`.

        Holds the fields that differ and can be changed, lists as a whole. A field that `after` lacks is
        cleared, where that is possible. Every value is absolute: a quantity that differs undoes the sales made
        meanwhile. Change stock by a difference instead, where the contract has an operation for that.

        Raises:
            ValueError: the two have different ids.
        """
        nullable: frozenset[str] = frozenset({})
        return update_from(cls, "StoreProfile", before, after, _KNOWN, nullable)

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.general_info is not UNSET:
                data["generalInfo"] = None if self.general_info is None else self.general_info.to_dict()
            if self.account is not UNSET:
                data["account"] = None if self.account is None else self.account.to_dict()
            if self.settings is not UNSET:
                data["settings"] = None if self.settings is None else self.settings.to_dict()
            if self.mail_notifications is not UNSET:
                data["mailNotifications"] = (
                    None if self.mail_notifications is None else self.mail_notifications.to_dict()
                )
            if self.phone_notifications is not UNSET:
                data["phoneNotifications"] = (
                    None if self.phone_notifications is None else self.phone_notifications.to_dict()
                )
            if self.company is not UNSET:
                data["company"] = None if self.company is None else self.company.to_dict()
            if self.formats_and_units is not UNSET:
                data["formatsAndUnits"] = (
                    None if self.formats_and_units is None else self.formats_and_units.to_dict()
                )
            if self.languages is not UNSET:
                data["languages"] = None if self.languages is None else self.languages.to_dict()
            if self.shipping is not UNSET:
                data["shipping"] = None if self.shipping is None else self.shipping.to_dict()
            if self.tax_settings is not UNSET:
                data["taxSettings"] = None if self.tax_settings is None else self.tax_settings.to_dict()
            if self.taxes is not UNSET:
                data["taxes"] = None if self.taxes is None else [item.to_dict() for item in self.taxes]
            if self.zones is not UNSET:
                data["zones"] = None if self.zones is None else [item.to_dict() for item in self.zones]
            if self.business_registration_id is not UNSET:
                data["businessRegistrationID"] = (
                    None if self.business_registration_id is None else self.business_registration_id.to_dict()
                )
            if self.legal_pages_settings is not UNSET:
                data["legalPagesSettings"] = (
                    None if self.legal_pages_settings is None else self.legal_pages_settings.to_dict()
                )
            if self.design_settings is not UNSET:
                data["designSettings"] = None if self.design_settings is None else dict(self.design_settings)
            if self.product_filters_settings is not UNSET:
                data["productFiltersSettings"] = (
                    None if self.product_filters_settings is None else self.product_filters_settings.to_dict()
                )
            if self.order_invoice_settings is not UNSET:
                data["orderInvoiceSettings"] = (
                    None if self.order_invoice_settings is None else self.order_invoice_settings.to_dict()
                )
            if self.social_links_settings is not UNSET:
                data["socialLinksSettings"] = (
                    None if self.social_links_settings is None else dict(self.social_links_settings)
                )
            if self.registration_answers is not UNSET:
                data["registrationAnswers"] = (
                    None if self.registration_answers is None else self.registration_answers.to_dict()
                )
            if self.tips_settings is not UNSET:
                data["tipsSettings"] = None if self.tips_settings is None else dict(self.tips_settings)
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
