"""The enum WebsitePlatform of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class WebsitePlatform(StrEnum):
    """What a site is made with.

    Source: reference-2026 (documented).
    """

    UNKNOWN = "unknown"
    ADOBEMUSE = "adobeMuse"
    BITRIX24 = "bitrix24"
    BLOGGER = "blogger"
    DRUPAL = "drupal"
    DUDA = "duda"
    ETSY = "etsy"
    FACEBOOK = "facebook"
    GODADDY = "godaddy"
    GOOGLE_SITES = "google_sites"
    IFRAME = "iframe"
    INSTAGRAM = "instagram"
    INSTANTSITE = "instantsite"
    JIMDO = "jimdo"
    JOOMLA = "joomla"
    PRESTASHOP = "prestashop"
    RAPIDWEAVER = "rapidWeaver"
    SHOPIFY = "shopify"
    SQUARESPACE = "squarespace"
    STRIKINGLY = "strikingly"
    TILDA = "tilda"
    TUMBLR = "tumblr"
    TYPO3 = "typo3"
    UCRAFT = "ucraft"
    UKIT = "ukit"
    WEBFLOW = "webflow"
    WEBLIUM = "weblium"
    WEEBLY = "weebly"
    WIX = "wix"
    WORDPRESS = "wordpress"
    XARA = "xara"
    YOLA = "yola"


WEBSITE_PLATFORM_BY_VALUE: Final[dict[str, WebsitePlatform]] = {
    member.value: member for member in WebsitePlatform
}
