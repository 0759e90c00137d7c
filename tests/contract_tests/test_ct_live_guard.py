"""Each request to a live store is looked into: path, query, headers, body, and whose thing it is about."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import pytest
from live_stage import ACCOUNT, READS, TOKEN, WRITES, LiveStore, Watch, guarded, live_store

from contract_tests.ending import RunEndedError
from contract_tests.live.addresses import is_harmless
from contract_tests.live.meter import RESERVE
from contract_tests.run import run
from contract_tests.target.scratch import NAME, PREFIX, Scratch
from contract_tests.target.target import Target
from contract_tests.wire import Answer, BlockedError, NoAnswerError, Request, json_request

STORE = f"/{ACCOUNT.store}"


@pytest.fixture
def store() -> Iterator[LiveStore]:
    with live_store() as made:
        yield made


@pytest.fixture
def target(store: LiveStore) -> Iterator[Target]:
    with guarded(store, WRITES) as made:
        yield made


@pytest.fixture
def own(target: Target) -> int:
    return Scratch(target).product()


def blocked(target: Target, store: LiveStore, request: Request) -> None:
    """Neither a test nor the harness itself may send it, and nothing of it reaches the store."""
    before, target.recorder.ended = len(store.sent), ""
    for wire in (target.recorder, target.recorder.quiet):
        with pytest.raises(BlockedError, match="was not sent"):
            wire(request)
    assert [sent for sent in store.sent[before:] if sent.method != "GET"] == []


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("DELETE", "/777001/products/1"),
        ("GET", "/777001/products"),
        ("GET", "/777001/products?sku=SHOP-1"),
        ("GET", "/777001/products?sku=contract-scratch-x&sku=SHOP-1"),
        ("GET", "/777001/orders"),
        ("GET", "/1003/profile"),
        ("PUT", "/777001/profile"),
        ("GET", "/777001/profile?token=" + TOKEN),
        ("GET", "/777001//profile"),
        ("GET", "/777001/../1003/profile"),
        ("PATCH", "/777001/products/{own}"),
        ("PUT", "/777001/products/{own}/"),
        ("PUT", "/777001/products/%3{own}"),
        ("GET", "/777001/products/{own}?lang=en;token=x"),
        ("GET", "/777001/products/{own}?lang=%ff"),
        ("PUT", "/777001/products/{own}?checkLowStockNotification=true"),
        ("PUT", "/777001/products/{own}?checkLowStockNotification=1"),
        ("PUT", "/777001/products/{own}?method=DELETE"),
    ],
)
def test_paths_and_queries(method: str, path: str, target: Target, store: LiveStore, own: int) -> None:
    blocked(target, store, json_request(method, path.replace("{own}", str(own)), {}, token=TOKEN))


@pytest.mark.parametrize(
    "headers",
    [
        (("X-HTTP-Method-Override", "DELETE"),),
        (("Authorization", "Bearer secret_of_nobody"),),
        (("Authorization", f"Bearer {TOKEN}"), ("authorization", "Bearer other")),
        (),
    ],
)
def test_headers(headers: tuple[tuple[str, str], ...], target: Target, store: LiveStore, own: int) -> None:
    if headers[:1] and headers[0][0] != "Authorization":
        headers = (*headers, ("Authorization", f"Bearer {TOKEN}"))
    blocked(target, store, Request("PUT", f"{STORE}/products/{own}", headers, b'{"price": 1}'))


PUBLISHING: list[Any] = [
    {"enabled": True},
    {"enabled": "true"},
    {"enabled": 1},
    {"enabled": 0},
    {"enabled": None},
    {"Enabled": True},
    {"name": "Turnip"},
    {"name": None},
    {"sku": "SHOP-2"},
    {"sku": ""},
    {"sku": None},
    {"sku": PREFIX + "other-run-1"},
    {"categoryIds": [1]},
    {"categoryIds": []},
    {"defaultCategoryId": 1},
    {"relatedProducts": {"productIds": [1]}},
    {"productClassId": 1},
    {"attributes": [{"name": "Brand", "value": "x"}]},
    {"price": 1, "showOnFrontpage": 1},
    {"id": 5},
    [{"enabled": True}],
    "enabled",
    b'{"enabled": false, "enabled": true}',
    b'{"enabled": false, "Enabled": true}',
    b'{"price": 1, "enabled": true,}',
    b"{price: 1}",
    b'{"price": NaN}',
    b'\xef\xbb\xbf{"price": 1}',
    b'{"price": 1} {"enabled": true}',
    b"enabled=true",
    b"",
]


@pytest.mark.parametrize("body", PUBLISHING, ids=repr)
def test_no_write_publishes_renames_or_moves_a_scratch_product(
    body: Any, target: Target, store: LiveStore, own: int
) -> None:
    before = store.ask("GET", f"/products/{own}")
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = (("Authorization", f"Bearer {TOKEN}"), ("Content-Type", "application/json"))
    blocked(target, store, Request("PUT", f"{STORE}/products/{own}", headers, content))
    assert store.ask("GET", f"/products/{own}") == before


@pytest.mark.parametrize(
    "content",
    [
        b'{"attributes": [{"name": "Brand"}]}',
        b'{"Attributes": []}',
        b'{"\\u0061ttributes": []}',
        b'{"\\u0041ttributes": []}',
        '{"attributes": []}'.encode("utf-16"),
        '{"attributes": []}'.encode("utf-32-be"),
    ],
    ids=repr,
)
def test_no_spelling_makes_an_attribute_of_a_combination(
    content: bytes, target: Target, store: LiveStore, own: int
) -> None:
    headers = (("Authorization", f"Bearer {TOKEN}"), ("Content-Type", "application/json"))
    blocked(target, store, Request("POST", f"{STORE}/products/{own}/combinations", headers, content))


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded", "text/xml", ""])
def test_a_product_is_changed_by_json_only(
    media_type: str, target: Target, store: LiveStore, own: int
) -> None:
    headers = {"Content-Type": media_type}
    blocked(
        target,
        store,
        json_request("PUT", f"{STORE}/products/{own}", {"price": 1}, token=TOKEN, headers=headers),
    )


def test_what_does_no_harm_is_sent(target: Target, store: LiveStore, own: int) -> None:
    sku = store.ask("GET", f"/products/{own}")["sku"]
    body = {"price": 3, "enabled": False, "name": NAME, "sku": sku, "description": "A radish."}
    assert target.send("PUT", f"/products/{own}", body).status == 200
    assert target.send("PUT", f"/products/{own}?checkLowStockNotification=false", {}).status == 200
    assert store.ask("GET", f"/products/{own}")["price"] == 3


@pytest.mark.parametrize(
    "body",
    [
        {"name": NAME, "sku": "SHOP-2", "enabled": False},
        {"name": NAME, "sku": "{sku}"},
        {"name": "Turnip", "sku": "{sku}", "enabled": False},
        {"name": NAME, "enabled": False},
        {"name": NAME, "sku": "{sku}", "enabled": False, "categoryIds": [3]},
    ],
)
def test_only_scratch_products_are_made(body: dict[str, Any], target: Target, store: LiveStore) -> None:
    text = json.dumps(body).replace("{sku}", Scratch(target).own_sku())
    before = len(store.sent)
    with pytest.raises(BlockedError):
        target.recorder.quiet(json_request("POST", f"{STORE}/products", json.loads(text), token=TOKEN))
    assert len(store.sent) == before


def test_generated_writes_need_the_second_opt_in(store: LiveStore) -> None:
    with guarded(store, READS) as target:
        own = Scratch(target).product()
        with pytest.raises(BlockedError, match="ECWID_LIVE_WRITES"):
            target.send("PUT", f"/products/{own}", {"price": 1})


HARMLESS = [
    "https://images.example.com/a.png",
    "http://cdn.shop.example/a/b-c_d.jpg?size=3",
    "https://x.example",
]
HARMFUL = [
    "https:///evil.com/a.png",
    "http:evil.com",
    "http://evil.com\\@x.example/",
    "http://x.example\\@evil.com/",
    "http://evil.com#@x.example/",
    "http://evil.com?@x.example/",
    "http://evil.com/;x.example",
    "http://x.example@evil.com/",
    "http://x.example:80@evil.com/",
    "http://user:pw@x.example/",
    "http://169.254.169.254/latest",
    "http://2130706433/",
    "http://[::1]/",
    "http://localhost/x.example",
    "https://shop.example.com.evil.test/",
    "https://evil-example.com/",
    "https://example.com/",
    "https://x.example:8080/",
    "https://x.example\t.evil.com/",
    " https://x.example/",
    "https://x.example/ http://evil.com/",
    "HTTPS://x.example/",
    "//x.example/a",
    "ftp://x.example/a",
    "https://.example/",
    "https://x..example/",
    "https://x\u3002example/",
    "https://\u24d4vil.example.com/",
    "javascript:alert(1)//x.example",
    "",
]


@pytest.mark.parametrize("address", HARMLESS)
def test_addresses_that_lead_nowhere_are_given(address: str) -> None:
    assert is_harmless(address)


@pytest.mark.parametrize("address", HARMFUL)
def test_addresses_of_others_are_not_given_to_the_service(
    address: str, target: Target, store: LiveStore, own: int
) -> None:
    assert not is_harmless(address)
    scratch = Scratch(target)
    path = f"{STORE}/products/{own}/combinations/{scratch.combination(own, 'mine')}/image"
    for request in (
        json_request("POST", f"{path}?externalUrl={quote(address, safe='')}", token=TOKEN),
        json_request("POST", f"{path}/async", {"url": address, "width": 1, "height": 1}, token=TOKEN),
    ):
        blocked(target, store, request)


@pytest.mark.parametrize(
    "change",
    [
        lambda path: Request("POST", path + "?lang=1;externalUrl=http://evil.com/", (), b""),
        lambda path: Request(
            "POST", path + "?externalUrl=https://x.example/&externalUrl=http://evil.com/", (), b""
        ),
        lambda path: Request("POST", path + "?external%55rl=http://evil.com/", (), b""),
        lambda path: Request("POST", path + "?externalurl=http://evil.com/", (), b""),
        lambda path: Request(
            "POST", path, (("Content-Type", "application/json"),), b'{"externalUrl":"http://e.com"}'
        ),
        lambda path: Request("POST", path, (), b"externalUrl=http://evil.com/"),
        lambda path: Request(
            "POST",
            path + "/async",
            (("Content-Type", "application/json"),),
            b'{"url":"https://x.example/","url":"http://evil.com/","width":1,"height":1}',
        ),
        lambda path: Request(
            "POST",
            path + "/async",
            (("Content-Type", "application/json"),),
            b'{"url":"https://x.example/","URL":"http://evil.com/","width":1,"height":1}',
        ),
    ],
)
def test_no_second_address_slips_through(
    change: Callable[[str], Request], target: Target, store: LiveStore, own: int
) -> None:
    combination = Scratch(target).combination(own, "mine")
    request = change(f"{STORE}/products/{own}/combinations/{combination}/image")
    headers = (*request.headers, ("Authorization", f"Bearer {TOKEN}"))
    blocked(target, store, replace(request, headers=headers))


# Whose it is


def lying(store: LiveStore, lie: Callable[[Request, Answer], Any]) -> Callable[[Request], Answer]:
    """The store, whose answers to POST are changed."""

    def wire(request: Request) -> Answer:
        answer = store(request)
        told = lie(request, answer) if request.method == "POST" and answer.status == 200 else None
        return answer if told is None else Answer(200, answer.headers, json.dumps(told).encode())

    return wire


@pytest.mark.parametrize("id_", ["foreign", True, "5", 1.0, None, -1, 10**30])
def test_a_product_is_not_ours_by_the_stores_word(id_: Any, store: LiveStore) -> None:
    claimed = store.foreign if id_ == "foreign" else id_
    before = store.snapshot()
    wire = lying(store, lambda request, _: {"id": claimed} if request.target.endswith("/products") else None)
    with guarded(wire, WRITES) as target:
        with pytest.raises(RunEndedError, match="does not show"):
            Scratch(target).product()
        for method in ("DELETE", "PUT"):
            blocked(target, store, json_request(method, f"{STORE}/products/{store.foreign}", {}, token=TOKEN))
    assert store.snapshot() == before
    assert store.ask("GET", "/products")["total"] == 1, "what was really made is found by its SKU and removed"


def test_a_foreign_combination_is_not_ours_by_the_stores_word(store: LiveStore) -> None:
    before = store.snapshot()
    theirs = before["combinations"][0]["id"]

    def wire(request: Request) -> Answer:
        """A service that looks up combinations by their id alone."""
        if f"/combinations/{theirs}" in request.target:
            path = f"{STORE}/products/{store.foreign}/combinations/{theirs}"
            return store(replace(request, target=path))
        return store(request)

    swapped = lying(
        store, lambda request, _: {"id": theirs} if request.target.endswith("/combinations") else None
    )
    with guarded(lambda request: (swapped if request.method == "POST" else wire)(request), WRITES) as target:
        scratch = Scratch(target)
        own = scratch.product()
        assert scratch.combination(own, "mine") == theirs
        for method, body in (("DELETE", None), ("PUT", {"price": 1})):
            path = f"{STORE}/products/{own}/combinations/{theirs}"
            blocked(target, store, json_request(method, path, body, token=TOKEN))
    assert store.snapshot() == before


@pytest.mark.parametrize(
    "shown", [{"name": "Turnip"}, {"enabled": True}, {"sku": PREFIX + "other"}, {"id": True}, {"id": 1}]
)
def test_a_product_is_not_ours_if_a_read_shows_something_else(
    shown: dict[str, Any], store: LiveStore
) -> None:
    def wire(request: Request) -> Answer:
        answer = store(request)
        if request.method == "GET" and "/products/" in request.path and answer.status == 200:
            return Answer(200, answer.headers, json.dumps({**answer.json(), **shown}).encode())
        return answer

    with guarded(wire, WRITES) as target, pytest.raises(RunEndedError, match="does not show"):
        Scratch(target).product()
    assert not [request for request in store.sent if request.method in ("DELETE", "PUT")]


# Limits


@pytest.mark.parametrize("status", [401, 402, 403])
def test_an_operation_that_is_only_refused_ends_the_run(status: int, store: LiveStore) -> None:
    def wire(request: Request) -> Answer:
        if request.method == "PUT":
            return Answer(status, (("Content-Type", "application/json"),), b'{"errorMessage":"no"}')
        return store(request)

    with guarded(wire, WRITES) as target:
        report = run(target, seed=1)
        assert target.clean() == []
    assert f"with {status} only" in report.ended
    assert report.findings == []
    assert store.ask("GET", "/products")["total"] == 1


def test_a_token_without_the_right_to_create_is_no_finding(store: LiveStore) -> None:
    def wire(request: Request) -> Answer:
        return Answer(403, (), b'{"errorMessage":"scope"}') if request.method == "POST" else store(request)

    with guarded(wire, WRITES) as target:
        report = run(target, seed=1)
    assert "createProduct with 403 only" in report.ended
    assert report.findings == []


@pytest.mark.parametrize("cap", [3, 7, 20, 61, 150])
def test_nothing_but_the_cleaning_spends_the_reserve(cap: int, store: LiveStore) -> None:
    with guarded(store, {**WRITES, "ECWID_LIVE_MAX_REQUESTS": str(cap)}) as target:
        report = run(target, seed=1)
        assert len(store.sent) == cap
        assert target.clean() == []
    assert "cap" in report.ended
    assert len(store.sent) <= cap + RESERVE
    assert store.ask("GET", "/products")["total"] == 1


def test_a_dead_network_ends_the_run_and_names_what_stays(store: LiveStore) -> None:
    left, watch = [60], Watch()

    def wire(request: Request) -> Answer:
        left[0] -= 1
        if left[0] < 0:
            watch.sleep(20)
            raise NoAnswerError("ConnectTimeout")
        return store(request)

    with guarded(wire, WRITES, watch) as target:
        report = run(target, seed=1)
        began = watch.now
        names = target.clean()
    assert "stopped answering" in report.ended
    assert report.findings == [], "that the network is dead is no fault of the store"
    assert watch.now - began < 600
    products = store.ask("GET", "/products")["items"]
    assert {f"product {p['id']}" for p in products if p["id"] != store.foreign} <= set(names)
    assert all("product with SKU contract-scratch-" in name or name.startswith("product ") for name in names)
