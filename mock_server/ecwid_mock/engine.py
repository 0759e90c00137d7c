"""Takes a request through the mock: one object that every shell uses.

Each request is an `Exchange`, and takes these steps:

1. `begin`: finds its operation by the contract, and the fault that hits it.
2. The shell waits for `exchange.pause_s`, where the fault is a delay.
3. `check`: everything that can be said without the data; writes the journal.
4. `decode`: looks at the image of an upload. Takes up to 3 s and needs no lock, so servers do it beside their loop.
5. `answer`: carries the request out; its writes wait in a batch for their commit.
6. `settle`: commits, and makes of the response what the fault wants. Only then may the shell send it.

`play` takes all of them. A server calls them one by one, and settles the exchanges of one turn of its loop together.
"""

import logging
import threading
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import Final, TypeAlias
from urllib.parse import parse_qsl, urlencode

import attrs

from . import browsers
from .batch_queue import BatchQueue
from .clock import Clock
from .contract.operation import Contract, Operation, Success
from .faults.decision import Decision
from .faults.rule_set import RuleSet, decision_of_header
from .journal import Entry, Journal
from .messages import JSON_HEADERS, Refusal, Request, Response
from .rules.assumptions import Behaviour
from .rules.call import Call
from .rules.decoding import decoded
from .rules.images import served_image
from .rules.limits import Limits
from .rules.operations import has_rules
from .rules.refusals import internal_error, method_not_allowed, nothing_here
from .rules.service import Service
from .storage.database import Database
from .storage.transactions import Batch

logger: Final = logging.getLogger("ecwid_mock")
access_logger: Final = logging.getLogger("ecwid_mock.access")

FAULT_HEADER: Final = "x-mock-fault"
IMAGES: Final = "/images/"
_LONGEST_KEPT: Final = 2000

Beside: TypeAlias = Callable[[Request], Response]
Routed: TypeAlias = tuple[Mapping[str, Operation], list[str]]


class MockClosedError(RuntimeError):
    """The mock was closed."""


@attrs.define(eq=False)
class Exchange:
    """A request, and what became of it so far."""

    request: Request
    beside: Beside | None = None
    routed: Routed | None = None
    operation: Operation | None = None
    decision: Decision | None = None
    entry: Entry | None = None
    call: Call | None = None
    response: Response | None = None
    batch: Batch | None = None
    # How long to wait before the request is checked and carried out.
    pause_s: float = 0.0

    @property
    def takes_time(self) -> bool:
        """Whether a server must not take the next steps on its loop."""
        return self._is_upload or self.pause_s > 0

    @property
    def brings_image(self) -> bool:
        """Whether `decode` has something to do."""
        return self._is_upload and self.call is not None and "externalUrl" not in self.call.query

    @property
    def _is_upload(self) -> bool:
        body = None if self.operation is None else self.operation.body
        return body is not None and body.is_image


class Engine:
    """Answers requests; shells bring them and send the responses.

    Args:
        admin: whether X-Mock-Fault and the paths beside the contract are obeyed.
        cors_origins: the pages that a browser may let use the API.
    """

    def __init__(
        self,
        contract: Contract,
        database: Database,
        *,
        clock: Clock,
        behaviour: Behaviour,
        limits: Limits,
        journal: Journal,
        admin: bool,
        cors_origins: AbstractSet[str],
    ) -> None:
        self.contract: Final = contract
        self.database: Final = database
        self.clock: Final = clock
        self.limits: Final = limits
        self.journal: Final = journal
        self.admin: bool = admin
        self.cors_origins: Final = cors_origins
        self.faults: Final = RuleSet()
        self.service: Final = Service(database, clock, behaviour, limits)
        self.lock: Final = threading.RLock()
        self.closed: bool = False
        self._queue = BatchQueue(database, clock, contract.base_path, self.play)
        # Paths that are not the contract's, by how they begin.
        self.beside: Final[dict[str, Beside]] = {IMAGES: self._served_image}

    def check_open(self) -> None:
        if self.closed:
            raise MockClosedError("the mock is closed")

    def play(self, request: Request, pause: Callable[[float], None] = lambda seconds: None) -> Response:
        """Answer one request; what it wrote is committed then."""
        exchange = self.begin(request)
        if exchange.pause_s:
            pause(exchange.pause_s)
        self.check(exchange)
        self.decode(exchange)
        with self.lock:
            self.answer(exchange)
            return self.settle(exchange)

    def begin(self, request: Request) -> Exchange:
        """Find the operation of a request, and the fault that hits it. Call it once: faults count their requests."""
        exchange = Exchange(request)
        path = request.path
        with self.lock:
            self.check_open()
            if self.database.has_waiting_batches:
                self._queue.run(self.service.behaviour.batch_request_s)
            for prefix, beside in self.beside.items():
                if path.startswith(prefix):
                    exchange.beside = beside
                    return exchange
            exchange.routed = self.contract.route(path)
            if exchange.routed is not None:
                methods, id_texts = exchange.routed
                exchange.operation = methods.get(request.method)
                if exchange.operation is not None:
                    exchange.decision = self._decision(request, exchange.operation.id, id_texts[0])
            if exchange.decision is not None and exchange.decision.delays_handler:
                exchange.pause_s = exchange.decision.delay_s
        return exchange

    def _decision(self, request: Request, operation: str, store: str) -> Decision | None:
        header = request.headers.get(FAULT_HEADER)
        if header is not None and self.admin and request.is_admin:
            return decision_of_header(header, operation, store)
        return self.faults.decide(operation, store, self.clock.now()) if self.faults else None

    def check(self, exchange: Exchange) -> None:
        """Write the journal, and check a request as far as that needs no data."""
        request, decision = exchange.request, exchange.decision
        if exchange.beside is not None:
            return
        with self.lock:
            if request.method == "OPTIONS":
                exchange.response = browsers.preflight(request, self.cors_origins)
                if exchange.response is not None:
                    return
            exchange.entry = self.journal.write(self.clock.now(), request)
            exchange.entry.batch = request.inner.ticket if request.inner else ""
            if exchange.operation is not None:
                _keep_request(exchange.entry, request, exchange.operation)
            if decision is not None and decision.fault.prevents:
                exchange.entry.operation = decision.operation
                exchange.response = decision.instead()
            else:
                self._attempt(exchange, self._check)

    def _check(self, exchange: Exchange, entry: Entry) -> None:
        if browsers.is_foreign_change(exchange.request, self.cors_origins):
            raise browsers.foreign_change()
        if exchange.routed is None:
            raise nothing_here()
        methods, id_texts = exchange.routed
        if exchange.operation is None:
            raise method_not_allowed(*methods)
        entry.operation = exchange.operation.id
        exchange.call = self.service.checked(exchange.request, exchange.operation, id_texts, entry)

    def decode(self, exchange: Exchange) -> None:
        """Look at the image of an upload."""
        if exchange.call is None or not exchange.brings_image:
            return
        try:
            found = decoded(exchange.request.body, self.limits)
        except Exception:
            logger.exception("An image could not be looked at")
            found = internal_error()
        if isinstance(found, Refusal):
            exchange.response = self._refused(found)
        else:
            exchange.call.image = found

    def answer(self, exchange: Exchange) -> None:
        """Carry a request out; the response may be sent once it is settled."""
        with self.lock:
            self.check_open()
            if exchange.beside is not None:
                exchange.response = self._answer_beside(exchange.beside, exchange.request)
            elif exchange.response is None:
                self._attempt(exchange, self._carry_out)
            exchange.batch = self.database.batch

    def _carry_out(self, exchange: Exchange, entry: Entry) -> None:
        operation, call = exchange.operation, exchange.call
        if operation is None or call is None:
            raise nothing_here()
        entry.product, entry.combination = operation.named(call.ids, "productId", "combinationId")
        entry.low_stock_check = bool(call.query.get("checkLowStockNotification"))
        if not has_rules(operation):
            entry.from_example = True
            exchange.response = _example_of(operation.success)
            return
        answer, success = self.service.carry_out(operation, call), operation.success
        if isinstance(answer, bytes):
            headers = (("Content-Type", success.media_type), ("X-Content-Type-Options", "nosniff"))
            exchange.response = Response(success.status, answer, headers)
        else:
            exchange.response = Response(success.status, answer.encode(), JSON_HEADERS if answer else ())
        entry.carried_out = operation.method != "GET"
        entry.low_stock_mail = call.low_stock

    def _attempt(self, exchange: Exchange, step: Callable[[Exchange, Entry], None]) -> None:
        """Take a step that may refuse the request. What is kept of a refusal is its response.

        An exception that is kept would keep its frames, and they the request with its body, in a circle.
        """
        if exchange.entry is None:
            return
        try:
            step(exchange, exchange.entry)
        except Refusal as refusal:
            exchange.response = self._refused(refusal)
        except Exception:
            logger.exception("%s could not be answered", exchange.entry.operation)
            exchange.response = self._refused(internal_error())

    def _answer_beside(self, beside: Beside, request: Request) -> Response:
        try:
            return beside(request)
        except Refusal as refusal:
            return refusal.response()
        except Exception:
            logger.exception("%s could not be answered", request.path)
            return internal_error().response()

    def _served_image(self, request: Request) -> Response:
        response = served_image(self.database, request)
        response.headers += browsers.cors_headers(request, self.cors_origins)
        return response

    def _refused(self, refusal: Refusal) -> Response:
        if not self.service.behaviour.old_errors:
            return refusal.response()
        headers = (*JSON_HEADERS, *refusal.headers, ("Connection", "close"))
        return Response(refusal.status, b"", headers, refusal.message)

    def settle(self, exchange: Exchange) -> Response:
        """Commit the batch; the response then, or an error when the commit failed."""
        response, entry = self._committed(exchange), exchange.entry
        if entry is None:
            return response
        entry.sent_status = response.status
        decision, request = exchange.decision, exchange.request
        if decision is not None:
            response = decision.spoiled(response)
        if request.takes_gzip:
            response = response.compressed()
        if self.cors_origins:
            response.headers += browsers.cors_headers(request, self.cors_origins)
        if decision is not None:
            response.wire = decision.wire(response)
            decision.note(entry, response)
        if access_logger.isEnabledFor(logging.INFO):
            access_logger.info("%s", entry.line())
        return response

    def _committed(self, exchange: Exchange) -> Response:
        response, batch, entry = exchange.response, exchange.batch, exchange.entry
        if response is None:
            raise ValueError("an exchange is answered before it is settled")
        committed = True
        if batch is not None:
            with self.lock:
                committed = self.database.commit(batch)
        if not committed:
            response = self._refused(internal_error())
        if entry is not None:
            entry.committed = entry.carried_out and batch is not None and committed
            entry.status = response.status
        return response

    def settle_open_batch(self) -> None:
        """Commit what is open; `OSError` when the database cannot be written."""
        batch = self.database.batch
        if batch is not None and not self.database.commit(batch):
            raise OSError(f"{self.database.path}: the database cannot be written")

    def close(self) -> None:
        self.closed = True
        self.database.close()


def _keep_request(entry: Entry, request: Request, operation: Operation) -> None:
    """Keep what a person needs to send the request again. The token is not a parameter of the contract."""
    query = request.target.partition("?")[2]
    if 0 < len(query) <= _LONGEST_KEPT:
        pairs = parse_qsl(query, keep_blank_values=True)
        entry.query = urlencode([pair for pair in pairs if operation.knows(pair[0])])
    if operation.body is not None and operation.body.is_json and len(request.body) <= _LONGEST_KEPT:
        entry.body = request.body.decode(errors="replace")


def _example_of(success: Success) -> Response:
    headers = (("Content-Type", success.media_type),) if success.media_type else ()
    return Response(success.status, success.example or b"", headers)
