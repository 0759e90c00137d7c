"""The mock: a request goes in, an answer comes out, and a test can look behind the scenes."""

import logging
import re
import sqlite3
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self

import attrs
import orjson

from . import browsers, files, images, operations, seeding
from . import contract as contracts
from .behaviour import Behaviour, Limits
from .clock import Clock
from .faults import Decision, Fault, Faults
from .journal import Entry, Journal
from .messages import JSON_HEADERS, Headers, Json, JsonObject, Refusal, Request, Response
from .scenarios import SCENARIOS
from .seed import Store
from .service import Service
from .store import Batch, Database, Durability

if TYPE_CHECKING:
    from .app import Application
    from .transport import MockTransport

logger: Final = logging.getLogger("ecwid_mock")
access_logger: Final = logging.getLogger("ecwid_mock.access")

DEFAULT_PUBLIC_URL: Final = "http://ecwid-mock.test"
FAULT_HEADER: Final = "x-mock-fault"
_IMAGE_PATH: Final = re.compile(r"/images/([0-9]{1,19})/([0-9]{1,19})/(?:160|400|800|1500|original)")
IMAGES: Final = "/images/"
ADMIN: Final = "/__mock/"
_BESIDE: Final = (IMAGES, ADMIN)


class MockClosedError(RuntimeError):
    """The mock was closed."""


class Answer(NamedTuple):
    """A response, and the batch of writes that must be committed before anybody sees it."""

    response: Response
    batch: Batch | None
    entry: Entry | None = None
    decision: Decision | None = None
    as_gzip: bool = False
    cors: Headers = ()


class Mock:
    """A stateful stand-in for the service; see the README of this package.

    Args:
        database: a file, or `:memory:`.
        stores: fill an empty database; None is the documentation's example store.
        clock: None is one that stands still at 2026-01-01.
        public_url: where the mock says that its images are.
        durability: a write survives a clean end (`memory`), a killed process, or a power cut.
        journal_size: how many requests the journal keeps.
        admin: whether `/__mock/` and the X-Mock-Fault header are obeyed.
        cors_origins: the pages that a browser may let use the API, such as `http://localhost:3000`; `*` is all.
        contract: another OpenAPI document with the same operations.

    Raises:
        ContractError: the contract cannot be used.
        DatabaseError: the database cannot be used.
    """

    def __init__(
        self,
        database: str | Path = ":memory:",
        *,
        stores: Sequence[Store] | None = None,
        clock: Clock | None = None,
        behaviour: Behaviour | None = None,
        limits: Limits | None = None,
        public_url: str = DEFAULT_PUBLIC_URL,
        durability: Durability = "process",
        journal_size: int = 10_000,
        admin: bool = True,
        cors_origins: Sequence[str] = (),
        contract: Path = contracts.CONTRACT_FILE,
    ) -> None:
        self.contract: Final = contracts.load(contract)
        _check_operations(self.contract, contract)
        self.clock: Final = clock or Clock()
        self.limits: Final = limits or Limits()
        self.journal: Final = Journal(journal_size)
        self.admin: bool = admin
        self.cors_origins: Final = frozenset(cors_origins)
        self._lock = threading.RLock()
        self._closed = False
        self._faults = Faults()
        self._database = Database(database, durability)
        self._first_behaviour: Final = behaviour or Behaviour()
        self._service = Service(self._database, self.clock, self._first_behaviour, self.limits)
        self.public_url = public_url
        self._snapshots: dict[str, sqlite3.Connection] = {}
        try:
            self._fill([Store.example()] if stores is None else stores)
        except BaseException:
            self._database.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Commit and close the database; closing twice is fine."""
        with self._lock:
            if not self._closed:
                self._closed = True
                self._database.close()
                for copy in self._snapshots.values():
                    copy.close()

    def reset(self) -> None:
        """Back to the state that the mock was made with; snapshots are kept."""
        with self._lock:
            self._check_open()
            self._database.back_to_start()
            self._service.behaviour = self._first_behaviour
            self._service.open_stores()
            self.clock.reset()
            self._faults.clear()
            self.journal.clear()

    def mark_start(self) -> None:
        """Make the present data those that `reset` leads to."""
        with self._lock:
            self._check_open()
            self._settle_open_batch()
            self._database.mark_start()

    def use_scenario(self, name: str) -> None:
        """Reset, then make every store and the faults what a scenario says. `KeyError` when there is none."""
        scenario = SCENARIOS[name]
        with self._lock:
            self.reset()
            if scenario.products is not None:
                with self._database.change():
                    self._refill(scenario.products())
                self._settle_open_batch()
            for fault in scenario.faults:
                self.add_fault(fault)
            if scenario.requests_per_minute is not None:
                per_minute = scenario.requests_per_minute
                self.behaviour = attrs.evolve(self.behaviour, requests_per_minute=per_minute)

    def _refill(self, products: Sequence[Mapping[str, Any]]) -> None:
        for store_id in self.store_ids:
            self._database.delete_products(store_id)
            for product in products:
                now = int(self.clock.now())
                seeding.put_product(self._database, store_id, product, self.behaviour, now)

    def snapshot(self, name: str = "") -> None:
        """Keep a copy of all data under a name."""
        with self._lock:
            self._check_open()
            self._settle_open_batch()
            old = self._snapshots.pop(name, None)
            if old is not None:
                old.close()
            self._snapshots[name] = self._database.copy()

    def restore(self, name: str = "") -> None:
        """Back to the data of a snapshot; clock, faults and journal go on. `KeyError` when there is none."""
        with self._lock:
            self._check_open()
            self._database.replace(self._snapshots[name])
            self._service.open_stores()

    def drop_snapshot(self, name: str = "") -> None:
        """Forget a copy. `KeyError` when there is none."""
        with self._lock:
            self._snapshots.pop(name).close()

    @property
    def snapshots(self) -> list[str]:
        return sorted(self._snapshots)

    def _check_open(self) -> None:
        if self._closed:
            raise MockClosedError("the mock is closed")

    @property
    def store_ids(self) -> list[int]:
        return sorted(self._service.stores)

    def add_store(self, store: Store) -> None:
        """Add a store; `ValueError` when there is one with its id."""
        with self._lock:
            self._check_open()
            if store.id in self._service.stores:
                raise ValueError(f"there is a store {store.id} already")
            self._seed([store])
            self._service.open_stores()

    def stores_json(self) -> list[JsonObject]:
        """Id, plan and number of products of each store."""
        with self._lock:
            self._check_open()
            return [
                {"id": id, "plan": store.plan, "products": self._database.product_count(id)}
                for id, store in sorted(self._service.stores.items())
            ]

    def products_json(self, store_id: int, *, offset: int, limit: int) -> Json:
        """A page of a store's products, as the contract has it; `Refusal` when there is no such store."""
        with self._lock:
            self._check_open()
            document: Json = orjson.loads(self._service.product_page(store_id, offset, limit))
            return document

    def set_token(self, store: Store) -> None:
        """Make the token and scopes of a store that exists those of the given one."""
        with self._lock:
            self._check_open()
            with self._database.change():
                seeding.put_token(self._database, store)
            self._settle_open_batch()
            self._service.open_stores()

    def _fill(self, stores: Sequence[Store]) -> None:
        try:
            if self._database.stores():
                self._service.open_stores()
        except files.DAMAGE as error:
            raise files.DatabaseError(files.advice(self._database.path, error)) from error
        if not self._service.stores:
            self._seed(stores)
            self._service.open_stores()
        self._database.mark_start()

    def _seed(self, stores: Sequence[Store]) -> None:
        with self._database.change():
            for store in stores:
                seeding.put_store(self._database, store, self.behaviour, int(self.clock.now()))
        self._settle_open_batch()

    def _settle_open_batch(self) -> None:
        batch = self._database.batch
        if batch is not None and not self._database.commit(batch):
            raise OSError(f"{self._database.path}: the database cannot be written")

    @property
    def behaviour(self) -> Behaviour:
        return self._service.behaviour

    @behaviour.setter
    def behaviour(self, behaviour: Behaviour) -> None:
        self._service.behaviour = behaviour

    @property
    def public_url(self) -> str:
        return self._service.public_url

    @public_url.setter
    def public_url(self, public_url: str) -> None:
        self._service.public_url = public_url

    @property
    def base_url(self) -> str:
        return self.public_url + self.contract.base_path

    @property
    def faults(self) -> list[JsonObject]:
        """The rules that are set, with their counters."""
        with self._lock:
            return self._faults.to_json()

    def add_fault(self, fault: Fault) -> int:
        """Set a rule; the first one that fires decides. Returns its id.

        Raises:
            ValueError: it is for an operation that the contract does not have.
        """
        known = [operation.id for operation in self.contract.operations]
        if fault.operation not in ("*", *known):
            raise ValueError(f"there is no operation {fault.operation!r}; there are {', '.join(known)}")
        with self._lock:
            return self._faults.add(fault, self.clock.now())

    def remove_fault(self, id: int) -> bool:
        """Whether there was such a rule."""
        with self._lock:
            return self._faults.remove(id)

    def clear_faults(self) -> None:
        with self._lock:
            self._faults.clear()

    def transport(self) -> "MockTransport":
        """An httpx transport, sync and async, that answers without sockets."""
        from .transport import MockTransport

        return MockTransport(self)

    @property
    def asgi(self) -> "Application":
        """The ASGI application."""
        from .app import Application

        return Application(self)

    def handle(self, request: Request) -> Response:
        """Answer one request; what it wrote is committed then."""
        self.take_image(request)
        with self._lock:
            return self.settled(self.answer(request, self.decide(request)))

    def brings_image(self, request: Request) -> bool:
        """Whether a request has an image to be looked at; that may take time, and needs no lock."""
        if request.method != "POST":
            return False
        with self._lock:
            self._check_open()
            routed = self.contract.route(request.target.partition("?")[0])
            return routed is not None and self._service.brings_image(request, routed)

    def take_image(self, request: Request) -> None:
        """Look at the image that a request brings, if it brings one."""
        if self.brings_image(request):
            try:
                request.image = images.decoded(request.body, self.limits)
            except Exception:
                logger.exception("An image could not be looked at")
                request.image = _internal_error()

    def decide(self, request: Request) -> Decision | None:
        """The fault that fires for a request; that counts as a match of the rules, so ask once for each."""
        header = request.headers.get(FAULT_HEADER) if self.admin and request.is_admin else None
        if header is None and not self._faults:
            return None
        with self._lock:
            routed = self.contract.route(request.target.partition("?")[0])
            operation = routed[0].get(request.method) if routed else None
            if routed is None or operation is None:
                return None
            if header is not None:
                return Decision.of_header(header, operation.id, routed[1][0])
            return self._faults.decide(operation.id, routed[1][0], self.clock.now())

    def answer(self, request: Request, decision: Decision | None = None) -> Answer:
        """Answer a request without committing, for servers that commit several together.

        The response may be sent only after `settled`.
        """
        path = request.target.partition("?")[0]
        with self._lock:
            self._check_open()
            if path.startswith(_BESIDE):
                cors = browsers.cors_headers(request, self.cors_origins) if path.startswith(IMAGES) else ()
                return Answer(self._beside(request, path), self._database.batch, cors=cors)
            preflight = browsers.preflight(request, self.cors_origins)
            if preflight is not None:
                return Answer(preflight, None)
            request_id = request.headers.get("x-ecwid-api-request-id", "")
            entry = self.journal.write(self.clock.now(), request.method, path, request_id)
            if decision is not None and decision.fault.prevents:
                entry.operation = decision.operation
                response = decision.instead()
            else:
                response = self._answered(request, path, entry)
            entry.status = response.status
            cors = browsers.cors_headers(request, self.cors_origins)
            return Answer(response, self._database.batch, entry, decision, request.takes_gzip, cors)

    def _answered(self, request: Request, path: str, entry: Entry) -> Response:
        if browsers.is_foreign_change(request, self.cors_origins):
            return self._refused(browsers.foreign_change())
        routed = self.contract.route(path)
        if routed is None:
            return self._refused(_nothing_here())
        try:
            return self._service.answer(request, routed, entry)
        except Refusal as refusal:
            return self._refused(refusal)
        except Exception:
            logger.exception("%s could not be answered", entry.operation)
            return self._refused(_internal_error())

    def settled(self, answer: Answer) -> Response:
        """The response, once its batch is committed; an error when that failed."""
        response, batch, entry, decision, as_gzip, cors = answer
        if batch is not None:
            with self._lock:
                committed = self._database.commit(batch)
            if not committed:
                response = self._refused(_internal_error())
            if entry is not None:
                entry.committed = entry.carried_out and committed
                entry.status = response.status
        if entry is not None:
            entry.sent_status = response.status
        if decision is not None:
            response = decision.spoiled(response)
        if as_gzip:
            response = response.compressed()
        if cors:
            response.headers += cors
        if decision is not None:
            response.wire = decision.wire(response)
            if entry is not None:
                decision.note(entry, response)
        if entry is not None and access_logger.isEnabledFor(logging.INFO):
            access_logger.info("%s", entry.line())
        return response

    def _refused(self, refusal: Refusal) -> Response:
        if not self.behaviour.old_errors:
            return refusal.response()
        headers = (*JSON_HEADERS, *refusal.headers, ("Connection", "close"))
        return Response(refusal.status, b"", headers, refusal.message)

    def _beside(self, request: Request, path: str) -> Response:
        try:
            if path.startswith(IMAGES):
                return self._image(request.method, path)
            return self._admin_answer(request, path)
        except Refusal as refusal:
            return refusal.response()
        except Exception:
            logger.exception("An admin request could not be answered")
            return _internal_error().response()

    def _image(self, method: str, path: str) -> Response:
        match = _IMAGE_PATH.fullmatch(path)
        if match is None:
            raise _nothing_here()
        if method not in ("GET", "HEAD"):
            raise Refusal(405, "Allowed are GET, HEAD", "METHOD_NOT_ALLOWED", (("Allow", "GET, HEAD"),))
        store_id, image_id = int(match[1]), int(match[2])
        found = self._database.image(store_id, image_id) if max(store_id, image_id) < 2**63 else None
        if found is None:
            raise Refusal(404, "There is no such image")
        media_type, content = found
        headers: Headers = (("Content-Type", media_type), ("X-Content-Type-Options", "nosniff"))
        return Response(200, content, headers)

    def _admin_answer(self, request: Request, path: str) -> Response:
        if not (self.admin and request.is_admin):
            raise _nothing_here()
        from . import admin

        return admin.answer(self, request, path)


def _nothing_here() -> Refusal:
    return Refusal(404, "There is nothing at this address")


def _internal_error() -> Refusal:
    return Refusal(500, "Internal server error", "INTERNAL_ERROR")


def _check_operations(contract: contracts.Contract, file: Path) -> None:
    known = operations.READS.keys() | operations.WRITES.keys()
    unknown = sorted(operation.id for operation in contract.operations if operation.id not in known)
    if unknown:
        raise contracts.ContractError(file, f"the mock has no rules for {', '.join(unknown)}")
