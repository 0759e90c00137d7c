"""Batches: their queue on the mock's clock, the service's own repeats, and what these can do to a stock."""

from typing import Any, ClassVar

import pytest
from ecwid_mock import Behaviour, Clock, Fault, Mock, Request, Store

PRODUCT = "/products/37208339"
READ = {"path": PRODUCT, "method": "GET"}
MISSING = {"path": "/products/5", "method": "GET"}


def priced(price: float, **more: Any) -> dict[str, Any]:
    return {"path": PRODUCT, "method": "PUT", "body": {"price": price}, **more}


def created(api: Any, requests: list[dict[str, Any]], query: str = "") -> str:
    ticket: str = api.done("POST", f"/batch{query}", requests)["ticket"]
    return ticket


def states(api: Any, ticket: str) -> tuple[str, list[str]]:
    batch = api.get(f"/batch?ticket={ticket}")
    assert batch["completedRequests"] == len(batch["responses"])
    return batch["status"], [result["status"] for result in batch["responses"]]


def test_requests_are_carried_out_in_order(api: Any) -> None:
    """Path with and without a slash at the start; the query travels in it; the id comes back."""
    ticket = created(
        api, [priced(3, id="a"), {"path": f"{PRODUCT[1:]}?responseFields=price", "method": "GET"}]
    )
    assert api.get(f"/batch?ticket={ticket}") == {
        "status": "COMPLETED",
        "totalRequests": 2,
        "completedRequests": 2,
        "responses": [
            {
                "id": "a",
                "status": "COMPLETED",
                "httpStatusCode": 200,
                "httpStatusLine": "OK",
                "httpBody": {"updateCount": 1},
            },
            {
                "status": "COMPLETED",
                "httpStatusCode": 200,
                "httpStatusLine": "OK",
                "httpBody": {"price": 3},
            },
        ],
    }


def test_any_later_request_shows_what_a_batch_did(api: Any) -> None:
    created(api, [priced(3)])
    assert api.get(PRODUCT)["price"] == 3


def test_bodies_come_as_texts_if_asked_for(api: Any) -> None:
    ticket = created(api, [priced(3), MISSING], "?stopOnFirstFailure=false")
    results = api.get(f"/batch?ticket={ticket}&escapedJson=true")["responses"]
    assert results[0]["escapedHttpBody"] == '{"updateCount":1}'
    assert "PRODUCT_NOT_FOUND" in results[1]["escapedHttpBody"]
    assert "httpBody" not in results[0]


def test_the_first_failure_is_the_last_request(api: Any) -> None:
    """Unless asked to go on, a batch stops; it has ended then."""
    assert states(api, created(api, [MISSING, priced(3)])) == ("COMPLETED", ["FAILED", "NOT_EXECUTED"])
    assert api.get(PRODUCT)["price"] != 3
    going_on = created(api, [MISSING, priced(3)], "?stopOnFirstFailure=false")
    assert states(api, going_on) == ("COMPLETED", ["FAILED", "COMPLETED"])


def test_a_key_is_carried_out_once_an_hour(api: Any) -> None:
    first = created(api, [priced(3)], "?deduplicationKey=k")
    api.mock.clock.advance(3599)
    assert created(api, [priced(4)], "?deduplicationKey=k") == first
    assert api.get(PRODUCT)["price"] == 3
    api.mock.clock.advance(2)
    assert created(api, [priced(4)], "?deduplicationKey=k") != first
    assert api.get(PRODUCT)["price"] == 4


def test_batches_wait_for_each_other_on_the_mocks_clock(api: Any) -> None:
    api.mock.behaviour = Behaviour(batch_request_s=2)
    first = created(api, [READ, priced(3), READ])
    second = created(api, [priced(4)])
    assert states(api, first) == ("IN_PROGRESS", ["COMPLETED"])
    api.mock.clock.advance(2)
    assert api.get(PRODUCT)["price"] == 3
    assert states(api, second) == ("QUEUED", [])
    api.mock.clock.advance(4)
    assert states(api, first)[0] == states(api, second)[0] == "COMPLETED"
    assert api.get(PRODUCT)["price"] == 4


def test_a_parallel_batch_carries_out_a_hundred_at_once(api: Any) -> None:
    api.mock.behaviour = Behaviour(batch_request_s=2)
    ticket = created(api, [READ] * 100, "?allowParallelMode=true")
    api.mock.clock.advance(2)
    assert states(api, ticket)[0] == "COMPLETED"


def test_a_group_is_stopped_in_the_middle(api: Any) -> None:
    api.mock.behaviour = Behaviour(batch_request_s=2)
    ticket = created(api, [READ, priced(3)], "?groupId=g")
    api.get(PRODUCT)
    assert api.done("POST", "/batch/cancel-group?groupId=other") == {"updateCount": 0}
    assert api.done("POST", "/batch/cancel-group?groupId=g") == {"updateCount": 1}
    assert states(api, ticket) == ("COMPLETED", ["COMPLETED", "NOT_EXECUTED"])
    assert api.done("POST", "/batch/cancel-group?groupId=g") == {"updateCount": 0}
    api.mock.clock.advance(10)
    assert api.get(PRODUCT)["price"] != 3


def test_a_deleted_batch_is_forgotten(api: Any) -> None:
    api.mock.behaviour = Behaviour(batch_request_s=2)
    ticket = created(api, [READ, priced(3)])
    assert api.done("DELETE", f"/batch?ticketId={ticket}") == {"deleteCount": 1}
    assert api.done("DELETE", f"/batch?ticketId={ticket}") == {"deleteCount": 0}
    assert api.refused("GET", f"/batch?ticket={ticket}") == (404, "")
    api.mock.clock.advance(10)
    assert api.get(PRODUCT)["price"] != 3


class TestRepeats:
    """With `stopOnFirstFailure=false` the service repeats 5xx up to 5 times, 3 seconds apart."""

    DELTA: ClassVar = {"path": f"{PRODUCT}/inventory", "method": "PUT", "body": {"quantityDelta": -1}}

    @pytest.fixture
    def stocked(self, api: Any) -> Any:
        api.done("PUT", PRODUCT, {"unlimited": False, "quantity": 10})
        return api

    def test_a_lost_answer_applies_a_change_of_stock_twice(self, stocked: Any) -> None:
        """The journal says so: two changes were committed, one was asked for."""
        stocked.mock.add_fault(
            Fault(operation="adjustProductInventory", times=1, stage="after_commit", status=503)
        )
        ticket = created(stocked, [self.DELTA], "?stopOnFirstFailure=false")
        assert states(stocked, ticket) == ("IN_PROGRESS", [])
        stocked.mock.clock.advance(3)
        assert states(stocked, ticket) == ("COMPLETED", ["COMPLETED"])
        assert stocked.get(PRODUCT)["quantity"] == 8
        entries = stocked.mock.journal.of("adjustProductInventory")
        assert [(entry.committed, entry.batch == ticket) for entry in entries] == [(True, True)] * 2

    def test_a_connection_that_breaks_counts_as_a_failure(self, stocked: Any) -> None:
        stocked.mock.add_fault(Fault(operation="adjustProductInventory", stage="after_commit", close="rst"))
        ticket = created(stocked, [self.DELTA], "?stopOnFirstFailure=false")
        for _ in range(5):
            assert states(stocked, ticket)[0] == "IN_PROGRESS"
            stocked.mock.clock.advance(3)
        assert states(stocked, ticket) == ("COMPLETED", ["FAILED"])
        assert stocked.get(PRODUCT)["quantity"] == 4

    def test_a_batch_that_stops_repeats_nothing(self, stocked: Any) -> None:
        stocked.mock.add_fault(Fault(operation="adjustProductInventory", stage="after_commit", status=503))
        assert states(stocked, created(stocked, [self.DELTA])) == ("COMPLETED", ["FAILED"])
        assert stocked.get(PRODUCT)["quantity"] == 9


def test_each_request_needs_its_own_scope() -> None:
    with Mock(stores=[Store(7, "secret_a", scopes=("read_catalog",))]) as mock:
        headers = {"Authorization": "Bearer secret_a", "Content-Type": "application/json"}
        body = b'[{"path": "/products", "method": "POST", "body": {"name": "A"}}]'
        ticket = mock.handle(Request("POST", "/api/v3/7/batch", headers, body)).json()["ticket"]
        answer = mock.handle(Request("GET", f"/api/v3/7/batch?ticket={ticket}", headers)).json()
        assert answer["responses"][0]["httpBody"]["errorCode"] == "INSUFFICIENT_APP_SCOPE"


@pytest.mark.parametrize(
    "body",
    [{}, [{"path": "/products"}], [{"path": "/products", "method": "PATCH"}], [READ] * 501, [5], "x"],
)
def test_what_is_no_batch_is_refused(api: Any, body: object) -> None:
    assert api.refused("POST", "/batch", body) == (400, "WRONG_PARAMETER")


def test_a_batch_cannot_hold_a_batch(api: Any) -> None:
    ticket = created(api, [{"path": "/batch", "method": "POST", "body": [READ]}])
    assert states(api, ticket) == ("COMPLETED", ["FAILED"])
    assert states(api, created(api, [])) == ("COMPLETED", [])


def test_batches_are_listed_in_the_older_way(api: Any) -> None:
    tickets = [created(api, [READ]) for _ in range(3)]
    asked = "/api/v3/4870020/batch?status=COMPLETED&offset=1&limit=1"
    answer = api.mock.handle(Request("GET", asked, api.headers))
    assert answer.json() == [{"ticket": tickets[1], "status": "COMPLETED"}]
    assert api.refused("GET", "/batch")[0] == 400
    assert api.refused("GET", "/batch?status=LOST")[0] == 400
    assert api.refused("GET", "/batch?status=QUEUED&limit=x")[0] == 400


def test_a_batch_survives_a_restart(tmp_path: Any) -> None:
    """And a reset goes back to how far it was at the start."""
    file, clock = tmp_path / "shop.db", Clock()
    behaviour = Behaviour(batch_request_s=2)
    headers = {"Authorization": "Bearer secret_demo", "Content-Type": "application/json"}
    with Mock(file, clock=clock, behaviour=behaviour) as mock:
        body = b'[{"path": "/profile", "method": "GET"}, {"path": "/profile", "method": "GET"}]'
        ticket = mock.handle(Request("POST", "/api/v3/4870020/batch", headers, body)).json()["ticket"]
    clock.advance(10)
    with Mock(file, clock=clock, behaviour=behaviour) as mock:
        asking = Request("GET", f"/api/v3/4870020/batch?ticket={ticket}", headers)
        assert mock.handle(asking).json()["status"] == "COMPLETED"
        assert len(mock.journal.of("getProfile")) == 2
        mock.handle(Request("POST", "/api/v3/4870020/batch", headers, body))
        mock.reset()
        assert mock.handle(asking).json()["status"] == "IN_PROGRESS"


def test_a_group_is_stopped_by_a_form_too(api: Any) -> None:
    """The vendor's own client sends the parameter so."""
    api.mock.behaviour = Behaviour(batch_request_s=2)
    created(api, [READ, READ], "?groupId=g")
    headers = {**api.headers, "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8"}
    answer = api("POST", "/batch/cancel-group", b"groupId=g", headers=headers)
    assert answer.json() == {"updateCount": 1}
