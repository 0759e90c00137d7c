"""Carries out the requests of batches, when their time has come on the mock's clock.

A batch waits until all earlier ones of its store have ended. Its requests are played like any other: with their checks,
faults and entries in the journal. So a fault that loses an answer after the commit makes the repeats of a batch apply
a change twice, as the live service can.
"""

from collections.abc import Callable
from contextlib import suppress
from http.client import responses
from typing import Final

import orjson

from .clock import Clock
from .messages import Inner, Json, JsonObject, Request, Response
from .rules.batches import finish
from .storage import batches
from .storage.batches import BatchRow
from .storage.transactions import Transactions

# What the service does with a request that fails with 5xx or takes too long, if the batch goes on after a failure
# (reference-2026, createBatch).
REPEATS: Final = 5
REPEATED_AFTER_S: Final = 3.0
AT_ONCE: Final = 100
_TIMEOUT: Final = 504


class BatchQueue:
    """The batches of all stores; `play` answers one request."""

    def __init__(
        self, database: Transactions, clock: Clock, base_path: str, play: Callable[[Request], Response]
    ) -> None:
        self._database = database
        self._clock = clock
        self._base_path = base_path
        self._play = play
        self._running = False

    def run(self, request_s: float) -> None:
        """Carry out what is due; a request takes so many seconds."""
        if self._running:
            return  # asked by a request of a batch
        self._running = True
        try:
            for store_id in batches.waiting_stores(self._database):
                self._run_store(store_id, request_s)
            self._database.has_waiting_batches = bool(batches.waiting_stores(self._database))
        finally:
            self._running = False

    def _run_store(self, store_id: int, request_s: float) -> None:
        free_at = 0.0
        while (row := batches.head(self._database, store_id)) is not None:
            row = row._replace(next_at=max(row.next_at, free_at))
            if row.next_at > self._clock.now():
                return
            row = self._step(row, request_s / AT_ONCE if row.parallel else request_s)
            free_at = row.next_at

    def _step(self, row: BatchRow, request_s: float) -> BatchRow:
        request = orjson.loads(row.requests)[row.position]
        response = self._play(self._request(row, request))
        broken = response.wire is not None and (response.wire.silent or response.wire.raw is not None)
        status = _TIMEOUT if broken else response.status
        with self._database.change():
            if status >= 500 and not row.stops and row.attempts < REPEATS:
                row = row._replace(attempts=row.attempts + 1, next_at=row.next_at + REPEATED_AFTER_S)
                batches.change(self._database, row)
                return row
            result = _result(request, status, b"" if broken else response.body)
            batches.add_result(self._database, row, orjson.dumps(result).decode())
            row = row._replace(position=row.position + 1, attempts=0, next_at=row.next_at + request_s)
            if status != 200 and row.stops:
                finish(self._database, row)
            else:
                batches.change(self._database, row._replace(done=row.position == row.total))
        return row

    def _request(self, row: BatchRow, request: JsonObject) -> Request:
        body: Json = request.get("body", "")
        return Request(
            str(request["method"]),
            f"{self._base_path}/{row.store_id}/{str(request['path']).lstrip('/')}",
            {} if body == "" else {"content-type": "application/json"},
            b"" if body == "" else orjson.dumps(body),
            inner=Inner(row.ticket, row.token_hash),
        )


def _result(request: JsonObject, status: int, body: bytes) -> JsonObject:
    result: JsonObject = {"id": request["id"]} if "id" in request else {}
    result |= {
        "status": "COMPLETED" if status == 200 else "FAILED",
        "httpStatusCode": status,
        "httpStatusLine": responses.get(status, ""),
    }
    with suppress(orjson.JSONDecodeError):  # an empty body, or one that a fault spoiled
        result["httpBody"] = orjson.loads(body)
    return result
