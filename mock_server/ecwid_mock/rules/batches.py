"""The operations of batches. `batch_queue` carries out the requests in them."""

import uuid
from typing import Final

import orjson

from ..messages import JsonObject, Refusal
from ..storage import batches
from ..storage.batches import BatchRow
from ..storage.transactions import Transactions
from .call import Call
from .refusals import wrong_parameter

# For so long a second batch with the same key is not carried out (reference-2026, createBatch).
DEDUPLICATED_S: Final = 3600
# Tickets are UUIDs, made from store and number so that a run repeats exactly.
_TICKETS: Final = uuid.UUID("6f1f9b0e-3c38-4c2f-9a0e-2f6f5b8f7d11")


def create_batch(call: Call) -> str:
    store_id, key = call.store.id, call.query.get("deduplicationKey")
    earlier = key and batches.by_key(call.database, store_id, key, call.now - DEDUPLICATED_S)
    if earlier:
        return _ticket(earlier)
    number = batches.next_id(call.database)
    row = BatchRow(
        id=number,
        store_id=store_id,
        ticket=str(uuid.uuid5(_TICKETS, f"{store_id}/{number}/{call.now}")),
        created=call.now,
        group_id=call.query.get("groupId"),
        deduplication_key=key,
        token_hash=call.token_hash,
        stops=call.query.get("stopOnFirstFailure", True),
        parallel=call.query.get("allowParallelMode", False),
        requests=orjson.dumps(call.items).decode(),
        total=len(call.items),
        position=0,
        attempts=0,
        next_at=call.now,
        done=not call.items,
    )
    batches.add(call.database, row)
    return _ticket(row)


def get_batch(call: Call) -> str:
    """One batch by its ticket; in the older way all of a status (reference-2026, getBatch)."""
    if "ticket" not in call.query:
        return _listed(call)
    row = batches.by_ticket(call.database, call.store.id, call.query["ticket"])
    if row is None:
        raise Refusal(404, "The batch is not found")
    results: list[JsonObject] = [orjson.loads(result) for result in batches.results(call.database, row)]
    if call.query.get("escapedJson"):
        for result in results:
            if "httpBody" in result:
                result["escapedHttpBody"] = orjson.dumps(result.pop("httpBody")).decode()
    document = {
        "status": _status(row),
        "totalRequests": row.total,
        "completedRequests": len(results),
        "responses": results,
    }
    return orjson.dumps(document).decode()


def _listed(call: Call) -> str:
    wanted = call.query.get("status")
    offset, limit = call.query.get("offset", "0"), call.query.get("limit", "100")
    if wanted not in ("QUEUED", "IN_PROGRESS", "COMPLETED") or not (offset + limit).isdecimal():
        raise wrong_parameter("Wrong parameter 'ticket' value, or 'status', 'offset' or 'limit' in its place")
    rows = [row for row in batches.listed(call.database, call.store.id) if _status(row) == wanted]
    page = rows[int(offset) :][: min(int(limit), 100)]
    return orjson.dumps([{"ticket": row.ticket, "status": wanted} for row in page]).decode()


def cancel_batch_group(call: Call) -> str:
    rows = batches.listed(call.database, call.store.id)
    waiting = [row for row in rows if row.group_id == call.query["groupId"] and not row.done]
    for row in waiting:
        finish(call.database, row)
    return f'{{"updateCount":{int(bool(waiting))}}}'


def delete_batch(call: Call) -> str:
    row = batches.by_ticket(call.database, call.store.id, call.query["ticketId"])
    if row is not None:
        batches.delete(call.database, row)
    return f'{{"deleteCount":{int(row is not None)}}}'


def finish(database: Transactions, row: BatchRow) -> None:
    """End a batch; its other requests are not carried out."""
    for request in orjson.loads(row.requests)[row.position :]:
        result = {"status": "NOT_EXECUTED"}
        if "id" in request:
            result["id"] = request["id"]
        batches.add_result(database, row, orjson.dumps(result).decode())
        row = row._replace(position=row.position + 1)
    batches.change(database, row._replace(done=1))


def _ticket(row: BatchRow) -> str:
    return f'{{"ticket":"{row.ticket}"}}'


def _status(row: BatchRow) -> str:
    if row.done:
        return "COMPLETED"
    return "IN_PROGRESS" if row.position or row.attempts else "QUEUED"
