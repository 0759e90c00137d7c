"""A wrong setting or argument is refused before anything is sent."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import httpx
import pytest
from client_support import COMBINATION, PRODUCT, STORE, TOKEN, SubjectFactory, Use, new_combination, script
from ecwid_api.api.combinations import adjust_combination_inventory
from ecwid_client import (
    AsyncEcwidClient,
    CombinationUpdate,
    EcwidClient,
    InventoryAdjustment,
    ProductCreate,
    Timeout,
)
from ecwid_client.settings import proxy_from, proxy_from_environment

CLIENTS = (EcwidClient, AsyncEcwidClient)
SECRET = "secret_do_not_show"


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("store_id", [0, -1, 2**63, True, 1.0, "4870020", None])
def test_a_store_id_is_an_integer_of_64_bits(client: Any, store_id: Any) -> None:
    """Bools are integers in Python but no ids."""
    with pytest.raises(ValueError, match="store_id must be an integer from 1 to 9223372036854775807"):
        client(store_id, SECRET)


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("token", ["", f"{SECRET} ", f"{SECRET}\r\nX: y", f"{SECRET}é", None, 7, b"secret"])
def test_a_token_is_printable_and_never_echoed(client: Any, token: Any) -> None:
    """A line break in it would add a header."""
    with pytest.raises(ValueError, match="token must be") as caught:
        client(STORE, token)
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize(
    "base_url",
    ["", "app.ecwid.com/api/v3", "ftp://app.ecwid.com", "https://", "http:///api", "https://u:p@x/api",
     f"https://x/api?token={SECRET}", "https://x/api#part", "https://[::1", None, 7],
)  # fmt: skip
def test_a_base_url_is_plain_http_or_https(client: Any, base_url: Any) -> None:
    """And its complaint does not repeat a token that was put into it."""
    with pytest.raises(ValueError, match="base_url") as caught:
        client(STORE, TOKEN, base_url=base_url)
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize(
    ("setting", "values"),
    [
        (
            "timeout",
            [0, -1, math.nan, math.inf, True, "5", None, Timeout(read_s=0), Timeout(pool_s=math.nan)],
        ),
        ("deadline", [0, -1, math.nan, math.inf, True, "5"]),
        ("retries", [-1, 1.0, True, None]),
        ("requests_per_minute", [0, -1, 1.5, True]),
        ("auth", ["basic", "", None]),
    ],
)
def test_numbers_of_settings_are_in_range(client: Any, setting: str, values: list[Any]) -> None:
    """The complaint names the setting."""
    for value in values:
        with pytest.raises(ValueError, match=setting if setting != "timeout" else "timeout|_s must"):
            client(STORE, TOKEN, **{setting: value})


BAD_IDS = (0, -1, 2**63, True, False, 1.0, "", "7/8", "٣", None)


@pytest.mark.parametrize("bad", BAD_IDS, ids=repr)
@pytest.mark.parametrize(
    ("name", "use"),
    [
        ("product_id", lambda c, bad: c.combinations.list(bad)),
        ("product_id", lambda c, bad: c.combinations.create(bad, new_combination())),
        ("combination_id", lambda c, bad: c.combinations.get(PRODUCT, bad)),
        ("combination_id", lambda c, bad: c.combinations.adjust_inventory(PRODUCT, bad, -1)),
        ("combination_id", lambda c, bad: c.combinations.upload_image(PRODUCT, bad, b"x")),
        ("product_id", lambda c, bad: c.products.get(bad)),
    ],
)
def test_an_id_outside_its_range_is_never_sent(make: SubjectFactory, name: str, use: Any, bad: Any) -> None:
    """1 to 2^63-1, and no bools."""
    answers = script({"id": 1})
    subject = make(answers.transport)
    with pytest.raises((ValueError, TypeError), match=name):
        subject.do(lambda client: use(client, bad))
    assert answers.seen == []


@pytest.mark.parametrize(
    "use",
    [
        lambda c: c.combinations.update(PRODUCT, COMBINATION, CombinationUpdate(price=math.nan)),
        lambda c: c.combinations.update(PRODUCT, COMBINATION, CombinationUpdate(weight=math.inf)),
        lambda c: c.products.create(ProductCreate("Radish", price=-math.inf)),
    ],
)
def test_a_price_that_is_no_number_is_never_sent(make: SubjectFactory, use: Use) -> None:
    """JSON has no NaN and no infinity."""
    answers = script({"id": 1})
    with pytest.raises(ValueError, match=r"Combination|Product"):
        make(answers.transport).do(use)
    assert answers.seen == []


def test_an_argument_too_long_for_an_address_is_a_value_error(make: SubjectFactory) -> None:
    """httpx's own InvalidURL must not get out."""
    answers = script({})
    with pytest.raises(ValueError, match="listProducts"):
        make(answers.transport).do(lambda client: client.products.list(keyword="x" * 70_000))
    assert answers.seen == []


def test_the_environment_names_the_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Explicit arguments win over variables, ECWID_TOKEN over ECWID_TOKEN_FILE."""
    monkeypatch.setenv("ECWID_STORE_ID", "1003")
    monkeypatch.setenv("ECWID_BASE_URL", "http://127.0.0.1:8080/api/v3/")
    file = tmp_path / "token"
    file.write_text("secret_from_file\nsecond line\n", encoding="utf-8")
    monkeypatch.setenv("ECWID_TOKEN_FILE", str(file))
    for client in CLIENTS:
        answers = script([])
        made = client.from_env(transport=answers.transport)
        assert made.store_id == 1003
        assert repr(made) == f"<{client.__name__} store_id=1003 base_url='http://127.0.0.1:8080/api/v3'>"
    with EcwidClient.from_env(transport=answers.transport) as made:
        made.combinations.list(7)
    assert answers.seen[-1].headers["Authorization"] == "Bearer secret_from_file"
    monkeypatch.setenv("ECWID_TOKEN", "secret_from_variable")
    with EcwidClient.from_env(
        store_id=5, base_url="https://x.example/api/v3", transport=answers.transport
    ) as made:
        made.combinations.list(7)
    assert answers.seen[-1].headers["Authorization"] == "Bearer secret_from_variable"
    assert str(answers.seen[-1].url) == "https://x.example/api/v3/5/products/7/combinations"


@pytest.mark.parametrize("client", CLIENTS)
def test_a_missing_or_malformed_variable_is_named(
    client: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """ValueError, before any request."""
    with pytest.raises(ValueError, match="ECWID_STORE_ID"):
        client.from_env()
    for bad in ("0", "x", "1.0", "9" * 5_000, "-1", "٣"):
        monkeypatch.setenv("ECWID_STORE_ID", bad)
        with pytest.raises(ValueError, match=r"ECWID_STORE_ID|store_id"):
            client.from_env()
    monkeypatch.setenv("ECWID_STORE_ID", "1003")
    with pytest.raises(ValueError, match="ECWID_TOKEN or ECWID_TOKEN_FILE"):
        client.from_env()
    empty = tmp_path / "empty"
    empty.write_text("", encoding="utf-8")
    monkeypatch.setenv("ECWID_TOKEN_FILE", str(empty))
    with pytest.raises(ValueError, match="token"):
        client.from_env()
    monkeypatch.setenv("ECWID_TOKEN_FILE", str(tmp_path / "absent"))
    with pytest.raises(FileNotFoundError, match="absent"):
        client.from_env()


def test_a_token_in_the_query_travels_only_there(make: SubjectFactory) -> None:
    """The legacy way, for whoever asks for it."""
    answers = script({"generalInfo": {"storeId": STORE}})
    make(answers.transport, auth="query").do(lambda client: client.profile.get())
    request = answers.seen[0]
    assert request.url.params["token"] == TOKEN
    assert "Authorization" not in request.headers
    assert TOKEN not in repr(request)


def test_any_call_of_the_generated_package_goes_through_the_client(make: SubjectFactory) -> None:
    """The plain functions stay usable, with the client's retries and errors."""
    answers = script({"updateCount": 1})
    subject = make(answers.transport)
    call = adjust_combination_inventory.call(STORE, PRODUCT, COMBINATION, body=InventoryAdjustment(-10))
    assert subject.do(lambda client: client.call(call)).update_count == 1
    assert answers.asked == [f"PUT /products/{PRODUCT}/combinations/{COMBINATION}/inventory"]


PROXIED = "https://shop.example:8443/api/v3"


@pytest.mark.parametrize(
    ("proxies", "expected"),
    [
        ({}, None),
        ({"http": "http://proxy:3128"}, None),
        ({"https": "http://proxy:3128"}, "http://proxy:3128"),
        ({"https": "proxy:3128"}, "http://proxy:3128"),
        ({"https": "https://proxy:8443"}, "https://proxy:8443"),
        ({"all": "http://all:1", "https": ""}, "http://all:1"),
        ({"all": "http://all:1", "https": "http://proxy:3128"}, "http://proxy:3128"),
    ],
)
def test_a_proxy_is_chosen_by_scheme(proxies: dict[str, str], expected: str | None) -> None:
    """One for all schemes comes second; spoken to with TLS or without."""
    proxy = proxy_from(proxies, PROXIED)
    assert (proxy and str(proxy.url)) == expected


def test_a_proxy_s_password_is_not_in_its_address() -> None:
    """httpx keeps them apart."""
    proxy = proxy_from({"all": "http://user:pass@proxy:3128"}, PROXIED)
    assert proxy is not None
    assert (str(proxy.url), proxy.auth) == ("http://proxy:3128", ("user", "pass"))


@pytest.mark.parametrize(
    ("exceptions", "base_url"),
    [
        ("shop.example", PROXIED),
        ("SHOP.example", PROXIED),
        ("shop.example:8443", PROXIED),
        ("shop.example:443", "https://shop.example/api/v3"),
        ("shop.example:80", "http://shop.example/api/v3"),
        ("other, example", PROXIED),
        ("other .example", PROXIED),
        ("*.example", PROXIED),
        ("example:8443", PROXIED),
        ("*", PROXIED),
        ("10.0.0.0/8", "http://10.1.2.3/api/v3"),
        ("10.0.0.0/8:80", "http://10.1.2.3/api/v3"),
        ("127.0.0.1:8080", "http://127.0.0.1:8080/api/v3"),
        ("::1", "http://[::1]:8080/api/v3"),
        ("[::1]", "http://[::1]:8080/api/v3"),
        ("[::1]:8080", "http://[::1]:8080/api/v3"),
    ],
)
def test_a_host_may_need_no_proxy(exceptions: str, base_url: str) -> None:
    """By name with all below it, by network, with a port or without."""
    assert proxy_from({"all": "http://proxy:3128", "no": exceptions}, base_url) is None


@pytest.mark.parametrize(
    "exceptions",
    ["", ".", ":8443", ":", "shop.example:443", "hop.example", "shop", "10.0.0.0/8", "[::1]:8080", "a.shop.example"],
)  # fmt: skip
def test_other_hosts_need_the_proxy(exceptions: str) -> None:
    """What does not name the host says nothing of it."""
    assert proxy_from({"all": "http://proxy:3128", "no": exceptions}, PROXIED) is not None


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://127.0.0.1:abc", "http://host:3128"),
        ("127.0.0.1:abc", "http://host:3128"),
        ("http://u:hidden@[::1", "http://host:3128"),
        ("http://u:hidden@proxy:99999", "http://host:3128"),
        ("ftp://u:hidden@proxy", "http://host:3128"),
        ("http://", "http://host:3128"),
        ("socks5://u:hidden@proxy:1080", r"transport=httpx\.HTTPTransport\(proxy="),
        ("SOCKS5H://proxy:1080", r"httpx\[socks\]"),
    ],
)
@pytest.mark.parametrize("name", ["https", "all"])
def test_a_proxy_that_cannot_be_used_is_refused_by_the_name_of_its_variable(
    name: str, address: str, words: str
) -> None:
    """And what to do instead, without the password."""
    with pytest.raises(ValueError, match=f"^{name.upper()}_PROXY .*{words}") as caught:
        proxy_from({name: address}, PROXIED)
    assert "hidden" not in str(caught.value)


def test_the_environment_names_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """With its exceptions, by port too."""
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy:3128")
    assert proxy_from_environment(PROXIED) is not None
    monkeypatch.setenv("NO_PROXY", "shop.example:8443")
    assert proxy_from_environment(PROXIED) is None
    assert proxy_from_environment("https://shop.example/api/v3") is not None


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize(
    "base_url", ["https://app.ecwid.com", "https://x/api", f"https://x/api/v3/{STORE}", "https://x/api/v30"]
)
def test_a_base_url_ends_as_the_contract_s(client: Any, base_url: str) -> None:
    """Without the store's id, which the client adds."""
    with pytest.raises(ValueError, match="base_url must end in /api/v3, without the store's id"):
        client(STORE, TOKEN, base_url=base_url)


@pytest.mark.parametrize("base_url", ["HTTPS://Shop.Example/api/v3", "https://shop.example/api/v3///"])
def test_a_base_url_is_written_in_one_way(make: SubjectFactory, base_url: str) -> None:
    """Schemes and hosts have no case; slashes at the end count for nothing."""
    answers = script({"generalInfo": {"storeId": STORE}})
    make(answers.transport, base_url=base_url).do(lambda client: client.profile.get())
    assert str(answers.seen[0].url) == f"https://shop.example/api/v3/{STORE}/profile"


@pytest.mark.parametrize(
    ("client", "settings", "words"),
    [
        (EcwidClient, {"transport": httpx.Client}, "transport must be of httpx.BaseTransport, not a type"),
        (EcwidClient, {"transport": httpx.AsyncHTTPTransport()}, "not a AsyncHTTPTransport"),
        (AsyncEcwidClient, {"transport": httpx.HTTPTransport()}, "of httpx.AsyncBaseTransport, not a HTTPTr"),
        (EcwidClient, {"hooks": print}, "hooks must be of ecwid_client.events.Hooks"),
        (EcwidClient, {"clock": lambda: 0.0}, "clock must be of ecwid_client.clock.Clock"),
        (EcwidClient, {"clock": None}, "clock must be"),
        (
            EcwidClient,
            {"shared_limit": "bucket.db"},
            "shared_limit must be of ecwid_client.delivery.pacing.Bucket",
        ),
    ],
)
def test_an_object_of_another_kind_is_refused_by_name(client: Any, settings: Any, words: str) -> None:
    """When the client is made, and not by an AttributeError in its first call."""
    with pytest.raises(TypeError, match=words):
        client(STORE, TOKEN, **settings)


@pytest.mark.parametrize("client", CLIENTS)
def test_swapped_arguments_are_told_apart(client: Any) -> None:
    """Without a word of what was given."""
    with pytest.raises(ValueError, match="not a str; the order is store_id, token") as caught:
        client(SECRET, STORE)
    assert SECRET not in str(caught.value)


def test_a_closed_client_says_so(make: SubjectFactory) -> None:
    """With its copies, and by every way to call; closing it again does nothing."""
    answers = script({"generalInfo": {"storeId": STORE}})
    subject = make(answers.transport)
    copy = subject.client.with_options(retries=0)
    resource = subject.client.profile
    subject.do(lambda client: client.profile.get())
    close = "close" if subject.colour == "sync" else "aclose"
    for _ in range(2):
        subject.run(getattr(copy, close)())
        subject.run(resource.get())
    for _ in range(2):
        subject.run(getattr(subject.client, close)())
    for client in (subject.client, copy, subject.client.with_options(retries=1)):
        for use in (
            lambda client: client.profile.get(),
            lambda client: client.combinations.create(PRODUCT, new_combination()),
            lambda client: client.with_response(client.profile.get),
        ):
            with pytest.raises(RuntimeError, match=f"this {type(client).__name__} is closed"):
                subject.run(use(client))
    with pytest.raises(RuntimeError, match="is closed"):
        subject.run(resource.get())
    assert len(answers.seen) == 3


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("socks5://127.0.0.1:9", "HTTP_PROXY names a SOCKS proxy"),
        ("http://127.0.0.1:abc", "HTTP_PROXY does not"),
    ],
)
def test_a_proxy_that_cannot_be_used_is_refused_when_the_client_is_made(
    client: type[EcwidClient] | type[AsyncEcwidClient],
    address: str,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Alike by both clients, and not at the first call."""
    monkeypatch.setenv("HTTP_PROXY", address)
    client(STORE, TOKEN, base_url="http://127.0.0.1:9/api/v3")
    with pytest.raises(ValueError, match=message):
        client(STORE, TOKEN, base_url="http://127.0.0.1:9/api/v3", trust_env=True)
