"""A row for every method about batches."""

from __future__ import annotations

from typing import Any

from client_support import STORE
from ecwid_api.api.products import get_product
from ecwid_client import BatchRequest, BatchStatus
from port_play import PRODUCT, Made, Play, Row
from port_rows import asks

KEYS: dict[str, Any] = {
    "stop_on_first_failure": False,
    "allow_parallel_mode": True,
    "deduplication_key": "key",
    "group_id": "group",
}
CALLS = [get_product.call(STORE, id) for id in (PRODUCT, 5)]
CREATED = "POST /batch?stopOnFirstFailure=false&allowParallelMode=true&deduplicationKey=key&groupId=group"


def created(this: Play) -> str:
    """The ticket of a batch of one request."""
    requests = [BatchRequest(f"/products/{PRODUCT}", "GET")]
    ticket: str = this.subject().do(lambda client: client.batch.create(requests)).ticket
    return ticket


def is_read(this: Play, method: str, given: dict[str, Any]) -> None:
    """The ticket leads to the results."""
    status: BatchStatus = this.subject().do(lambda client: client.batch.get(**given))
    assert status.total_requests == 1


def runs(this: Play, method: str, given: dict[str, Any]) -> None:
    """Each call has its own result."""
    subject = this.subject(clock=this.clock.clock())
    found, missing = subject.do(lambda client: client.batch.run(**given))
    assert found.value.id == PRODUCT
    assert missing.error.status_code == 404


BATCH = [
    asks("batch.create", CREATED, lambda v: bool(v.ticket), body=[BatchRequest("/profile", "GET")], **KEYS),
    Row("batch.get", {"ticket": Made(created), "escaped_json": True}, is_read),
    asks("batch.delete", "DELETE /batch?ticketId=none", lambda v: v.delete_count == 0, ticket_id="none"),
    asks(
        "batch.cancel_group",
        "POST /batch/cancel-group?groupId=none",
        lambda v: v.update_count == 0,
        group_id="none",
    ),
    Row("batch.run", {"calls": CALLS, **KEYS, "wait": 60.0}, runs),
]
