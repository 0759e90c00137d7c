"""The admin API under `/__mock/`: what it does, and who may use it."""

import json
from typing import Any
from urllib.parse import quote

import pytest
from ecwid_mock import Mock, Request, Response

CHANGE = {"X-Mock-Admin": "1"}


class Admin:
    def __init__(self, mock: Mock) -> None:
        self.mock = mock

    def __call__(
        self, method: str, path: str, body: object = None, headers: dict[str, str] | None = None
    ) -> Response:
        content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        sent = CHANGE if headers is None else headers
        return self.mock.handle(Request(method, f"/__mock/{path}", sent, content))

    def done(self, method: str, path: str, body: object = None) -> Any:
        response = self(method, path, body)
        assert response.status == 200, response.body
        return response.json()


@pytest.fixture
def admin(mock: Mock) -> Admin:
    return Admin(mock)


def status_of_profile(mock: Mock) -> int:
    return mock.handle(Request("GET", "/api/v3/4870020/profile?token=secret_demo")).status


class TestActions:
    def test_faults_are_set_listed_and_removed(self, mock: Mock, admin: Admin) -> None:
        assert admin.done("POST", "faults", {"status": 503, "operation": "getProfile"}) == {"id": 1}
        assert admin.done("POST", "faults", {"close": "rst", "stage": "after_commit"}) == {"id": 2}
        assert status_of_profile(mock) == 503
        assert admin.done("GET", "faults") == [
            {"id": 1, "matched": 1, "fired": 1, "operation": "getProfile", "status": 503},
            {"id": 2, "matched": 0, "fired": 0, "stage": "after_commit", "close": "rst"},
        ]
        admin.done("DELETE", "faults/1")
        assert admin("DELETE", "faults/1").status == 404
        admin.done("DELETE", "faults")
        assert admin.done("GET", "faults") == []
        assert status_of_profile(mock) == 200

    @pytest.mark.parametrize(
        "body",
        [
            b"",
            b"x",
            b"[]",
            b'{"status":503,"status":504}',
            {"colour": "red"},
            {"status": 503, "operation": "no"},
        ],
    )
    def test_a_fault_that_is_none_is_refused(self, admin: Admin, body: object) -> None:
        assert admin("POST", "faults", body).status == 400
        assert admin.done("GET", "faults") == []

    def test_the_journal_is_read_in_pieces_and_cleared(self, mock: Mock, admin: Admin) -> None:
        for _ in range(5):
            status_of_profile(mock)
        assert [entry["number"] for entry in admin.done("GET", "journal?after=2&limit=2")] == [3, 4]
        assert len(admin.done("GET", "journal")) == 5
        admin.done("DELETE", "journal")
        assert admin.done("GET", "journal") == []

    def test_the_admin_s_own_requests_are_not_in_it(self, admin: Admin) -> None:
        admin.done("GET", "state")
        assert admin.done("GET", "journal") == []

    @pytest.mark.parametrize("query", ["after=x", "limit=-1", "after=9999999999", "limit="])
    def test_pieces_are_numbers(self, admin: Admin, query: str) -> None:
        assert admin("GET", f"journal?{query}").status in (200, 400)

    def test_the_journal_keeps_a_request_without_its_token(self, mock: Mock, admin: Admin) -> None:
        path = "/api/v3/4870020/products/37208339/combinations/7084071"
        body = b'{"price":2}'
        bearer = {"Authorization": "Bearer secret_demo"}
        mock.handle(Request("GET", f"{path}?token=secret_demo&lang=en&Token=secret_demo&x=secret_demo"))
        mock.handle(Request("PUT", path, bearer, body))
        mock.handle(Request("PUT", path, bearer, b" " * 2000 + body))
        mock.handle(Request("POST", f"{path}/image", bearer, b"no image"))
        entries = admin.done("GET", "journal")
        assert [entry["query"] for entry in entries] == ["lang=en", "", "", ""]
        assert [entry["body"] for entry in entries] == ["", body.decode(), "", ""]
        assert [entry["body_bytes"] for entry in entries] == [0, 11, 2011, 8]
        assert "secret_demo" not in json.dumps(entries)

    def test_stock_and_price_are_changed_without_a_token(self, mock: Mock, admin: Admin, api: Any) -> None:
        product = "stores/4870020/products/37208339"
        admin.done("PATCH", f"{product}/combinations/7084071", {"quantity": 5, "price": 3})
        admin.done("PATCH", product, {"unlimited": True})
        assert len(mock.journal) == 0
        found = api.combination(7084071)
        assert (found["quantity"], found["price"]) == (5, 3)
        assert api.get("/products/37208339")["unlimited"] is True

    @pytest.mark.parametrize(
        ("path", "body", "status"),
        [
            ("stores/1/products/37208339", {}, 404),
            ("stores/4870020/products/5", {}, 404),
            ("stores/4870020/products/37208339/combinations/5", {}, 404),
            ("stores/4870020/products/37208339", {"quantity": "many"}, 400),
            ("stores/4870020/products/37208339", {"sku": "000076"}, 400),
            ("stores/4870020/products/37208339", b"x", 400),
        ],
    )
    def test_a_change_keeps_the_rules(
        self, admin: Admin, api: Any, path: str, body: object, status: int
    ) -> None:
        before = api.everything()
        assert admin("PATCH", path, body).status == status
        assert api.everything() == before

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("", 2),
            ("rad", 1),
            ("00007", 1),
            ("7084071", 1),
            ("37208339", 1),
            ("T-1", 1),
            ("708407", 0),
            ("%", 0),
        ],
    )
    def test_products_are_searched(self, admin: Admin, api: Any, text: str, found: int) -> None:
        api.done("POST", "/products", {"name": "Turnip", "sku": "t-1"})
        page = admin.done("GET", f"stores/4870020/products?search={quote(text)}")
        assert (page["total"], page["count"]) == (found, found)

    def test_reset_and_scenarios(self, admin: Admin, api: Any) -> None:
        before = api.everything()
        admin.done("POST", "reset?scenario=empty")
        assert api.everything()["total"] == 0
        admin.done("POST", "reset")
        assert api.everything() == before
        assert admin("POST", "reset?scenario=paradise").status == 404

    def test_a_large_body_changes_nothing(self, mock: Mock, admin: Admin, api: Any) -> None:
        api.done("DELETE", "/products/37208339")
        for method, path in (("POST", "reset"), ("POST", "faults"), ("PATCH", "behaviour")):
            assert admin(method, path, b'{"status":500}' + b" " * 2_097_152).status == 413
            # As a server that did not read it.
            unread = Request(
                method, f"/__mock/{path}", {"Host": "localhost", "X-Mock-Admin": "1"}, b"", 30_000_000
            )
            assert mock.handle(unread).status == 413
        assert api.everything()["total"] == 0
        assert mock.faults == []

    def test_snapshots(self, admin: Admin, api: Any) -> None:
        before = api.everything()
        admin.done("PUT", "snapshots/before")
        api.done("DELETE", "/products/37208339")
        assert admin.done("GET", "snapshots") == ["before"]
        admin.done("POST", "snapshots/before/restore")
        assert api.everything() == before
        assert admin("POST", "snapshots/never/restore").status == 404
        assert admin("PUT", "snapshots/../x").status == 404

    def test_a_failure_is_a_500(self, mock: Mock, admin: Admin, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(name: str) -> None:
            raise OSError(name)

        monkeypatch.setattr(mock, "snapshot", fail)
        assert admin("PUT", "snapshots/x").status == 500

    def test_the_clock(self, mock: Mock, admin: Admin) -> None:
        now = admin.done("GET", "clock")["now_s"]
        assert admin.done("POST", "clock", {"advance_s": 60}) == {"now_s": now + 60}
        assert mock.clock.now() == now + 60

    @pytest.mark.parametrize(
        "body", [{}, [], {"advance_s": -1}, {"advance_s": "1"}, {"advance_s": True}, b"1e400"]
    )
    def test_the_clock_goes_forward_only(self, admin: Admin, body: object) -> None:
        assert admin("POST", "clock", body).status == 400

    def test_the_behaviour(self, mock: Mock, admin: Admin) -> None:
        changed = admin.done("PATCH", "behaviour", {"unlimited_delta": "refused", "requests_per_minute": 1})
        assert changed == admin.done("GET", "behaviour")
        assert mock.behaviour.unlimited_delta == "refused"
        assert [status_of_profile(mock) for _ in range(2)] == [200, 429]

    @pytest.mark.parametrize(
        "body",
        [
            [],
            {"colour": 1},
            {"unlimited_delta": "maybe"},
            {"requests_per_minute": "x"},
            {"old_errors": 1},
            {"large_image_status": 400.0},
            {"base_sku": ["shares"]},
        ],
    )
    def test_the_behaviour_has_its_values(self, mock: Mock, admin: Admin, body: object) -> None:
        before = mock.behaviour
        assert admin("PATCH", "behaviour", body).status == 400
        assert mock.behaviour == before

    def test_the_state_shows_what_there_is(self, admin: Admin) -> None:
        state = admin.done("GET", "state")
        assert state["stores"] == [{"id": 4870020, "plan": "unlimited", "products": 1}]
        assert state["scenarios"].keys() >= {"start", "empty", "flaky"}
        page = admin.done("GET", "stores/4870020/products?limit=5")
        assert [len(item["combinations"]) for item in page["items"]] == [4]
        assert admin("GET", "stores/5/products").status == 404
        assert "secret" not in json.dumps([state, page])


class TestAccess:
    CHANGES = (
        ("POST", "reset"),
        ("POST", "faults"),
        ("DELETE", "faults"),
        ("DELETE", "journal"),
        ("PUT", "snapshots/x"),
        ("POST", "clock"),
        ("PATCH", "behaviour"),
    )

    @pytest.mark.parametrize(("method", "path"), CHANGES)
    def test_a_change_needs_a_header_that_a_web_page_cannot_send(
        self, admin: Admin, api: Any, method: str, path: str
    ) -> None:
        before = api.everything()
        simple = {"Content-Type": "text/plain", "Origin": "https://evil.example"}
        assert admin(method, path, {"status": 503, "advance_s": 5}, headers=simple).status == 403
        assert api.everything() == before
        assert admin.done("GET", "faults") == []

    def test_nobody_is_told_that_he_may(self, admin: Admin) -> None:
        asked = {"Origin": "https://evil.example", "Access-Control-Request-Headers": "x-mock-admin"}
        response = admin("OPTIONS", "reset", headers=asked)
        assert response.status == 405
        assert not any(name.lower().startswith("access-control") for name, _ in response.headers)

    @pytest.mark.parametrize(
        "host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.1@evil:80", "", "localhost:x"]
    )
    def test_other_names_are_refused(self, admin: Admin, host: str) -> None:
        for path in ("", "state", "journal"):
            assert admin("GET", path, headers={"Host": host}).status == 403

    @pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8080", "localhost", "localhost:1", "[::1]:5"])
    def test_loopback_names_are_taken(self, admin: Admin, host: str) -> None:
        assert admin("GET", "state", headers={"Host": host}).status == 200

    @pytest.mark.parametrize(
        ("method", "path"), [*CHANGES, ("GET", "state"), ("GET", ""), ("GET", "journal")]
    )
    def test_there_is_nothing_when_it_is_off(self, method: str, path: str) -> None:
        with Mock(admin=False) as mock:
            assert Admin(mock)(method, path).status == 404

    def test_methods_and_addresses(self, admin: Admin) -> None:
        response = admin("PUT", "faults")
        assert (response.status, dict(response.headers)["Allow"]) == (405, "GET, POST, DELETE")
        for path in ("nothing", "faults/x", "snapshots/", "snapshots/a%2Fb", "stores/x/products"):
            assert admin("GET", path).status == 404

    def test_the_console_may_load_nothing_from_outside(self, admin: Admin) -> None:
        response = admin("GET", "")
        headers = dict(response.headers)
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert b"http://" not in response.body
        assert b"https://" not in response.body
        assert admin("POST", "").status == 405
