"""Requests of the service to an app's own address: whether one is signed, and what it says.

The signature covers two fields, `eventCreated` and `eventId`. Who has seen one signed event can send it again with
another product, type or store, and the signature still fits. So a true signature says that there was such an event:
use the rest as a hint, ask the service for the product, and pass over an `event_id` that was seen before.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable
from typing import Any

from ecwid_api.errors import DecodeError
from ecwid_api.models import ProductEvent

MAX_AGE_S = 25 * 60 * 60  # The service sends an event again for 24 hours.


class WebhookError(ValueError):
    """A request that is no signed event of a product. Answer it with 403, and do nothing."""


def verify_webhook(
    body: bytes,
    signature: str | None,
    client_secret: str,
    *,
    max_age_s: float | None = MAX_AGE_S,
    clock: Callable[[], float] = time.time,
) -> ProductEvent:
    """The event in the body of a webhook, if its signature is right.

    The signature covers `event_created` and `event_id` alone. It does not cover `entity_id`, `event_type`,
    `store_id` and `data`: read the product before acting on them. Events come twice and in any order.

    Args:
        body: the request's body, as it came.
        signature: the header `X-Ecwid-Webhook-Signature`; None when there was none.
        client_secret: the app's client secret; not the access token.
        max_age_s: the oldest event to take, in seconds; None for any.
        clock: the time now, in seconds since 1970-01-01 UTC.

    Raises:
        WebhookError: no signature, a wrong one, an event that is too old, or not one of this contract.
        ValueError: the client secret is empty; no request could be told from a forged one.

    Source: contract webhook `productEvent`.
    """
    if not client_secret:
        raise ValueError("client_secret is empty: take it from the app's settings")
    signed = _signed(body)
    matches = signed is not None and hmac.compare_digest(
        _signature(client_secret, signed), (signature or "").strip().encode("utf-8", "replace")
    )
    del client_secret  # A traceback that prints variables shows those of this frame.
    if not matches:
        raise WebhookError("the signature of the webhook is missing or wrong")
    try:
        event = ProductEvent.from_dict(json.loads(body))
    except DecodeError as error:
        raise WebhookError(f"signed, but not an event of this contract: {error.reason}") from None
    if max_age_s is not None and clock() - event.event_created > max_age_s:
        raise WebhookError(
            f"signed, but from {event.event_created}, which is more than {max_age_s:.0f} s ago"
        )
    return event


def _signed(body: bytes) -> bytes | None:
    """What the signature is made of; None if the body has no such fields."""
    try:
        data: Any = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict):
        return None
    created, event_id = data.get("eventCreated"), data.get("eventId")
    if type(created) is not int or not isinstance(event_id, str):
        return None
    return f"{created}.{event_id}".encode("utf-8", "replace")


def _signature(client_secret: str, signed: bytes) -> bytes:
    return base64.b64encode(hmac.new(client_secret.encode(), signed, hashlib.sha256).digest())
