"""Hostile input: ids, texts and addresses that are meant to break something."""

import contextlib
import ipaddress
import json
import logging
import socket
import threading
import time
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import pytest
from ecwid_mock import Mock, Request, Store
from ecwid_mock.fetch import MAX_BYTES, Fetcher, is_public, public_address, resolve, target
from ecwid_mock.images import Image
from ecwid_mock.messages import Refusal
from ecwid_mock.seed import png
from ecwid_mock.server import serve

HEADERS = {"Authorization": "Bearer secret_demo", "Content-Type": "application/json"}

ANY_ADDRESS = ".".join("0000")

IDS = (
    *(
        "",
        "0",
        "-1",
        "-0",
        "00",
        "007",
        "+5",
        "1.0",
        "1e3",
        "1_0",
        "0x1",
        " 1",
        "1 ",
        "%201",
        "1%00",
        "%00",
        "%0a1",
    ),
    *(
        "\u0661",
        "\uff11",
        "%D9%A1",
        "%EF%BC%91",
        "NaN",
        "Infinity",
        "null",
        "true",
        "'1'",
        "1'--",
        "1;",
        "..",
        "%2e%2e",
    ),
    *(
        "%2F",
        "1%2F2",
        "[1]",
        "{1}",
        "*",
        "%25",
        "%",
        "%zz",
        "%ff",
        "2147483648x",
        "9" * 19,
        str(2**63),
        "9" * 40,
    ),
    *("9" * 5000, "-" + "9" * 5000, "%31%FF"),
)
LARGE_IDS = ("1", "2147483648", str(2**53), str(2**63 - 1), "%31")


@pytest.mark.parametrize("id", IDS, ids=lambda id: ascii(id)[:30])
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/products/{}"),
        ("GET", "/products/37208339/combinations/{}"),
        ("DELETE", "/products/{}/combinations"),
        ("PUT", "/products/37208339/combinations/{}/inventory"),
        ("POST", "/products/{}/combinations/7084076/image"),
    ],
)
def test_an_id_is_a_positive_number_of_63_bits(api: Any, method: str, path: str, id: str) -> None:
    before = api.everything()
    body = b'{"quantityDelta":1}' if method == "PUT" else png(1, 1, (0, 0, 0)) if method == "POST" else b""
    headers = {**api.headers, "Content-Type": "application/json"}
    response = api.mock.handle(Request(method, "/api/v3/4870020" + path.format(id), headers, body))
    assert response.status in (400, 404), response.body
    assert len(response.body) < 400
    assert api.everything() == before


@pytest.mark.parametrize("id", LARGE_IDS)
def test_large_ids_are_looked_up(api: Any, id: str) -> None:
    assert api.refused("GET", f"/products/{id}") == (404, "PRODUCT_NOT_FOUND")
    assert api.refused("GET", f"/products/37208339/combinations/{id}") == (404, "COMBINATION_NOT_FOUND")


TEXTS = (
    "\0",
    "a\0b",
    "\x01\x02\x1b[31m\x7f",
    "\r\nSet-Cookie: x",
    "\u2028\u2029\x85\u200b\ufeff",
    "\u202egnp.exe",
    "<script>alert(1)</script>",
    "'; DROP TABLE product; --",
    '" OR 1=1 --',
    "%s%n%x{0}${x}",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467",
    "e\u0301",
    "\u00e9",
    "\u0130\u0131\u00df\ufb01",
    "\ud7ff\ue000\uffff\U0010ffff",
    "\\u0041",
    " leading and trailing ",
    "\t\n",
    "../../etc/passwd",
    "=1+1",
    "x" * 10_000,
    "\u4e2d" * 5000,
)


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text)[:20])
class TestTexts:
    def test_fields_are_kept_letter_by_letter(self, api: Any, text: str) -> None:
        fields = {
            "options": [{"name": text, "value": text}],
            "sku": text,
            "customsHsTariffCode": text,
            "externalReferenceId": text,
            "alt": {"main": text, "translated": {text: text}},
            "attributes": [{"name": text, "value": text}],
        }
        read = api.combination(api.create(**fields))
        assert {name: read[name] for name in fields} == fields
        assert api.refused("POST", "/products/37208339/combinations", fields) == (
            409,
            "COMBINATION_DUPLICATED",
        )

    def test_products_are_found_by_them(self, api: Any, text: str) -> None:
        id = api.done("POST", "/products", {"name": text, "sku": text, "description": text})["id"]
        assert (api.get(f"/products/{id}")["name"], api.get(f"/products/{id}")["sku"]) == (text, text)
        found = api.get(f"/products?sku={quote(text)}")["items"]
        assert [item["id"] for item in found] == [id]
        assert id in [item["id"] for item in api.get(f"/products?keyword={quote(text)}")["items"]]

    def test_queries_do_not_break_anything(self, api: Any, text: str) -> None:
        for name in ("lang", "responseFields", "offset", "limit", "keyword", "sku", "token", text):
            asked = f"/api/v3/4870020/products?{quote(name)}={quote(text)}"
            assert api.mock.handle(Request("GET", asked, api.headers)).status in (200, 400)
        assert (
            api("POST", f"/products/37208339/combinations/7084076/image?externalUrl={quote(text)}").status
            == 422
        )

    def test_logs_stay_on_one_line(self, mock: Mock, caplog: pytest.LogCaptureFixture, text: str) -> None:
        caplog.set_level(logging.INFO)
        headers = {**HEADERS, "X-Ecwid-Api-Request-Id": text}
        for asked in (f"/api/v3/{text}", f"/api/v3/4870020/products?sku={text}", f"/api/v3/{quote(text)}/x"):
            mock.handle(Request(text, asked, headers))
            mock.handle(Request("GET", asked, headers))
        assert len(caplog.records) == 6
        for record in caplog.records:
            assert len(record.getMessage().splitlines()) == 1
            assert record.getMessage().isprintable()
        assert "secret" not in caplog.text


@pytest.mark.parametrize("query", ["sku=%ff", "%ff=1", "lang=%C3%28", "keyword=%ED%A0%80"])
def test_a_query_is_utf_8(api: Any, query: str) -> None:
    assert api("GET", f"/products?{query}").status == 400


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        (b'{"options":[' + b"{}," * 500_000 + b"{}]}", (400, "WRONG_PARAMETER")),
        (b"{\"options\":[" + b"{\"name\":\"x\",\"value\":\"\"}," * 50_000 + b"{}]}", (400, "WRONG_PARAMETER")),
        (json.dumps({"options": [{"name": f"{n}", "value": "x"} for n in range(40_000)]}).encode(), (200, "")),
        (b'{"wholesalePrices":[' + b'{"price":-1},' * 100_000 + b"{}]}", (400, "WRONG_PARAMETER")),
    ],
    ids=["no options", "empty options", "many options", "no prices"],
)  # fmt: skip
def test_a_body_that_was_made_for_it_does_not_take_long(
    api: Any, body: bytes, answer: tuple[int, str]
) -> None:
    # By the square of their number these would take minutes, and meanwhile nobody else is served.
    started_s = time.process_time()
    response = api("POST", "/products/37208339/combinations", body, headers=HEADERS)
    assert (response.status, response.json().get("errorCode", "")) == answer
    assert time.process_time() - started_s < 10


def test_many_parameters_are_answered(api: Any) -> None:
    assert api("GET", "/products?" + "&".join(f"a{n}={n}" for n in range(10_000))).status == 200
    assert api("GET", "/products?" + "&" * 50_000).status == 200


class TestAddresses:
    PUBLIC = ("93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "1.1.1.1", "8.8.8.8")
    NOT_PUBLIC = (
        *(
            "127.0.0.1",
            "127.255.255.254",
            ANY_ADDRESS,
            "10.0.0.1",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
        ),
        *("100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1"),
        *(
            "239.255.255.250",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "fe80::1",
            "fc00::1",
            "fd00::1",
            "ff02::1",
        ),
        *(
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "2002:7f00:1::",
        ),
        *("2001::1", "2001:db8::1", "fec0::1", "fe80::1%lo", "100::1"),
    )

    @pytest.mark.parametrize("address", PUBLIC)
    def test_public_ones(self, address: str) -> None:
        assert is_public(ipaddress.ip_address(address))

    @pytest.mark.parametrize("address", NOT_PUBLIC)
    def test_others(self, address: str) -> None:
        assert not is_public(ipaddress.ip_address(address))

    def test_one_bad_one_spoils_a_host(self) -> None:
        assert public_address("a", 80, lambda host, port: ["1.1.1.1", "8.8.8.8"]) == "1.1.1.1"
        for found in ([], ["1.1.1.1", "127.0.0.1"], ["::1", "1.1.1.1"], ["nonsense"]):
            with pytest.raises(ValueError, match=r"host|nonsense"):
                public_address("a", 80, lambda host, port, found=found: found)  # type: ignore[misc]

    @pytest.mark.parametrize(
        "url",
        [
            "ftp://a/b",
            "file:///etc/passwd",
            "gopher://a/",
            "data:image/png;base64,AA==",
            "http:///b",
            "http://",
            "http://a b/",
            "http://a\\@b/",
            "http://a/\r\nHost: b",
            "http://user:pass@a/",
            "http://user@a/",
            "http://a:99999/",
            "http://a:x/",
            "http://[::1/",
            "http://\u24d0/",
            "",
        ],
    )
    def test_malformed_ones(self, url: str) -> None:
        with pytest.raises(ValueError, match=r"address|[Pp]ort|IPv6"):
            target(url)

    @pytest.mark.parametrize(
        ("url", "expected"),
        [
            ("http://a/b?c#d", ("a", 80)),
            ("https://A.Example:8443", ("a.example", 8443)),
            ("HTTPS://[::1]", ("::1", 443)),
        ],
    )
    def test_well_formed_ones(self, url: str, expected: tuple[str, int]) -> None:
        assert target(url)[1:] == expected


class Canary:
    """A listener on loopback that nobody may reach."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.socket.setblocking(False)
        self.port = self.socket.getsockname()[1]

    def visitors(self) -> int:
        count = 0
        with contextlib.suppress(BlockingIOError):
            while True:
                self.socket.accept()[0].close()
                count += 1
        return count


class TestFetching:
    HOSTS = (
        *(
            "127.0.0.1",
            "127.1",
            "127.0.1",
            "2130706433",
            "0x7f000001",
            "0x7f.1",
            "0177.0.0.1",
            "017700000001",
        ),
        *(
            "0",
            ANY_ADDRESS,
            "localhost",
            "[::1]",
            "[::]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[0:0:0:0:0:0:0:1]",
        ),
        *(
            "[64:ff9b::7f00:1]",
            "[2002:7f00:1::]",
            "[::127.0.0.1]",
            "127.0.0.1.",
            "127.000.000.001",
            "user@127.0.0.1",
        ),
        *("127.0.0.1%23", "evil.example", "rebinding.example", "169.254.169.254", "10.0.0.1", "192.168.0.1"),
    )
    SCHEMES = ("file", "gopher", "ftp", "dict", "ldap", "tftp", "jar", "netdoc", "ws", "unix")

    def resolve(self, host: str, port: int) -> Sequence[str]:
        """Names as an attacker's resolver would answer, numbers as the system's does."""
        names = {"evil.example": ["127.0.0.1"], "rebinding.example": ["1.1.1.1", "127.0.0.1"]}
        if host in names:
            return names[host]
        return resolve(host, port)

    @pytest.fixture
    def canary(self) -> Any:
        canary = Canary()
        yield canary
        canary.socket.close()

    @pytest.mark.parametrize("form", [*HOSTS, *SCHEMES])
    def test_nothing_inside_is_reached(self, canary: Canary, form: str) -> None:
        scheme, host = ("http", form) if form in self.HOSTS else (form, "127.0.0.1")
        fetcher = Fetcher(resolve=self.resolve)
        for url in (f"{scheme}://{host}:{canary.port}/", f"{scheme}://{host}:{canary.port}/a.png?x"):
            with pytest.raises(Refusal) as caught:
                fetcher(url)
            assert (caught.value.status, caught.value.code) == (422, "WRONG_URL")
            assert "127" not in caught.value.message
        assert canary.visitors() == 0

    def test_through_the_front_door_too(self, canary: Canary) -> None:
        with Mock(fetch=Fetcher(resolve=self.resolve)) as mock:
            for host in self.HOSTS:
                url = quote(f"http://{host}:{canary.port}/", safe="")
                path = f"/api/v3/4870020/products/37208339/combinations/7084076/image?externalUrl={url}"
                assert mock.handle(Request("POST", path, HEADERS)).status == 422, host
        assert canary.visitors() == 0

    def served(
        self, answer: bytes, monkeypatch: pytest.MonkeyPatch, path: str = "/a.png?b=c"
    ) -> tuple[bytes, bytes]:
        """What is fetched from, and was asked of, a server that a test takes for a public one."""
        monkeypatch.setattr("ecwid_mock.fetch.is_public", lambda address: True)
        asked: list[bytes] = []
        with socket.create_server(("127.0.0.1", 0)) as server:

            def serve_once() -> None:
                connection = server.accept()[0]
                with connection, contextlib.suppress(OSError):
                    asked.append(connection.recv(65536))
                    connection.sendall(answer)

            thread = threading.Thread(target=serve_once)
            thread.start()
            port = server.getsockname()[1]
            try:
                fetcher = Fetcher(resolve=lambda host, port: ["127.0.0.1"])
                content = fetcher(f"http://shop.example:{port}{path}#fragment")
            finally:
                thread.join(10)
        return content, asked[0]

    def test_a_public_image_is_fetched_by_its_name(self, monkeypatch: pytest.MonkeyPatch) -> None:
        content, asked = self.served(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc", monkeypatch)
        assert content == b"abc"
        assert asked.startswith(b"GET /a.png?b=c HTTP/1.1\r\nHost: shop.example:")

    @pytest.mark.parametrize(
        "answer",
        [
            b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n",
            b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\nabc",
            b"nonsense",
            b"",
            b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * (MAX_BYTES + 1),
        ],
        ids=["redirect", "missing", "cut", "nonsense", "empty", "large"],
    )
    def test_everything_else_is_422(self, monkeypatch: pytest.MonkeyPatch, answer: bytes) -> None:
        with pytest.raises(Refusal) as caught:
            self.served(answer, monkeypatch)
        assert caught.value.status == 422

    def test_time_is_limited(self) -> None:
        class Slow:
            def __init__(self) -> None:
                self.now = 0.0

            def read(self, amount: int, /) -> bytes:
                self.now += 1
                return b"x"

        slow = Slow()
        with pytest.raises(ValueError, match="too slow"):
            Fetcher(clock=lambda: slow.now).limited(slow, 10)
        assert slow.now == 11

    IMAGE = "/api/v3/4870020/products/37208339/combinations/7084076/image"
    URL = "https://images.example.com/a.png"

    def test_a_map_may_stand_for_the_internet(self, make_api: Any) -> None:
        api = make_api(fetch={self.URL: png(5, 5, (1, 2, 3)), "https://a/b": b"no image"}.get)
        path = "/products/37208339/combinations/7084076/image"
        api.done("POST", f"{path}?externalUrl={self.URL}")
        read = api.combination(7084076)
        assert read["originalImageUrl"] == self.URL
        thumbnail = read["thumbnailUrl"].removeprefix(api.mock.public_url)
        assert api.mock.handle(Request("GET", thumbnail)).body.startswith(b"\x89PNG")
        assert api.refused("POST", f"{path}?externalUrl=https://a/b") == (422, "")
        link = {"url": self.URL, "width": 5, "height": 5}
        api.done("POST", f"{path}/async", link)
        assert api.refused("POST", f"{path}/async", {**link, "url": "https://a/b"}) == (422, "")
        api.done("POST", f"{path}?externalUrl=https://unknown/")
        assert api.combination(7084076)["thumbnailUrl"] == "https://unknown/"

    def test_nothing_is_fetched_for_who_may_not(self) -> None:
        asked: list[str] = []
        with Mock(fetch=lambda url: asked.append(url)) as mock:
            for headers, suffix in (
                ({}, ""),
                (HEADERS, "&externalUrl=https://b/"),
                ({"Authorization": "Bearer x"}, ""),
            ):
                mock.handle(Request("POST", f"{self.IMAGE}?externalUrl={self.URL}{suffix}", headers))
            assert asked == []
            mock.handle(Request("POST", f"{self.IMAGE}?externalUrl={self.URL}", HEADERS))
            assert asked == [self.URL]

    @pytest.mark.parametrize(
        "store", [{"plan": "venture"}, {"suspended": True}, {"scopes": ("read_catalog",)}]
    )
    def test_nor_for_a_store_that_may_not(self, store: dict[str, Any]) -> None:
        asked: list[str] = []
        with Mock(
            stores=[Store(4870020, "secret_demo", **store)], fetch=lambda url: asked.append(url)
        ) as mock:
            answer = mock.handle(Request("POST", f"{self.IMAGE}?externalUrl={self.URL}", HEADERS))
        assert answer.status in (402, 403)
        assert asked == []

    def test_a_failing_source_is_a_500(self, caplog: pytest.LogCaptureFixture) -> None:
        with Mock(fetch=lambda url: 1 / 0) as mock:  # type: ignore[arg-type,return-value]
            assert mock.handle(Request("POST", f"{self.IMAGE}?externalUrl={self.URL}", HEADERS)).status == 500
        assert "could not be fetched" in caplog.text

    @pytest.mark.parametrize("beside", ["fetched", "decoded"])
    def test_others_are_served_while_an_image_is(self, beside: str, monkeypatch: pytest.MonkeyPatch) -> None:
        asked, go_on = threading.Event(), threading.Event()

        def slow(url: str) -> bytes:
            asked.set()
            go_on.wait(20)
            return png(1, 1, (0, 0, 0))

        def ask(server: Any, request: str) -> bytes:
            head = f"{request} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer secret_demo\r\n"
            with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
                connection.sendall(f"{head}Content-Length: 0\r\nConnection: close\r\n\r\n".encode())
                return b"".join(iter(lambda: connection.recv(65536), b""))

        def slowly(content: bytes, max_pixels: int) -> Image:
            return Image("image/png", slow(""))

        if beside == "decoded":
            monkeypatch.setattr("ecwid_mock.images.looked_at", slowly)
        with Mock(fetch=slow) as mock, serve(mock) as server:
            answers: list[bytes] = []
            upload = f"POST {self.IMAGE}" + (f"?externalUrl={self.URL}" if beside == "fetched" else "")
            thread = threading.Thread(target=lambda: answers.append(ask(server, upload)))
            thread.start()
            assert asked.wait(20)
            assert ask(server, "GET /api/v3/4870020/profile").startswith(b"HTTP/1.1 200 ")
            go_on.set()
            thread.join(20)
            assert answers[0].startswith(b"HTTP/1.1 200 ")
