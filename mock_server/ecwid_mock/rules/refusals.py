"""What the service says when it refuses: the texts and codes of the contract's `x-error-codes`."""

from collections.abc import Mapping, Sequence
from typing import Final

from ..messages import Refusal

# The live service's codes for broken fields, by the path without list positions and the keyword of the schema.
_FIELD_CODES: Final[Mapping[tuple[tuple[str, ...], str], str]] = {
    (("wholesalePrices", "quantity"), "minimum"): "WHOLESALE_PRICES_QUANTITY_TOO_SMALL",
    (("wholesalePrices", "price"), "minimum"): "WHOLESALE_PRICES_CANT_BE_NEGATIVE",
    (("costPrice",), "minimum"): "COST_PRICE_CANT_BE_NEGATIVE",
    (("combinations",), "maxItems"): "COMBINATION_LIMIT_PER_REQUEST_EXCEEDED",
}


_ADDRESSES: Final = (("url",), ("imageUrl",), ("videoUrl",))


def field_refusal(path: Sequence[str | int], keyword: str, message: str) -> Refusal:
    """The refusal of a body that breaks its schema (reference-2026, error codes)."""
    names = tuple(part for part in path if isinstance(part, str))
    if names[-1:] in _ADDRESSES and keyword == "pattern":
        return wrong_url()
    field = ".".join(str(part) for part in path)[:100] or "body"
    code = _FIELD_CODES.get((names, keyword), "WRONG_PARAMETER")
    return Refusal(400, f"Wrong parameter '{field}': {message[:200]}", code)


def nothing_here() -> Refusal:
    return Refusal(404, "There is nothing at this address")


def method_not_allowed(*methods: str) -> Refusal:
    allow = ", ".join(methods)
    return Refusal(405, f"Allowed are {allow}", "METHOD_NOT_ALLOWED", (("Allow", allow),))


def internal_error() -> Refusal:
    return Refusal(500, "Internal server error", "INTERNAL_ERROR")


def wrong_url() -> Refusal:
    return Refusal(422, "Wrong URL, expected http or https", "WRONG_URL")


def not_video_url() -> Refusal:
    return Refusal(422, "The address is not that of a video", "NOT_VIDEO_URL")


def not_found(kind: str, id: int, code: str) -> Refusal:
    return Refusal(404, f"{kind} #{id} not found", code)


def sku_taken(sku: str) -> Refusal:
    return Refusal(409, f"SKU '{sku[:100]}' already exists", "SKU_ALREADY_EXISTS")


def options_taken() -> Refusal:
    return Refusal(409, "A combination with the same options already exists", "COMBINATION_DUPLICATED")


def plan_required(message: str) -> Refusal:
    return Refusal(402, message, "NOT_AVAILABLE_ON_CURRENT_PLAN")


def wrong_parameter(message: str) -> Refusal:
    return Refusal(400, message, "WRONG_PARAMETER")
