"""What was asked of the mock, and whether it was carried out. Tests of a client's retries rely on it."""

from collections import deque
from collections.abc import Iterator
from typing import Final

import attrs

from . import clock
from .messages import JsonObject, Request


@attrs.define(slots=True)
class Entry:
    """One request.

    Args:
        number: counts from 1.
        time_s: on the mock's clock.
        path: as it was asked, without the query, which may carry the token.
        query: of that, the parameters that the contract has.
        body: a JSON body of up to 2,000 bytes, as it came; else empty.
        body_bytes: size of any body.
        request_id: the client's own id of the request, from X-Ecwid-Api-Request-Id.
        operation: operationId, or empty for an address that the contract does not have.
        store, product, combination: ids; 0 where there is none, or the request did not get so far.
        status: of the answer that the mock made, whether or not the client got it.
        sent_status: of the answer that left, 0 for none.
        committed: the request was carried out, and what it wrote is in the database.
        fault: id of the rule that fired, 0 for none, -1 for one of the request's own header.
        sent: what left of the answer: `whole`, `part`, `nothing` or `garbage`.
        ignored: names of query parameters that the operation does not have; the service ignores them.
        low_stock_check: the client asked for the low stock notification.
        low_stock_mail: the merchant would have got one.
        batch: ticket of the batch that the request is one of.
        from_example: the mock has no rules for the operation, and answered with the contract's example.
    """

    number: int
    time_s: float
    method: str
    path: str
    request_id: str = ""
    query: str = attrs.field(default="", repr=False)
    body: str = attrs.field(default="", repr=False)
    body_bytes: int = 0
    operation: str = ""
    store: int = 0
    product: int = 0
    combination: int = 0
    status: int = 0
    sent_status: int = 0
    committed: bool = False
    fault: int = 0
    sent: str = "whole"
    ignored: tuple[str, ...] = ()
    low_stock_check: bool = False
    low_stock_mail: bool = False
    batch: str = ""
    from_example: bool = False
    carried_out: bool = attrs.field(default=False, repr=False)

    def line(self) -> str:
        """The entry for a log: one line, and no secret."""
        fault = f" fault {self.fault}, {self.sent} sent" if self.fault else ""
        committed = " committed" if self.committed else ""
        at = clock.text(int(self.time_s))
        example = " from example" if self.from_example else ""
        return (
            f"{at} {self.method} {self.path} {self.operation or '-'} {self.status}{committed}{example}{fault}"
        )

    def to_json(self) -> JsonObject:
        """As `/__mock/journal` shows it."""
        document: JsonObject = attrs.asdict(self)
        del document["carried_out"]
        return document


class Journal:
    """The last requests, oldest first."""

    def __init__(self, size: int = 10_000) -> None:
        self._entries: deque[Entry] = deque(maxlen=size)
        self.count: int = 0

    def __iter__(self) -> Iterator[Entry]:
        return iter(tuple(self._entries))

    def __len__(self) -> int:
        return len(self._entries)

    def __getitem__(self, index: int) -> Entry:
        return self._entries[index]

    def write(self, time_s: float, request: Request) -> Entry:
        """A new entry, to be filled in."""
        self.count += 1
        request_id = request.headers.get("x-ecwid-api-request-id", "")
        entry = Entry(
            self.count,
            time_s,
            printable(request.method[:16]),
            printable(request.path),
            printable(request_id),
            body_bytes=request.body_size,
        )
        self._entries.append(entry)
        return entry

    def of(self, operation: str) -> list[Entry]:
        """The requests of one operation."""
        return [entry for entry in self if entry.operation == operation]

    def after(self, number: int) -> list[Entry]:
        """The requests after one."""
        return [entry for entry in self if entry.number > number]

    def clear(self) -> None:
        """Forget all entries, and count from 1 again."""
        self._entries.clear()
        self.count = 0


_LONGEST: Final = 300


def printable(text: str) -> str:
    """The text on one line and not too long, whatever a client sent."""
    if text.isprintable() and len(text) <= _LONGEST:
        return text
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text[:_LONGEST])
