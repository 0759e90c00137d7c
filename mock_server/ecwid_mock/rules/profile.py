"""The store's profile: what a new store has, and what was changed in it (reference-2026)."""

from collections.abc import Mapping
from typing import Any, Final

import orjson

from .call import Call
from .details import Document
from .shaping import reshaped

# Groups and fields that a change does not reach, by the contract's descriptions.
_READ_ONLY: Final[Mapping[str, frozenset[str]]] = {
    "account": frozenset(
        {
            *("availableFeatures", "whiteLabel", "brandName", "supportEmail", "registrationDate"),
            *("suspended", "limitsAndRestrictions", "featuresByPlans"),
        }
    ),
    "settings": frozenset(
        {"invoiceLogoUrl", "emailLogoUrl", "googleProductCategoryName", "defaultAllProductsViewSortOrder"}
    ),
    "starterSite": frozenset({"generatedUrl", "storeLogoUrl", "ecwidSubdomainSuffix"}),
    "tikTokPixel": frozenset({"code"}),
}


def get_profile(call: Call) -> str:
    profile = profile_of(call)
    if call.only_enabled:
        profile.pop("featureToggles", None)
    if call.query.get("getStoreVertical"):
        profile["verticalSettings"] = {}
    return reshaped(call, orjson.dumps(profile).decode(), lambda document, call: None)


def profile_of(call: Call) -> Document:
    return _merged(_new_profile(call), orjson.loads(call.database.profile_changes(call.store.id)))


def _new_profile(call: Call) -> Document:
    store = call.store
    site = f"https://store{store.id}.company.site"
    return {
        "generalInfo": {
            "storeId": store.id,
            "storeUrl": site,
            "starterSite": {"ecwidSubdomain": f"store{store.id}", "generatedUrl": site},
            "websitePlatform": "unknown",
        },
        "account": {
            "accountName": "Store owner",
            "accountEmail": f"owner@store{store.id}.example.com",
            "availableFeatures": ["API", "PREMIUM", *(["COMBINATIONS"] if store.has_combinations else [])],
            "whiteLabel": False,
            "suspended": store.suspended,
        },
        "settings": {
            "closed": False,
            "storeName": f"Store {store.id}",
            "defaultProductSortOrder": "DEFINED_BY_STORE_OWNER",
            "hideOutOfStockProductsInStorefront": False,
            "allowPreordersForOutOfStockProducts": False,
        },
        "mailNotifications": {"adminNotificationEmails": []},
        "company": {"companyName": f"Store {store.id}"},
        "formatsAndUnits": {
            **{"currency": "EUR", "currencyPrefix": "€", "currencySuffix": "", "currencyPrecision": 2},
            **{"weightUnit": "KILOGRAM", "dimensionsUnit": "CM", "volumeUnit": "ML", "timezone": "UTC"},
        },
        "languages": {"enabledLanguages": store.languages, "defaultLanguage": store.languages[0]},
        "taxSettings": {"automaticTaxEnabled": False, "taxes": [], "pricesIncludeTax": True},
        "zones": [],
        "payment": {"applePay": {}},
        "featureToggles": [],
        "designSettings": {"product_list_image_size": "MEDIUM"},
        "productFiltersSettings": {"enabledInStorefront": False, "filterSections": []},
    }


def update_profile(call: Call) -> str:
    changes = orjson.loads(call.database.profile_changes(call.store.id))
    after = _merged(changes, _writable(call.document))
    call.database.put_profile_changes(call.store.id, orjson.dumps(after).decode())
    return '{"updateCount":1,"success":true}'


def _writable(document: Document, group: str = "") -> Document:
    hidden = _READ_ONLY.get(group, frozenset())
    return {
        name: _writable(value, name) if isinstance(value, dict) else value
        for name, value in document.items()
        if name not in hidden
    }


def _merged(before: Mapping[str, Any], changes: Mapping[str, Any]) -> Document:
    """Groups field by field, lists as a whole."""
    merged = dict(before)
    for name, value in changes.items():
        old = merged.get(name)
        merged[name] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged
