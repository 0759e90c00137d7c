"""A row for every setting and method of the client itself."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

import httpx
import pytest
from client_support import STORE
from ecwid_api.api.combinations import get_combination
from ecwid_client import (
    Combination,
    Hooks,
    OutcomeUnknownError,
    RateLimitEvent,
    RequestEvent,
    ResponseEvent,
    RetryEvent,
    ServerError,
    Timeout,
    TransportError,
    file_bucket,
)
from ecwid_mock import Fault
from port_play import COMBINATION, OF_BOTH, PRODUCT, STOCK, TOKEN, Made, Play, Row

HUNG = Timeout(connect_s=20, read_s=0.05, write_s=20, pool_s=20)
"""For a server that never answers: whatever the machine's speed, the read is what ends."""


def read(client: Any) -> Any:
    return client.combinations.get(PRODUCT, COMBINATION)


def sell(client: Any) -> Any:
    return client.combinations.adjust_inventory(PRODUCT, COMBINATION, -1)


def in_order(this: Play, method: str, given: dict[str, Any]) -> None:
    """Something is read and changed, each once."""
    subject = this.subject(**given)
    assert subject.do(read).quantity == STOCK
    assert subject.do(sell).update_count == 1
    assert subject.do(read).quantity == STOCK - 1
    assert len(this.relay.request_lines) == 3


def nothing_else_is_needed(this: Play, method: str, given: dict[str, Any]) -> None:
    assert this.exactly(method, given).do(read).quantity == STOCK


def the_token_travels_in_the_query(this: Play, method: str, given: dict[str, Any]) -> None:
    in_order(this, method, given)
    assert f"?token={TOKEN}" in this.relay.request_lines[0]
    assert "authorization:" not in this.relay.text.lower()


def the_token_travels_in_a_header(this: Play, method: str, given: dict[str, Any]) -> None:
    in_order(this, method, given)
    assert this.relay.text.lower().count(f"authorization: bearer {TOKEN}") == 3
    assert not any(TOKEN in line for line in this.relay.request_lines)


def a_hung_server_is_left(this: Play, method: str, given: dict[str, Any]) -> None:
    this.mock.add_fault(Fault(hang=True))
    with pytest.raises(TransportError) as caught:
        this.subject(**given, retries=0).do(read)
    assert caught.value.sent


def the_second_retry_succeeds(this: Play, method: str, given: dict[str, Any]) -> None:
    this.mock.add_fault(Fault(status=503, times=2))
    assert this.subject(**given, clock=this.clock.clock()).do(read).quantity == STOCK
    assert len(this.relay.request_lines) == 3


def no_wait_passes_the_deadline(this: Play, method: str, given: dict[str, Any]) -> None:
    this.mock.add_fault(Fault(status=503, retry_after=60))
    with pytest.raises(ServerError):
        this.subject(**given, clock=this.clock.clock()).do(read)
    assert (len(this.relay.request_lines), this.clock.slept) == (1, [])


def the_second_request_waits_a_minute(this: Play, method: str, given: dict[str, Any]) -> None:
    subject = this.subject(**given, clock=this.clock.clock())
    subject.do(read)
    subject.do(read)
    assert 59 <= sum(this.clock.slept) <= 61


def hooks_hear_of_everything(this: Play, method: str, given: dict[str, Any]) -> None:
    this.mock.add_fault(Fault(status=429, retry_after=3, times=1))
    this.subject(**given, clock=this.clock.clock()).do(read)
    assert {type(event) for event in this.told} == {RequestEvent, ResponseEvent, RetryEvent, RateLimitEvent}


def the_clock_is_the_caller_s(this: Play, method: str, given: dict[str, Any]) -> None:
    this.mock.add_fault(Fault(status=503, retry_after=7, times=1))
    this.subject(**given).do(read)
    assert this.clock.slept == [7.0]


def the_proxy_is_asked(this: Play, method: str, given: dict[str, Any]) -> None:
    this.monkeypatch.setenv("HTTP_PROXY", f"http://{this.relay.address}")
    in_order(this, method, {**given, "base_url": this.server.base_url})
    assert this.relay.request_lines[0] == f"GET {this.server.base_url}/{STORE}{OF_BOTH}"


def the_file_counts(this: Play, method: str, given: dict[str, Any]) -> None:
    in_order(this, method, given)
    assert given["shared_limit"].try_take() > 0


def the_environment_names_the_store(this: Play, method: str, given: dict[str, Any]) -> None:
    variables = {"ECWID_STORE_ID": str(STORE), "ECWID_TOKEN": TOKEN, "ECWID_BASE_URL": this.base_url}
    for name, value in variables.items():
        this.monkeypatch.setenv(name, value)
    assert this.exactly(method, given).do(read).quantity == STOCK


def arguments_go_before_the_environment(this: Play, method: str, given: dict[str, Any]) -> None:
    this.monkeypatch.setenv("ECWID_STORE_ID", "1")
    subject = this.exactly(method, given)
    assert subject.do(read).quantity == STOCK
    assert f"?token={TOKEN}" in this.relay.request_lines[0]
    waits = RateLimitEvent  # the shared limit answers late on a busy machine
    events = [type(event) for event in this.told if not isinstance(event, waits)]
    assert events == [RequestEvent, ResponseEvent]


def any_call_can_be_sent(this: Play, method: str, given: dict[str, Any]) -> None:
    value = this.subject().do(lambda client: client.call(given["call"]))
    assert isinstance(value, Combination)


def a_copy_has_its_own_limits(this: Play, method: str, given: dict[str, Any]) -> None:
    subject = this.subject()
    this.mock.add_fault(Fault(hang=True, times=1))
    with pytest.raises(TransportError):
        subject.run(read(subject.client.with_options(**given)))
    assert subject.do(read).quantity == STOCK


def the_answer_comes_with_the_value(this: Play, method: str, given: dict[str, Any]) -> None:
    response = this.subject().do(
        lambda client: client.with_response(
            attrgetter(given["method"])(client), *given["args"], **given["kwargs"]
        )
    )
    assert (response.status_code, response.value.quantity) == (200, STOCK)
    assert b'"quantity"' in response.content


def a_lost_answer_is_cleared_up(this: Play, method: str, given: dict[str, Any]) -> None:
    this.mock.add_fault(
        Fault(operation="adjustCombinationInventory", stage="after_commit", close="rst", times=1)
    )
    subject = this.subject()
    with pytest.raises(OutcomeUnknownError) as caught:
        subject.do(sell)
    found = subject.do(lambda client: client.reconcile(**{**given, "error": caught.value}))
    assert found.verdict == "applied"


def no_connection_stays_open(this: Play, method: str, given: dict[str, Any]) -> None:
    subject = this.subject()
    subject.do(read)
    subject.do(sell)
    subject.close()
    assert this.relay.wait_until_closed()


def bucket(this: Play) -> Any:
    return file_bucket(this.folder / "limit", TOKEN, requests_per_minute=3)


def transport(this: Play) -> Any:
    return httpx.AsyncHTTPTransport() if this.colour == "async" else httpx.HTTPTransport()


def hooks(this: Play) -> Hooks:
    return Hooks(this.told.append, this.told.append, this.told.append, this.told.append)


def clock(this: Play) -> Any:
    return this.clock.clock()


def base_url(this: Play) -> str:
    return this.base_url


IDENTITY = {"store_id": STORE, "token": TOKEN, "base_url": Made(base_url)}
CLIENT = [
    Row("__init__", IDENTITY, nothing_else_is_needed),
    Row("__init__", {"auth": "query"}, the_token_travels_in_the_query),
    Row("__init__", {"auth": "bearer"}, the_token_travels_in_a_header),
    Row("__init__", {"timeout": HUNG}, a_hung_server_is_left),
    Row("__init__", {"timeout": 20.0}, in_order),
    Row("__init__", {"retries": 2}, the_second_retry_succeeds),
    Row("__init__", {"deadline": 30.0}, no_wait_passes_the_deadline),
    Row("__init__", {"deadline": None}, in_order),
    Row("__init__", {"requests_per_minute": 1}, the_second_request_waits_a_minute),
    Row("__init__", {"hooks": Made(hooks)}, hooks_hear_of_everything),
    Row("__init__", {"clock": Made(clock)}, the_clock_is_the_caller_s),
    Row("__init__", {"transport": Made(transport)}, in_order),
    Row("__init__", {"trust_env": True}, the_proxy_is_asked),
    Row("__init__", {"trust_env": False}, in_order),
    Row("__init__", {"shared_limit": Made(bucket)}, the_file_counts),
    Row("from_env", {}, the_environment_names_the_store),
    Row(
        "from_env",
        {
            **IDENTITY,
            "timeout": 20.0,
            "deadline": 60.0,
            "retries": 1,
            "requests_per_minute": 60,
            "auth": "query",
            "transport": Made(transport),
            "trust_env": True,
            "shared_limit": Made(bucket),
            "hooks": Made(hooks),
            "clock": Made(clock),
        },
        arguments_go_before_the_environment,
    ),
    Row("call", {"call": get_combination.call(STORE, PRODUCT, COMBINATION)}, any_call_can_be_sent),
    Row("with_options", {"timeout": HUNG, "retries": 0, "deadline": None}, a_copy_has_its_own_limits),
    Row(
        "with_response",
        {"method": "combinations.get", "args": (PRODUCT, COMBINATION), "kwargs": {"lang": "nl"}},
        the_answer_comes_with_the_value,
    ),
    Row(
        "reconcile",
        {"error": "what the change raises", "quantity_before": STOCK, "settle_s": 1},
        a_lost_answer_is_cleared_up,
    ),
    Row("close", {}, no_connection_stays_open),
]
