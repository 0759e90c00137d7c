"""Every public method of the clients, with every parameter, over a real port against the mock.

What works in process may never have worked over a socket. A method or parameter without a row fails the last test.
"""

from __future__ import annotations

import inspect
from collections import defaultdict
from collections.abc import Callable, Iterator
from io import BytesIO
from operator import attrgetter
from pathlib import Path
from random import Random
from typing import Any

import httpx
import pytest
from attrs import define, field, frozen
from client_support import FakeClock, Subject
from ecwid_api.api.combinations import get_combination
from ecwid_client import (
    AsyncEcwidClient,
    Combination,
    CombinationCreate,
    CombinationUpdate,
    EcwidClient,
    Hooks,
    ImageLink,
    OptionValue,
    OutcomeUnknownError,
    ProductCreate,
    ProductUpdate,
    RateLimitEvent,
    RequestEvent,
    ResponseEvent,
    RetryEvent,
    ServerError,
    Timeout,
    TransportError,
    file_bucket,
)
from ecwid_mock import Fault, Mock
from ecwid_mock.server import Server, serve
from PIL import Image
from relay import Relay

STORE, TOKEN = 4870020, "secret_demo"
PRODUCT, COMBINATION, STOCK = 37208339, 7084075, 62


def noise() -> bytes:
    """A PNG that does not compress, so that it leaves in several pieces."""
    file = BytesIO()
    Image.frombytes("L", (600, 400), Random(1).randbytes(600 * 400)).save(file, "PNG")
    return file.getvalue()


IMAGE = noise()
HUNG = Timeout(connect_s=20, read_s=0.05, write_s=20, pool_s=20)
"""For a server that never answers: whatever the machine's speed, the read is what ends."""


@define
class Play:
    """One row under way."""

    colour: str
    mock: Mock
    server: Server
    relay: Relay
    folder: Path
    monkeypatch: pytest.MonkeyPatch
    clock: FakeClock = field(factory=FakeClock)
    told: list[Any] = field(factory=list)
    """What hooks and progress were called with."""
    opened: list[Any] = field(factory=list)
    """What has to be closed after the clients."""
    subjects: list[Subject] = field(factory=list)

    @property
    def base_url(self) -> str:
        return f"http://{self.relay.address}/api/v3"

    def subject(self, **settings: Any) -> Subject:
        made = Subject(self.colour, **{"token": TOKEN, "base_url": self.base_url, **settings})
        self.subjects.append(made)
        return made

    def exactly(self, method: str, given: dict[str, Any]) -> Subject:
        """A client made with these arguments and no others."""
        rest = dict(given)
        transport, token = rest.pop("transport", None), rest.pop("token", None)
        made = _Exactly(self.colour, transport, token=token, method=method, **rest)
        self.subjects.append(made)
        return made

    def values(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """The arguments, with those made that need the row's files, clock or lists."""
        return {
            name: value.make(self) if isinstance(value, Made) else value for name, value in arguments.items()
        }

    def keep(self, opened: Any) -> Any:
        self.opened.append(opened)
        return opened

    def close(self) -> None:
        for one in (*self.subjects, *self.opened):
            one.close()


class _Exactly(Subject):
    def make_client(self, transport: Any, token: Any, settings: dict[str, Any]) -> Any:
        chosen = AsyncEcwidClient if self.colour == "async" else EcwidClient
        make = chosen.from_env if settings.pop("method") == "from_env" else chosen
        given = {"transport": transport, "token": token, **settings}
        return make(**{name: value for name, value in given.items() if value is not None})


@frozen
class Made:
    """An argument that only a running row can make."""

    make: Callable[[Play], Any]


@frozen
class Row:
    """A method, the names and values it is called with, and the play that calls it and looks."""

    method: str
    arguments: dict[str, Any]
    play: Callable[[Play, str, dict[str, Any]], None]

    def __str__(self) -> str:
        return f"{self.method}({', '.join(self.arguments)})"


def asks(method: str, line: str, expected: Callable[[Any], bool], **arguments: Any) -> Row:
    """A row of a resource: the request line below the store, and a look at the value."""

    def play(this: Play, name: str, given: dict[str, Any]) -> None:
        tag, verb = name.split(".")
        subject = this.subject()
        value = subject.do(lambda client: getattr(getattr(client, tag), verb)(**given))
        verb, _, path = line.partition(" ")
        assert this.relay.request_lines == [f"{verb} /api/v3/{STORE}{path}"]
        assert expected(value), value
        if "on_progress" in given:
            assert len(this.told) > 1
            assert this.told == sorted(this.told)
            assert this.told[-1] == (len(IMAGE), len(IMAGE))

    return Row(method, arguments, play)


ONE = {"product_id": PRODUCT}
BOTH = {"product_id": PRODUCT, "combination_id": COMBINATION}
OF_PRODUCT = f"/products/{PRODUCT}"
OF_BOTH = f"{OF_PRODUCT}/combinations/{COMBINATION}"
NEW = CombinationCreate(
    options=[OptionValue("Size", "L"), OptionValue("Color", "Red")], sku="L-RED", price=10
)
LINK = ImageLink("https://images.example.com/radish.jpg", 1200, 900)


def changed(value: Any) -> bool:
    return bool(value.update_count == 1)


def deleted(value: Any) -> bool:
    return bool(value.delete_count > 0)


def has_id(value: Any) -> bool:
    return bool(value.id > 0)


def image_path(this: Play) -> Path:
    path = this.folder / "noise.png"
    path.write_bytes(IMAGE)
    return path


def image_file(this: Play) -> Any:
    return this.keep(image_path(this).open("rb"))


def on_progress(this: Play) -> Any:
    return lambda sent, size: this.told.append((sent, size))


RESOURCES = [
    asks("combinations.list", f"GET {OF_PRODUCT}/combinations", lambda v: len(v) == 4, **ONE),
    asks(
        "combinations.list", f"GET {OF_PRODUCT}/combinations?lang=nl", lambda v: len(v) == 4, **ONE, lang="nl"
    ),
    asks("combinations.create", f"POST {OF_PRODUCT}/combinations", has_id, **ONE, body=NEW),
    asks(
        "combinations.delete_all", f"DELETE {OF_PRODUCT}/combinations", lambda v: v.delete_count == 4, **ONE
    ),
    asks("combinations.get", f"GET {OF_BOTH}?lang=nl", lambda v: v.quantity == STOCK, **BOTH, lang="nl"),
    asks(
        "combinations.update",
        f"PUT {OF_BOTH}?checkLowStockNotification=true",
        changed,
        **BOTH,
        body=CombinationUpdate(price=9.5, weight=None),
        check_low_stock_notification=True,
    ),
    asks("combinations.delete", f"DELETE {OF_BOTH}", deleted, **BOTH),
    asks(
        "combinations.adjust_inventory",
        f"PUT {OF_BOTH}/inventory?checkLowStockNotification=true",
        changed,
        **BOTH,
        quantity_delta=-3,
        check_low_stock_notification=True,
    ),
    asks("combinations.upload_image", f"POST {OF_BOTH}/image", has_id, **BOTH, image=IMAGE),
    asks("combinations.upload_image", f"POST {OF_BOTH}/image", has_id, **BOTH, image=Made(image_path)),
    asks("combinations.upload_image", f"POST {OF_BOTH}/image", has_id, **BOTH, image=Made(image_file)),
    asks(
        "combinations.upload_image",
        f"POST {OF_BOTH}/image?externalUrl=https%3A%2F%2Fimages.example.com%2Fradish.jpg",
        has_id,
        **BOTH,
        url=LINK.url,
    ),
    asks(
        "combinations.upload_image",
        f"POST {OF_BOTH}/image",
        has_id,
        **BOTH,
        image=IMAGE,
        on_progress=Made(on_progress),
    ),
    asks(
        "combinations.upload_image_async",
        f"POST {OF_BOTH}/image/async",
        lambda v: v is not None,
        **BOTH,
        body=LINK,
    ),
    asks("combinations.delete_image", f"DELETE {OF_BOTH}/image", deleted, **BOTH),
    asks(
        "products.list",
        "GET /products?keyword=rad&sku=00007&offset=0&limit=5&lang=nl",
        lambda v: (v.count, v.items[0].id) == (1, PRODUCT),
        keyword="rad",
        sku="00007",
        offset=0,
        limit=5,
        lang="nl",
    ),
    asks("products.create", "POST /products", has_id, body=ProductCreate("Turnip")),
    asks("products.get", f"GET {OF_PRODUCT}?lang=nl", lambda v: v.name == "Radish", **ONE, lang="nl"),
    asks(
        "products.update",
        f"PUT {OF_PRODUCT}?checkLowStockNotification=false",
        changed,
        **ONE,
        body=ProductUpdate(price=2),
        check_low_stock_notification=False,
    ),
    asks("products.delete", f"DELETE {OF_PRODUCT}", deleted, **ONE),
    asks(
        "products.adjust_inventory",
        f"PUT {OF_PRODUCT}/inventory?checkLowStockNotification=true",
        changed,
        **ONE,
        quantity_delta=5,
        check_low_stock_notification=True,
    ),
    asks("profile.get", "GET /profile", lambda v: v.general_info.store_id == STORE),
]


# Settings and methods of the client itself


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
    assert [type(event) for event in this.told] == [RequestEvent, ResponseEvent]


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
    return this.keep(file_bucket(this.folder / "limit", TOKEN, requests_per_minute=3))


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
        {"error": "what the change raises", "quantity_before": STOCK},
        a_lost_answer_is_cleared_up,
    ),
    Row("close", {}, no_connection_stays_open),
]


@pytest.fixture(scope="module")
def mock() -> Iterator[Mock]:
    with Mock() as mock:
        yield mock


@pytest.fixture(scope="module")
def server(mock: Mock) -> Iterator[Server]:
    with serve(mock) as server:
        yield server


@pytest.fixture
def this(
    colour: str, mock: Mock, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Play]:
    """A store as new, and a relay in front of it."""
    mock.reset()
    with Relay(server.port) as relay:
        play = Play(colour, mock, server, relay, tmp_path, monkeypatch)
        yield play
        play.close()


@pytest.mark.parametrize("row", RESOURCES + CLIENT, ids=str)
def test_it_works_over_a_port(this: Play, row: Row) -> None:
    """Each row, with both clients."""
    row.play(this, row.method, this.values(row.arguments))


def parameters_of(function: Any) -> set[str]:
    return {name for name in inspect.signature(function).parameters if name != "self"}


def public_methods(client: Any) -> dict[str, set[str]]:
    """The parameters of each public method of a client and of its resources."""
    found = {"__init__": parameters_of(type(client))}
    for name in (name for name in dir(client) if not name.startswith("_")):
        value = getattr(client, name)
        if callable(value):
            found[{"aclose": "close"}.get(name, name)] = parameters_of(value)
        for verb, method in inspect.getmembers(type(value), inspect.isfunction):
            if type(value).__module__.startswith(("ecwid_api.", "ecwid_client.")) and not verb.startswith(
                "_"
            ):
                found[f"{name}.{verb}"] = parameters_of(method)
    return found


@pytest.mark.parametrize("chosen", [EcwidClient, AsyncEcwidClient])
def test_every_method_and_parameter_has_a_row(chosen: type[Any]) -> None:
    """A new one needs a row above, so that it runs over a port at least once."""
    played: defaultdict[str, set[str]] = defaultdict(set)
    for row in RESOURCES + CLIENT:
        played[row.method] |= row.arguments.keys()
    assert played == public_methods(chosen(STORE, TOKEN))
