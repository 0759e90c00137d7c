"""Hostile input: ids, texts and addresses that are meant to break something."""

import json
import logging
import socket
import threading
import time
from typing import Any
from urllib.parse import quote

import pytest
from ecwid_mock import Limits, Mock, Request, Server, serve
from ecwid_mock.rules.decoding import Image
from ecwid_mock.seed.example import png

HEADERS = {"Authorization": "Bearer secret_demo", "Content-Type": "application/json"}

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


def test_others_are_served_while_an_image_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, go_on = threading.Event(), threading.Event()

    def slowly(content: bytes, limits: Limits) -> Image:
        asked.set()
        go_on.wait(20)
        return Image("image/png", 1, 1, content)

    def ask(server: Server, request: str) -> bytes:
        head = f"{request} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer secret_demo\r\n"
        with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
            connection.sendall(f"{head}Content-Length: 0\r\nConnection: close\r\n\r\n".encode())
            return b"".join(iter(lambda: connection.recv(65536), b""))

    monkeypatch.setattr("ecwid_mock.engine.decoded", slowly)
    with Mock() as mock, serve(mock) as server:
        answers: list[bytes] = []
        upload = "POST /api/v3/4870020/products/37208339/combinations/7084076/image"
        thread = threading.Thread(target=lambda: answers.append(ask(server, upload)))
        thread.start()
        assert asked.wait(20)
        assert ask(server, "GET /api/v3/4870020/profile").startswith(b"HTTP/1.1 200 ")
        go_on.set()
        thread.join(20)
        assert answers[0].startswith(b"HTTP/1.1 200 ")
