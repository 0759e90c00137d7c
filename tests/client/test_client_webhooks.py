"""A webhook is believed for what its signature covers, and for nothing else."""

from __future__ import annotations

import json
import traceback
from pathlib import Path
from typing import Any

import pytest
import yaml
from ecwid_client import ProductEvent, ProductEventType, WebhookError, verify_webhook

CONTRACT = yaml.safe_load((Path(__file__).parents[2] / "openapi.yaml").read_text("utf-8"))
HOOK = CONTRACT["webhooks"]["productEvent"]["post"]
EVENT: dict[str, Any] = HOOK["requestBody"]["content"]["application/json"]["example"]
# Made by `openssl dgst -sha256 -hmac client-secret` of "1795686400.80aece08-40e8-4145-8764-6c2f0d38678a".
SIGNATURE = "IgD0y3tGyQsQoNsH9c/2qUmt8OijnPnboI39tSUgeLM="
SECRET = "client-secret"


def verified(
    changes: dict[str, Any] | None = None, signature: str | None = SIGNATURE, **more: Any
) -> ProductEvent:
    body = json.dumps(EVENT | (changes or {})).encode()
    return verify_webhook(body, signature, SECRET, **{"clock": lambda: EVENT["eventCreated"] + 5.0, **more})


def test_the_contract_shows_a_signature_that_fits_its_example() -> None:
    headers = {each["name"]: each["schema"]["example"] for each in HOOK["parameters"]}
    assert headers["X-Ecwid-Webhook-Signature"] == SIGNATURE


def test_a_signed_event_is_read() -> None:
    event = verified()
    assert (event.event_type, event.entity_id) == (ProductEventType.PRODUCT_UPDATED, 37208339)
    assert event.to_dict() == EVENT


@pytest.mark.parametrize(
    "changes",
    [{"entityId": 1}, {"eventType": "product.deleted"}, {"storeId": 1}, {"data": {"a": "b"}}, {"new": 1}],
    ids=str,
)
def test_the_signature_does_not_cover_the_rest(changes: dict[str, Any]) -> None:
    """What the docstring warns of: these are taken, so that they are known to be worth nothing."""
    assert verified(changes).to_dict() == EVENT | changes


@pytest.mark.parametrize("changes", [{"eventId": "another"}, {"eventCreated": 1795686401}], ids=str)
def test_the_signature_covers_time_and_id(changes: dict[str, Any]) -> None:
    with pytest.raises(WebhookError, match="wrong"):
        verified(changes)


@pytest.mark.parametrize("signature", [None, "", "IgD0", SIGNATURE.lower(), "ü", "\ud800", SIGNATURE + "="])
def test_a_missing_or_wrong_signature_is_refused(signature: str | None) -> None:
    with pytest.raises(WebhookError, match="missing or wrong"):
        verified(signature=signature)


@pytest.mark.parametrize(
    "body", [b"", b"\xff", b"[]", b"1", b"{}", b"[" * 100_000, b'{"eventCreated": true, "eventId": "a"}',
             b'{"eventCreated": 1.5, "eventId": "a"}', b'{"eventCreated": 1, "eventId": "\\ud800"}']
)  # fmt: skip
def test_a_body_that_is_no_event_is_refused(body: bytes) -> None:
    with pytest.raises(WebhookError, match="missing or wrong"):
        verify_webhook(body, SIGNATURE, SECRET)


def test_a_signed_event_of_an_application_is_said_to_be_none_of_ours() -> None:
    with pytest.raises(WebhookError, match=r"not an event of this contract: ProductEvent\.entityId"):
        verified({"entityId": "custom-app", "eventType": "application.uninstalled"})


def test_an_event_is_taken_as_long_as_the_service_sends_it_again() -> None:
    day = EVENT["eventCreated"] + 24 * 3600
    assert verified(clock=lambda: day)
    with pytest.raises(WebhookError, match="more than 90000 s ago"):
        verified(clock=lambda: day + 3601)
    assert verified(clock=lambda: day * 2, max_age_s=None)


def test_without_a_secret_nothing_can_be_verified() -> None:
    with pytest.raises(ValueError, match="client_secret is empty"):
        verify_webhook(json.dumps(EVENT).encode(), SIGNATURE, "")


def test_a_refusal_does_not_show_the_secret() -> None:
    secret = "".join(["another", "-", "secret"])
    with pytest.raises(WebhookError) as caught:
        verify_webhook(json.dumps(EVENT).encode(), SIGNATURE, secret)
    shown = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    frames = [frame for frame in shown.stack if frame.name == "verify_webhook"]
    assert len(frames) == 1
    assert secret not in str(caught.value) + str(frames[0].locals)
