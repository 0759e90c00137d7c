"""Which web pages may reach the mock: its own and those that were let in."""

import asyncio
import socket
from collections.abc import Callable, Iterator
from typing import Any, Final

import httpx
import pytest
from ecwid_mock import Mock, Request, Server, serve

STORE = "/api/v3/4870020"
IMAGE = f"{STORE}/products/37208339/combinations/7084076/image"
TOKEN = "token=secret_demo"
EVIL = {"Origin": "https://evil.example"}
FORM = {**EVIL, "Content-Type": "application/x-www-form-urlencoded"}
PAGE = "http://localhost:3000"


@pytest.fixture
def server(mock: Mock) -> Iterator[Server]:
    with serve(mock) as server:
        yield server


def status(server: Server, method: str, target: str, headers: dict[str, str]) -> int:
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        lines = [f"{method} {target} HTTP/1.1", "Connection: close", "Content-Length: 0"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        return int(b"".join(iter(lambda: connection.recv(65536), b"")).split()[1])


class TestNames:
    @pytest.mark.parametrize(
        "host",
        [
            *("evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example"),
            *("localhost@evil.example", "", "127.0.0.1:x", "2130706433", "192.0.2.1", "[::2]"),
        ],
    )
    def test_others_than_loopback_ones_are_refused(self, server: Server, api: Any, host: str) -> None:
        before = api.everything()
        for method, target in (
            *(("POST", f"{STORE}/products?{TOKEN}"), ("DELETE", f"{STORE}/products/37208339?{TOKEN}")),
            *(("GET", f"{STORE}/profile?{TOKEN}"), ("GET", "/images/4870020/160/4300000001.png")),
            *(("GET", "/__mock/state"), ("GET", "/__mock/")),
        ):
            fault = {"Host": host, "X-Mock-Fault": '{"status":503}', "X-Mock-Admin": "1"}
            assert status(server, method, target, fault) == 403, target
        assert api.everything() == before

    @pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1", "127.8.9.1:80", "[::1]:5"])
    def test_loopback_ones_lead_here(self, server: Server, host: str) -> None:
        assert status(server, "GET", f"{STORE}/profile?{TOKEN}", {"Host": host}) == 200

    def test_the_one_of_the_public_address_leads_here(self, mock: Mock, server: Server) -> None:
        mock.public_url = "http://mock.internal:8080"
        for host, expected in (("Mock.internal:8080", 200), ("mock.internal", 403), ("localhost", 200)):
            assert status(server, "GET", f"{STORE}/profile?{TOKEN}", {"Host": host}) == expected

    def test_in_process_every_name_is_the_mock_s(self, mock: Mock) -> None:
        with httpx.Client(transport=mock.transport()) as client:
            assert client.get(f"https://app.ecwid.com{STORE}/profile?{TOKEN}").status_code == 200


class TestChanges:
    CHANGES = (
        ("POST", f"{IMAGE}?{TOKEN}&externalUrl=https://evil.example/a.png"),
        ("POST", f"{IMAGE}?{TOKEN}"),
        ("POST", f"{STORE}/products?{TOKEN}"),
        ("DELETE", f"{STORE}/products/37208339?{TOKEN}"),
        ("PUT", f"{STORE}/products/37208339?{TOKEN}"),
    )

    @pytest.mark.parametrize(("method", "target"), CHANGES)
    @pytest.mark.parametrize(
        "origin", ["https://evil.example", "null", "http://localhost:1", "http://127.0.0.1", "http://["]
    )
    def test_a_page_of_another_site_can_make_none(
        self, server: Server, api: Any, method: str, target: str, origin: str
    ) -> None:
        before = api.everything()
        headers = {"Host": f"127.0.0.1:{server.port}", **FORM, "Origin": origin}
        assert status(server, method, target, headers) == 403
        assert api.everything() == before

    def test_nor_through_asgi(self, mock: Mock, api: Any) -> None:
        before = api.everything()

        async def use() -> int:
            async with httpx.AsyncClient(transport=httpx.ASGITransport(mock.asgi)) as client:
                return (await client.post(f"http://testserver{self.CHANGES[0][1]}", headers=FORM)).status_code

        assert asyncio.run(use()) == 403
        assert api.everything() == before

    def test_clients_that_are_no_browsers_have_no_origin(self, server: Server) -> None:
        host = {"Host": f"127.0.0.1:{server.port}"}
        assert status(server, *self.CHANGES[0], host) == 200

    def test_a_page_of_the_mock_s_own_may(self, server: Server) -> None:
        own = f"127.0.0.1:{server.port}"
        assert status(server, *self.CHANGES[0], {"Host": own, "Origin": f"http://{own}"}) == 200


PREFLIGHT: Final = {
    "Origin": PAGE,
    "Access-Control-Request-Method": "PUT",
    "Access-Control-Request-Headers": "authorization,content-type",
}


class TestCors:
    def ask(
        self, mock: Mock, method: str, target: str, headers: dict[str, str]
    ) -> tuple[int, dict[str, str]]:
        response = mock.handle(Request(method, target, headers))
        cors = {n: v for n, v in response.headers if n.startswith("Access-Control")}
        return response.status, cors

    def test_it_is_off_unless_asked_for(self, mock: Mock) -> None:
        assert self.ask(mock, "OPTIONS", f"{STORE}/profile", PREFLIGHT) == (405, {})
        assert self.ask(mock, "GET", f"{STORE}/profile?{TOKEN}", {"Origin": PAGE}) == (200, {})

    @pytest.mark.parametrize(("allowed", "shown"), [([PAGE, "null"], PAGE), (["*"], "*")])
    def test_a_page_that_is_let_in_may_all(
        self, make_api: Callable[..., Any], allowed: list[str], shown: str
    ) -> None:
        mock = make_api(cors_origins=allowed).mock
        granted = {
            "Access-Control-Allow-Origin": shown,
            "Access-Control-Expose-Headers": "Retry-After",
            "Access-Control-Allow-Methods": "GET, POST, PUT, DELETE",
            "Access-Control-Allow-Headers": "authorization,content-type",
            "Access-Control-Max-Age": "600",
        }
        assert self.ask(mock, "OPTIONS", f"{STORE}/products/1", PREFLIGHT) == (200, granted)
        readable = {name: granted[name] for name in list(granted)[:2]}
        for method, path, expected in (
            *(("GET", f"profile?{TOKEN}", 200), ("GET", "profile", 403), ("GET", "nothing", 404)),
            *(("POST", f"{IMAGE.removeprefix(STORE)[1:]}?{TOKEN}&externalUrl=http://a", 200),),
        ):
            assert self.ask(mock, method, f"{STORE}/{path}", {"Origin": PAGE}) == (expected, readable)
        assert self.ask(mock, "GET", "/images/4870020/160/4300000001.png", {"Origin": PAGE}) == (
            200,
            readable,
        )
        assert [entry.method for entry in mock.journal] == ["GET", "GET", "GET", "POST"]

    def test_a_fault_can_be_read_too(self, make_api: Callable[..., Any]) -> None:
        mock = make_api(cors_origins=[PAGE]).mock
        headers = {"Origin": PAGE, "X-Mock-Fault": '{"status":503}'}
        status, cors = self.ask(mock, "GET", f"{STORE}/profile?{TOKEN}", headers)
        assert (status, cors["Access-Control-Allow-Origin"]) == (503, PAGE)

    def test_others_stay_out(self, make_api: Callable[..., Any]) -> None:
        mock = make_api(cors_origins=[PAGE]).mock
        for origin in (f"{PAGE}0", "http://localhost", "null", "https://localhost:3000", ""):
            preflight = {**PREFLIGHT, "Origin": origin}
            assert self.ask(mock, "OPTIONS", f"{STORE}/profile", preflight) == (405, {})
            assert self.ask(mock, "POST", f"{STORE}/products?{TOKEN}", {"Origin": origin}) == (403, {})

    def test_the_admin_side_stays_closed(self, make_api: Callable[..., Any]) -> None:
        mock = make_api(cors_origins=["*"]).mock
        asked = {**PREFLIGHT, "Access-Control-Request-Headers": "x-mock-admin"}
        assert self.ask(mock, "OPTIONS", "/__mock/reset", asked) == (405, {})
        assert self.ask(mock, "GET", "/__mock/state", {"Origin": PAGE}) == (200, {})

    def test_one_origin_is_a_list_too(self) -> None:
        with pytest.raises(TypeError, match="list of origins"):
            Mock(cors_origins=PAGE)

    def test_no_header_can_be_smuggled_in(self, make_api: Callable[..., Any]) -> None:
        mock = make_api(cors_origins=[PAGE]).mock
        asked = {**PREFLIGHT, "Access-Control-Request-Headers": "a\r\nSet-Cookie: x"}
        _, cors = self.ask(mock, "OPTIONS", f"{STORE}/profile", asked)
        assert "Access-Control-Allow-Headers" not in cors

    def test_over_a_port_too(self, make_api: Callable[..., Any]) -> None:
        with serve(make_api(cors_origins=[PAGE]).mock) as server, httpx.Client(trust_env=False) as client:
            url = f"{server.base_url}/4870020/profile?{TOKEN}"
            for answer in (
                client.options(url, headers=PREFLIGHT),
                client.get(url, headers={"Origin": PAGE}),
            ):
                assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (200, PAGE)


class TestAdminThroughAsgi:
    def test_it_is_off(self, mock: Mock) -> None:
        async def use() -> list[int]:
            async with httpx.AsyncClient(
                transport=httpx.ASGITransport(mock.asgi), base_url="http://localhost"
            ) as client:
                fault = {"X-Mock-Fault": '{"status":503}'}
                change = {"X-Mock-Admin": "1"}
                return [
                    (await client.get("/__mock/")).status_code,
                    (await client.post("/__mock/reset", headers=change)).status_code,
                    (await client.get(f"{STORE}/profile?{TOKEN}", headers=fault)).status_code,
                ]

        assert asyncio.run(use()) == [404, 404, 200]
