"""What the client promises beside the usual course: secrets in tracebacks, time, doubt, and checked arguments."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import json
import re
import socket
import ssl
import traceback
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from client_support import (
    BY_ID,
    COMBINATION,
    PRODUCT,
    PRODUCT_JSON,
    STORE,
    FakeClock,
    Subject,
    SubjectFactory,
    script,
)
from ecwid_api.api.products import adjust_product_inventory
from ecwid_api.models import Combination, InventoryAdjustment
from ecwid_client import (
    ApiError,
    CombinationCreate,
    ConflictError,
    EcwidError,
    Hooks,
    OptionValue,
    OutcomeUnknownError,
    PermissionDeniedError,
    RateLimitError,
    RetryEvent,
    TransportError,
    UnexpectedResponseError,
)
from ecwid_client.delivery.option_match import differences
from ecwid_client.delivery.response_body import Body, BodyBroken, BodyTooLarge
from fault_server import FaultServer, Peer, behave, drip

DELTA, READ, CREATE = BY_ID["adjustCombinationInventory"], BY_ID["getProduct"], BY_ID["createCombination"]


# Secrets


CANARY = "secret_CANARY"
ODD = "secret_" + "CA/N'A\"R\\Y&"


def echo_request_line(peer: Peer) -> None:
    peer.send(peer.read_head().split("\r\n")[0].encode() + b"\r\n\r\n")
    peer.fin()


def echo_authorization(peer: Peer) -> None:
    lines = peer.read_head().split("\r\n")
    mirrored = next(line for line in lines if line.lower().startswith("authorization"))
    peer.send(b"HTTP/1.1 200 OK\r\n" + mirrored.replace(":", " ").encode() + b"\r\n\r\n")
    peer.fin()


def all_of(error: BaseException) -> str:
    """Whatever a traceback or a log could show of it."""
    parts = ["".join(traceback.format_exception(error))]
    below: list[BaseException | None] = [error]
    while below:
        current = below.pop()
        if current is not None:
            parts += [str(current), repr(current), *map(str, getattr(current, "__notes__", ()))]
            below += [current.__cause__, current.__context__]
    return "".join(parts)


def check_hidden(error: BaseException, token: str) -> None:
    shown = all_of(error)
    assert "redacted" in shown
    for form in (token, quote(token, safe=""), repr(token)[1:-1], repr(token.encode())[2:-1]):
        assert form not in shown


@pytest.mark.parametrize("token", [CANARY, ODD])
@pytest.mark.parametrize(("auth", "echo"), [("query", echo_request_line), ("bearer", echo_authorization)])
@pytest.mark.parametrize("operation", [READ, DELTA, CREATE], ids=lambda operation: operation.id)
def test_a_server_that_echoes_the_token_does_not_bring_it_into_a_traceback(
    make: SubjectFactory, operation: Any, auth: str, echo: Any, token: str
) -> None:
    """The parser of HTTP shows what it could not read, and what it shows is chained."""
    with FaultServer(echo, faulty_connections=9) as server:
        subject = make(token=token, base_url=server.base_url, auth=auth, clock=FakeClock().clock())
        with pytest.raises(EcwidError) as caught:
            subject.do(operation.use)
        subject.close()
    check_hidden(caught.value, token)


@pytest.mark.parametrize("cls", [httpx.ConnectError, httpx.ReadTimeout, OSError, KeyError, RuntimeError])
def test_a_transport_that_names_the_address_does_not_show_the_token(
    make: SubjectFactory, cls: type[Exception]
) -> None:
    """Neither in an error of the network nor in a defect of its own, with all that is chained."""

    def fail(request: httpx.Request) -> httpx.Response:
        error = cls(f"failed for {request.url}")
        error.add_note(f"note: {request.url}")
        raise error from ValueError(str(request.url.raw_path))

    subject = make(script(fail).transport, token=ODD, auth="query", clock=FakeClock().clock())
    with pytest.raises(Exception, match="redacted") as caught:
        subject.do(READ.use)
    check_hidden(caught.value, ODD)
    assert cls.__name__ in all_of(caught.value)
    assert "note: " in all_of(caught.value)


def test_a_defect_of_a_transport_that_shows_nothing_stays_as_it_is(make: SubjectFactory) -> None:
    """With its frames, for whoever has to find it."""
    defect = KeyError("own mistake")
    with pytest.raises(KeyError) as caught:
        make(script(defect).transport).do(READ.use)
    assert caught.value is defect


# Time


IMAGE_BYTES = 20 * 1024 * 1024


def test_a_slow_steady_reader_does_not_outlast_the_deadline(make: SubjectFactory) -> None:
    """Each piece goes out well within its own limit; the server never gets to the end of the image."""
    arrived = 0

    def reading_slowly(peer: Peer) -> None:
        nonlocal arrived
        # 2 MB a second, so all of it would take five times the deadline, on a slow machine longer.
        while part := peer.socket.recv(65_536):
            arrived += len(part)
            peer.end_of_test.wait(0.03)

    with FaultServer(reading_slowly) as server:
        subject = make(base_url=server.base_url, deadline=2, retries=0)
        with pytest.raises(TransportError) as caught:
            subject.do(
                lambda client: client.combinations.upload_image(PRODUCT, COMBINATION, bytes(IMAGE_BYTES))
            )
        subject.close()
    assert caught.value.sent
    assert 0 < arrived < IMAGE_BYTES


def dripping_handshake(peer: Peer) -> None:
    """The head of a TLS record of 16 KiB, then a byte every 20 ms: more than five minutes in all."""
    peer.socket.recv(65_536)
    drip(peer, b"\x16\x03\x03\x40\x00" + bytes(0x4000))


def test_a_handshake_that_drips_ends_with_the_deadline(certificate: ssl.SSLContext) -> None:
    """And then nothing was sent."""
    with FaultServer(dripping_handshake, certificate=certificate, before_tls=True) as server:
        subject = Subject("sync", base_url=server.base_url, deadline=0.4, retries=0, trust_env=True)
        with pytest.raises(TransportError, match="not sent") as caught:
            subject.do(DELTA.use)
        subject.close()
    assert not caught.value.sent


@contextlib.contextmanager
def full_queues(count: int) -> Iterator[tuple[int, list[str]]]:
    """A port that drops every SYN on some addresses of the loopback."""
    with contextlib.ExitStack() as stack:
        port, addresses = 0, [f"127.0.0.{number}" for number in range(1, count + 1)]
        for address in addresses:
            listener = stack.enter_context(socket.create_server((address, port), backlog=0))
            port = listener.getsockname()[1]
            for _ in range(4):
                waiting = stack.enter_context(socket.socket())
                waiting.setblocking(False)
                waiting.connect_ex((address, port))
        yield port, addresses


def test_all_addresses_of_a_host_share_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    """None of them answers; the first takes all of the time, so the others are not even tried."""
    tried: list[Any] = []

    class Recording(socket.socket):
        def connect(self, address: Any) -> None:
            tried.append(address[0])
            super().connect(address)

    with full_queues(6) as (port, addresses):
        real = socket.getaddrinfo

        def resolved(host: Any, *args: Any, **settings: Any) -> Any:
            hosts = addresses if host in ("many.test", b"many.test") else [host]
            return [entry for one in hosts for entry in real(one, port, type=socket.SOCK_STREAM)]

        monkeypatch.setattr(socket, "getaddrinfo", resolved)
        monkeypatch.setattr(socket, "socket", Recording)
        subject = Subject("sync", base_url=f"http://many.test:{port}/api/v3", deadline=0.5, retries=0)
        with pytest.raises(TransportError) as caught:
            subject.do(DELTA.use)
        subject.close()
    assert not caught.value.sent
    assert tried == ["127.0.0.1"]


def test_another_address_of_a_host_is_tried(make: SubjectFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first one refuses."""
    with FaultServer(behave) as server:
        port = int(server.base_url.split(":")[2].split("/")[0])
        real = socket.getaddrinfo

        def resolved(host: Any, *args: Any, **settings: Any) -> Any:
            hosts = ["127.0.0.9", "127.0.0.1"] if host in ("two.test", b"two.test") else [host]
            return [entry for one in hosts for entry in real(one, port, type=socket.SOCK_STREAM)]

        monkeypatch.setattr(socket, "getaddrinfo", resolved)
        subject = make(base_url=f"http://two.test:{port}/api/v3", retries=0)
        assert subject.do(DELTA.use).update_count == 1
        subject.close()


# Arguments


@pytest.mark.parametrize("delta", [True, False, 1.5, 3.0, "3", None, [], 2**31, -(2**31) - 1, 2**40])
def test_a_delta_is_an_integer_of_32_bits(make: SubjectFactory, delta: Any) -> None:
    """Anything else is refused before it is sent, for products and combinations."""
    answers = script({"updateCount": 1})
    subject = make(answers.transport)
    adjustments = [
        lambda client: client.combinations.adjust_inventory(PRODUCT, COMBINATION, delta),
        lambda client: client.products.adjust_inventory(PRODUCT, delta),
        lambda client: client.call(
            adjust_product_inventory.call(STORE, PRODUCT, body=InventoryAdjustment(delta))
        ),
    ]
    for adjust in adjustments:
        with pytest.raises(
            ValueError, match="quantity_delta must be an integer from -2147483648 to 2147483647"
        ):
            subject.do(adjust)
    assert answers.seen == []


@pytest.mark.parametrize("delta", [0, 1, -1, 2**31 - 1, -(2**31)])
def test_every_delta_of_32_bits_is_sent(make: SubjectFactory, delta: int) -> None:
    """The service judges the rest."""
    answers = script({"updateCount": 1})
    make(answers.transport).do(lambda client: client.products.adjust_inventory(PRODUCT, delta))
    assert json.loads(answers.seen[0].content) == {"quantityDelta": delta}


@pytest.mark.parametrize(("given", "shown"), [(0, "0"), (-3, "-3"), (1.5, "1.5"), ("secret_x", "str")])
def test_an_id_that_is_refused_is_shown_if_it_is_a_number(
    make: SubjectFactory, given: Any, shown: str
) -> None:
    """A text might be the token, where somebody swapped two arguments."""
    with pytest.raises(ValueError, match=f"not {re.escape(shown)}$"):
        make(script({}).transport).do(lambda client: client.products.get(given))


# Creating


LARGE = {"id": 3, "combinationNumber": 1, "options": [{"name": "Size", "value": "L"}], "unlimited": False}
SIZE = [OptionValue("Size", "L")]


def create(**fields: Any) -> Any:
    return lambda client: client.combinations.create(PRODUCT, CombinationCreate(SIZE, **fields))


@pytest.mark.parametrize("doubt", [(503, {}), httpx.ReadError("lost"), (200, b'{"id"')], ids=str)
@pytest.mark.parametrize(
    ("fields", "listed", "differing"),
    [
        ({"price": 999}, {"price": 20}, "price"),
        ({"price": 999}, {}, "price"),
        ({"price": 20, "sku": "A", "quantity": 5}, {"price": 20, "sku": "A", "quantity": 4}, "quantity"),
        ({"weight": 1.5, "price": 20}, {"weight": 2, "price": 30}, "price, weight"),
        ({"sku": "NEW"}, {}, "sku"),
        ({}, {"sku": "OLD"}, "sku"),
    ],
)  # fmt: skip
def test_what_was_there_before_is_not_taken_for_ours(
    make: SubjectFactory, doubt: Any, fields: Any, listed: Any, differing: str
) -> None:
    """The first answer may come from before the handler, and the options may have been taken all along."""
    played = script(doubt, [{**LARGE, **listed}], {**PRODUCT_JSON, "sku": "BASE", "price": 20})
    with pytest.raises(
        ConflictError, match=f"differs in {differing}; an earlier try may or may not"
    ) as caught:
        make(played.transport, clock=FakeClock().clock()).do(create(**fields))
    assert caught.value.existing_id == LARGE["id"]
    assert caught.value.status_code == 409
    assert sum(request.method == "POST" for request in played.seen) == 1


@pytest.mark.parametrize(
    "fields", [{"sku": "BASE"}, {"sku": "BASE", "price": 20}, {"sku": "BASE", "quantity": 21, "weight": 0.5}]
)
def test_what_the_list_leaves_out_is_the_product_s(make: SubjectFactory, fields: Any) -> None:
    """With the product's own SKU a combination has none of its own, and shows none."""
    product = {**PRODUCT_JSON, "sku": "BASE", "price": 20, "weight": 0.5}
    played = script((503, {}), [{**LARGE, "quantity": 21}], product)
    made = make(played.transport, clock=FakeClock().clock()).do(create(**fields))
    assert made.id == LARGE["id"]
    assert [request.method for request in played.seen] == ["POST", "GET", "GET"]


SENT = {
    "options": [{"name": "Size", "value": "L"}], "sku": " A ", "unlimited": True, "quantity": 4, "price": 20,
    "weight": None, "costPrice": 0, "isShippingRequired": None, "customsHsTariffCode": "", "lowestPrice": 3,
    "wholesalePrices": [{"quantity": 20, "price": 8}, {"quantity": 10, "price": 9.0}],
    "attributes": [{"alias": "UPC", "value": "0123"}, {"name": "Empty", "value": ""}],
    "dimensions": {"length": 2}, "lowestPriceSettings": {"lowestPriceEnabled": False}, "alt": {"main": "a"},
    "outOfStockVisibilityBehaviour": "HIDE", "notInTheContract": 1,
}  # fmt: skip
SHOWN = {
    **LARGE, "sku": "A", "unlimited": True, "price": 20.0, "isShippingRequired": True,
    "wholesalePrices": [{"quantity": 10, "price": 9}, {"quantity": 20, "price": 8}],
    "attributes": [{"id": 1, "name": "Brand", "value": "b"}, {"id": 2, "name": "UPC", "value": "0123"}],
    "dimensions": {"length": 2, "width": 0, "height": 0}, "alt": {"main": "a", "translated": {}},
    "outOfStockVisibilityBehaviour": "HIDE", "defaultDisplayedPrice": 24,
}  # fmt: skip


def test_the_service_may_show_what_was_sent_in_its_own_way() -> None:
    """In another order, with zeros for nothing, with names for aliases, with what it adds."""
    assert differences(CombinationCreate.from_dict(SENT), Combination.from_dict(SHOWN)) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("price", 21), ("price", None), ("unlimited", False), ("weight", 3), ("costPrice", 3), ("alt", {"main": "b"}),
        ("customsHsTariffCode", "1"), ("wholesalePrices", [{"quantity": 10, "price": 9}]), ("attributes", []),
        ("dimensions", {"length": 3}), ("lowestPriceSettings", {"lowestPriceEnabled": True}),
        ("outOfStockVisibilityBehaviour", "SHOW"), ("sku", "a"),
    ],
)  # fmt: skip
def test_every_field_that_was_sent_is_compared(field: str, value: Any) -> None:
    """One that differs is enough."""
    listed = Combination.from_dict({**SHOWN, field: value})
    assert differences(CombinationCreate.from_dict(SENT), listed) == [field]


@pytest.mark.parametrize("retries", [0, 3, 50])
def test_no_pause_of_a_creation_passes_the_deadline(make: SubjectFactory, retries: int) -> None:
    """It is one of the retries, with what they all keep to."""
    clock = FakeClock(chance=1.0)
    played = script(lambda request: httpx.Response(503 if request.method == "POST" else 200, json=[]))
    with pytest.raises(OutcomeUnknownError):
        make(played.transport, clock=clock.clock(), retries=retries, deadline=3.6).do(CREATE.use)
    assert clock.slept == [0.5, 1, 2][: retries + 1]


def test_a_retry_after_holds_a_creation_too(make: SubjectFactory) -> None:
    """A 503 may ask for more patience than the usual."""
    clock = FakeClock()
    played = script(lambda request: httpx.Response(503, headers={"Retry-After": "17"}), [], {"id": 5})
    assert make(played.transport, clock=clock.clock()).do(CREATE.use).id == 5
    assert clock.slept == [17]


def test_creations_share_the_budget_and_the_events_of_all_retries(make: SubjectFactory) -> None:
    """A lasting outage is not made worse."""
    events: list[RetryEvent] = []
    played = script(lambda request: httpx.Response(503 if request.method == "POST" else 200, json=[]))
    hooks = Hooks(on_retry=events.append)
    subject = make(played.transport, clock=FakeClock().clock(), retries=99, deadline=None, hooks=hooks)
    with pytest.raises(OutcomeUnknownError):
        subject.do(CREATE.use)
    posts = sum(request.method == "POST" for request in played.seen)
    assert posts == len(events) + 1 < 50
    assert [event.attempt for event in events] == [*range(1, posts)]
    assert {event.operation_id for event in events} == {CREATE.id}


def test_a_creation_that_succeeds_gives_back_what_its_retries_took(make: SubjectFactory) -> None:
    """As every call does; else the budget would be used up after some twenty of them."""
    played = script(*((503, {}), [], (503, {}), [], {"id": 5}) * 40)
    subject = make(played.transport, clock=FakeClock().clock(), deadline=None)
    for _ in range(40):
        assert subject.do(CREATE.use).id == 5


# Doubt


UPDATE = BY_ID["updateCombination"]
WARNING = "not sent this time, but an earlier try may have arrived"


def read_and_gone(peer: Peer) -> None:
    peer.read()
    peer.fin()


def test_an_earlier_try_that_may_have_arrived_is_not_forgotten() -> None:
    """The first was read by the server, the second found nobody."""
    server = FaultServer(read_and_gone)
    with contextlib.ExitStack() as stack:
        stack.enter_context(server)
        clock = FakeClock()
        clock.while_asleep = stack.close
        subject = Subject("sync", base_url=server.base_url, retries=1, clock=clock.clock(), deadline=None)
        with pytest.raises(TransportError, match=WARNING) as caught:
            subject.do(UPDATE.use)
        subject.close()
    assert caught.value.sent


def test_a_deadline_that_passes_before_the_next_turn_does_not_hide_an_earlier_try(
    make: SubjectFactory,
) -> None:
    """The pause itself took longer than planned."""
    clock = FakeClock()

    def oversleep() -> None:
        clock.now_s += 100

    clock.while_asleep = oversleep
    with pytest.raises(TransportError, match=WARNING) as caught:
        make(script((503, {})).transport, clock=clock.clock(), deadline=50).do(UPDATE.use)
    assert caught.value.sent


def meanwhile(subject: Subject, error: type[Exception]) -> Callable[[], Any]:
    """Another call of the same client, which ends in an error."""

    def call() -> None:
        with pytest.raises(error):
            BY_ID["getProfile"].use(subject.client)

    async def async_call() -> None:
        with pytest.raises(error):
            await BY_ID["getProfile"].use(subject.client)

    return async_call if subject.colour == "async" else call


def test_a_wait_for_a_turn_does_not_hide_an_earlier_try(make: SubjectFactory) -> None:
    """Another call met a 429 meanwhile, and holds this one beyond its deadline."""
    clock = FakeClock()
    throttled = httpx.Response(429, headers={"Retry-After": "500"})
    subject = make(script((503, {}), lambda request: throttled).transport, clock=clock.clock(), deadline=50)
    clock.while_asleep = meanwhile(subject, RateLimitError)
    with pytest.raises(RateLimitError, match=WARNING):
        subject.do(UPDATE.use)


def test_a_refused_token_does_not_hide_an_earlier_try(make: SubjectFactory) -> None:
    """Another call met the refusal meanwhile."""
    clock = FakeClock()
    dead = (403, {"errorCode": "INVALID_API_TOKEN"})
    subject = make(script((503, {}), dead).transport, clock=clock.clock())

    clock.while_asleep = meanwhile(subject, ApiError)
    with pytest.raises(PermissionDeniedError, match=WARNING):
        subject.do(UPDATE.use)


# The token


BARE_403 = (403, b"")


@pytest.mark.parametrize(
    ("answer", "alive"),
    [
        (PRODUCT_JSON, True),
        ((404, {"errorCode": "PRODUCT_NOT_FOUND"}), True),
        ((409, {}), True),
        ((404, {"errorCode": "STORE_NOT_FOUND"}), False),
        ((404, b"<html>"), False),
        ((200, b"<html>"), False),
        ((400, {}), False),
        ((402, {}), False),
    ],
    ids=str,
)
def test_a_token_that_was_accepted_once_does_not_die_of_a_403_without_a_code(
    make: SubjectFactory, answer: Any, alive: bool
) -> None:
    """It may speak of a scope, of a firewall, of a suspended store."""
    played = script(answer, BARE_403, BARE_403, PRODUCT_JSON)
    subject = make(played.transport)
    with contextlib.suppress(EcwidError):
        subject.do(READ.use)
    with pytest.raises(PermissionDeniedError):
        subject.do(BY_ID["getProfile"].use)
    with pytest.raises(PermissionDeniedError, match="^(?!.*refused before)" if alive else "refused before"):
        subject.do(READ.use)
    if alive:
        assert subject.do(READ.use).id == PRODUCT


@pytest.mark.parametrize("dead", [(401, {}), (403, {"errorCode": "INVALID_API_TOKEN"})], ids=str)
def test_a_token_that_was_accepted_once_may_still_be_revoked(make: SubjectFactory, dead: Any) -> None:
    """The service says so."""
    played = script(PRODUCT_JSON, dead)
    subject = make(played.transport)
    subject.do(READ.use)
    for _ in range(2):
        with pytest.raises(ApiError):
            subject.do(READ.use)
    assert len(played.seen) == 2


def test_a_profile_refused_with_another_code_says_nothing_of_the_token(make: SubjectFactory) -> None:
    """Only a refusal of the token itself stops a client for good."""
    played = script(BARE_403, (403, {"errorCode": "NEW_CODE"}), PRODUCT_JSON)
    subject = make(played.transport)
    with pytest.raises(PermissionDeniedError):
        subject.do(READ.use)
    assert subject.do(READ.use).id == PRODUCT


# Odds and ends


@pytest.mark.parametrize("value", ["9" * 400, "86401", "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_a_retry_after_of_more_than_a_day_is_a_day(make: SubjectFactory, value: str) -> None:
    """It would stop the client for ever."""
    clock = FakeClock()
    played = script(lambda request: httpx.Response(429, headers={"Retry-After": value}), PRODUCT_JSON)
    subject = make(played.transport, clock=clock.clock())
    with pytest.raises(RateLimitError) as caught:
        subject.do(READ.use)
    assert caught.value.retry_after_s == 86_400
    clock.now_s += 86_400
    assert subject.do(READ.use).id == PRODUCT


@pytest.mark.parametrize("host", ["a" * 64 + ".test", "x." + "a" * 64, ".".join(["abcd"] * 60)])
def test_a_host_that_no_resolver_takes_is_refused_at_once(host: str) -> None:
    """Instead of a UnicodeError at the first call."""
    with pytest.raises(ValueError, match="base_url must not have a host of more than 253"):
        Subject("sync", base_url=f"https://{host}/api/v3")


@pytest.mark.parametrize("operation", [DELTA, READ], ids=lambda operation: operation.id)
def test_an_interrupted_delta_over_a_foreign_transport_is_told(operation: Any) -> None:
    """Without events nothing proves that it was not sent."""

    def interrupt(request: httpx.Request) -> httpx.Response:
        raise KeyboardInterrupt

    subject = Subject("sync", httpx.MockTransport(interrupt))
    with pytest.raises(KeyboardInterrupt) as caught:
        subject.do(operation.use)
    notes = "".join(getattr(caught.value, "__notes__", ()))
    assert ("whether it was carried out is unknown" in notes) == (operation is DELTA)


@pytest.mark.parametrize("size", [1, 7, 10_000])
def test_gzip_in_several_members_is_one_body(size: int) -> None:
    """However the chunks fall; the limit holds for all of them together."""
    packed = b"".join(gzip.compress(part) for part in (b'{"id"', b": ", b"", b"9}"))
    body = Body(100, "gzip")
    for start in range(0, len(packed), size):
        body.feed(packed[start : start + size])
    assert body.finish() == b'{"id": 9}'
    with pytest.raises(BodyTooLarge):
        Body(8, "gzip").feed(packed)
    broken = Body(100, "gzip")
    broken.feed(packed[:-4])
    with pytest.raises(BodyBroken):
        broken.finish()
    with pytest.raises(BodyBroken):
        Body(100, "gzip").feed(packed + b"junk")


def page(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, html="<p>Please log in to this network</p>")


def cut_page(request: httpx.Request) -> httpx.Response:
    def parts() -> Iterator[bytes]:
        yield b"<p>"
        raise httpx.ReadError("lost")

    return httpx.Response(200, headers={"Content-Type": "text/HTML"}, content=parts())


@pytest.mark.parametrize(
    "answer", [page, cut_page, (200, b" \n<!doctype html>")], ids=["typed", "cut", "bare"]
)
def test_a_page_of_html_does_not_say_that_anything_was_carried_out(answer: Any) -> None:
    """A portal answers 200 to everything."""
    subject = Subject("sync", script(answer).transport)
    with pytest.raises(UnexpectedResponseError, match="from a proxy or a portal") as caught:
        subject.do(DELTA.use)
    assert caught.value.applied is None


def test_a_creation_that_a_portal_answered_is_tried_again(make: SubjectFactory) -> None:
    """The list shows that nothing was created, and the options make a second try safe."""
    played = script(page, [], {"id": 5})
    assert make(played.transport, clock=FakeClock().clock()).do(CREATE.use).id == 5


def test_a_client_of_another_event_loop_says_so() -> None:
    """Its connections belong to the first one."""
    with FaultServer(behave) as server:
        subject = Subject("async", base_url=server.base_url)
        subject.do(READ.use)
        with pytest.raises(RuntimeError, match="works in one event loop only"):
            asyncio.run(READ.use(subject.client))
        subject.close()
