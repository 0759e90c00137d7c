"""The enum SearchMethod of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class SearchMethod(StrEnum):
    """Whether keywords are looked for as in the storefront or as in the control panel.

    Source: reference-2026 (documented).
    """

    STOREFRONT = "STOREFRONT"
    CP = "CP"


SEARCH_METHOD_BY_VALUE: Final[dict[str, SearchMethod]] = {member.value: member for member in SearchMethod}
