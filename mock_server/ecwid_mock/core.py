"""The mock itself: a request goes in, an answer comes out; the order of the checks is the live service's."""

import logging
import re
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self
from urllib.parse import parse_qsl

import orjson

from . import contract as contracts
from . import json_strict, operations, rules, seeding
from .behaviour import Behaviour, Limits
from .clock import Clock
from .messages import JSON_HEADERS, Headers, Refusal, Request, Response, wrong_parameter
from .operations import Call, OpenStore
from .rates import RateLimiter
from .seed import Store
from .store import Batch, Database, Durability

if TYPE_CHECKING:
    from .app import Application
    from .transport import MockTransport

logger = logging.getLogger("ecwid_mock")

DEFAULT_PUBLIC_URL: Final = "http://ecwid-mock.test"
_IMAGE_PATH: Final = re.compile(
    r"/images/([0-9]{1,19})/([0-9]{1,19})/(?:160|400|800|1500|original)", re.ASCII
)
_INTERNAL_ERROR: Final = Refusal(500, "Internal server error", "INTERNAL_ERROR")


class MockClosedError(RuntimeError):
    """The mock was closed."""


class Answer(NamedTuple):
    """A response, and the batch of writes that must be committed before anybody sees it."""

    response: Response
    batch: Batch | None


class Access(NamedTuple):
    """What a token opens."""

    store: OpenStore
    scopes: frozenset[str]
    token_hash: bytes


class _Query(NamedTuple):
    values: dict[str, str]
    repeated: frozenset[str]
    readable: bool


class Mock:
    """A stateful stand-in for the service; see the README of this package.

    Args:
        database: a file, or `:memory:`.
        stores: fill an empty database; None is the documentation's example store.
        clock: None is one that stands still at 2026-01-01.
        public_url: where the mock says that its images are.
        durability: a write survives a clean end (`memory`), a killed process, or a power cut.
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
        contract: Path = contracts.CONTRACT_FILE,
    ) -> None:
        self.contract: Final = contracts.load(contract)
        _check_operations(self.contract, contract)
        self.clock: Final = clock or Clock()
        self.behaviour: Behaviour = behaviour or Behaviour()
        self.limits: Final = limits or Limits()
        self.public_url: str = public_url
        self._lock = threading.RLock()
        self._rates = RateLimiter()
        self._database = Database(database, durability)
        if not self._database.stores():
            self._seed([Store.example()] if stores is None else stores)
        self._open_stores()
        self._start = self._database.copy()

    # Life cycle

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
                self._start.close()

    _closed = False

    def reset(self) -> None:
        """Back to the state that the mock was made with."""
        with self._lock:
            self._check_open()
            self._database.replace(self._start)
            self._open_stores()
            self._rates = RateLimiter()
            self.clock.reset()

    def _check_open(self) -> None:
        if self._closed:
            raise MockClosedError("the mock is closed")

    # Stores

    @property
    def store_ids(self) -> list[int]:
        return sorted(self._stores)

    def add_store(self, store: Store) -> None:
        """Add a store; `ValueError` when there is one with its id."""
        with self._lock:
            self._check_open()
            if store.id in self._stores:
                raise ValueError(f"there is a store {store.id} already")
            self._seed([store])
            self._open_stores()

    def set_token(self, store: Store) -> None:
        """Make the token and scopes of a store that exists those of the given one."""
        with self._lock:
            self._check_open()
            with self._database.change():
                seeding.put_token(self._database, store)
            self._commit()
            self._open_stores()

    def _seed(self, stores: Sequence[Store]) -> None:
        with self._database.change():
            for store in stores:
                seeding.put_store(self._database, store, self.behaviour, int(self.clock.now()))
        self._commit()

    def _commit(self) -> None:
        batch = self._database.batch
        if batch is not None and not self._database.commit(batch):
            raise OSError(f"{self._database.path}: the database cannot be written")

    def _open_stores(self) -> None:
        self._stores = {row.id: seeding.open_store(row) for row in self._database.stores()}
        self._access = {
            row.hash: Access(self._stores[row.store_id], frozenset(orjson.loads(row.scopes)), row.hash)
            for row in self._database.tokens()
        }

    # Ways in

    @property
    def base_url(self) -> str:
        return self.public_url + self.contract.base_path

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
        with self._lock:
            return self.settled(self.answer(request))

    def answer(self, request: Request) -> Answer:
        """Answer a request without committing, for servers that commit several together.

        The response may be sent only after `settled`.
        """
        with self._lock:
            self._check_open()
            try:
                response = self._answer(request)
            except Refusal as refusal:
                response = self._refused(refusal)
            except Exception:
                logger.exception("%s could not be answered", request.method)
                response = self._refused(_INTERNAL_ERROR)
            return Answer(response, self._database.batch)

    def settled(self, answer: Answer) -> Response:
        """The response, once its batch is committed; an error when that failed."""
        if answer.batch is None:
            return answer.response
        with self._lock:
            if self._database.commit(answer.batch):
                return answer.response
        return self._refused(_INTERNAL_ERROR)

    def _refused(self, refusal: Refusal) -> Response:
        if not self.behaviour.old_errors:
            return refusal.response()
        return Response(
            refusal.status, b"", (*JSON_HEADERS, *refusal.headers, ("Connection", "close")), refusal.message
        )

    # The order of checks

    def _answer(self, request: Request) -> Response:
        path, _, query_text = request.target.partition("?")
        routed = self.contract.route(path)
        if routed is None:
            return self._besides(request, path)
        methods, id_texts = routed
        operation = methods.get(request.method)
        if operation is None:
            raise _method_not_allowed(methods)
        query = _query(query_text)
        access = self._access_of(request.headers, query.values, id_texts[0])
        self._check_rate(access)
        _check_scopes(access, operation)
        self._check_plan(access.store, operation)
        call = self._checked_call(request, operation, access.store, id_texts, query)
        return Response(200, self._operate(operation, call).encode())

    def _access_of(self, headers: Mapping[str, str], query: Mapping[str, str], store_id: str) -> Access:
        """Bearer first, but a header of another kind does not hide the query's token."""
        scheme, _, credentials = headers.get("authorization", "").partition(" ")
        tokens = [credentials.strip()] if scheme.lower() == "bearer" else []
        elsewhere = False
        for token in (*tokens, query.get("token", "")):
            access = self._access.get(self._database.token_hash(token)) if token else None
            if access is not None and str(access.store.id) == store_id:
                return access
            elsewhere = elsewhere or access is not None
        if elsewhere and self.behaviour.wrong_store_status == 404:
            raise Refusal(404, "The store is not found", "STORE_NOT_FOUND")
        raise Refusal(403, "The token is not valid", "INVALID_API_TOKEN")

    def _check_rate(self, access: Access) -> None:
        per_minute = self.behaviour.requests_per_minute
        if per_minute is None:
            return
        wait_s = self._rates.wait_s(access.token_hash, per_minute, self.clock.now())
        if wait_s:
            raise Refusal(429, "Too many requests", "RATE_LIMITED", (("Retry-After", str(wait_s)),))

    def _check_plan(self, store: OpenStore, operation: contracts.Operation) -> None:
        if store.suspended:
            raise Refusal(402, "The store is suspended", "STORE_IS_SUSPENDED")
        if not store.has_api:
            raise _plan_required("Please upgrade your account to access the API")
        if operation.tag == "combinations" and not store.has_combinations:
            raise _plan_required("Combinations are not available on the store's plan")
        if operation.id == "createProduct" and self._is_full(store):
            raise _plan_required("The plan's number of products is reached")

    def _is_full(self, store: OpenStore) -> bool:
        return (
            store.product_limit is not None and self._database.product_count(store.id) >= store.product_limit
        )

    def _checked_call(
        self,
        request: Request,
        operation: contracts.Operation,
        store: OpenStore,
        id_texts: list[str],
        query: _Query,
    ) -> Call:
        document = None
        if operation.body is not None:
            self._check_size(operation.body, request.body_size)
            _check_media_type(operation.body, request)
        values = _parsed_query(operation, query)
        ids = _parsed_ids(operation, id_texts)
        if operation.body is not None and operation.body.is_json:
            document = _document(operation.body, request.body)
            if "options" in document and operation.tag == "combinations":
                _check_repeated_option(document["options"])
        return Call(
            database=self._database,
            store=store,
            ids=ids,
            query=values,
            body=request.body,
            document=document or {},
            behaviour=self.behaviour,
            limits=self.limits,
            public_url=self.public_url,
            now=int(self.clock.now()),
            fetch=_fetch_nothing,
        )

    def _check_size(self, body: contracts.Body, size: int) -> None:
        if size > (body.max_bytes or self.limits.json_bytes):
            raise self.too_large(is_image=not body.is_json)

    def too_large(self, *, is_image: bool) -> Refusal:
        """The refusal of a body beyond its limit."""
        if not is_image:
            return Refusal(413, f"The body is larger than {self.limits.json_bytes} bytes")
        status = self.behaviour.large_image_status
        return Refusal(status, "The image is larger than 20 MB", "INCORRECT_IMAGE_SIZE")

    def _operate(self, operation: contracts.Operation, call: Call) -> str:
        read = operations.READS.get(operation.id)
        if read is not None:
            return read(call)
        with self._database.change():
            return operations.WRITES[operation.id](call)

    # Beside the contract

    def _besides(self, request: Request, path: str) -> Response:
        image = _IMAGE_PATH.fullmatch(path)
        if image is not None and request.method in ("GET", "HEAD"):
            return self._image(int(image[1]), int(image[2]))
        raise Refusal(404, "There is nothing at this address")

    def _image(self, store_id: int, image_id: int) -> Response:
        found = self._database.image(store_id, image_id) if max(store_id, image_id) < 2**63 else None
        if found is None:
            raise Refusal(404, "There is no such image")
        media_type, content = found
        headers: Headers = (("Content-Type", media_type), ("X-Content-Type-Options", "nosniff"))
        return Response(200, content, headers)


def _check_operations(contract: contracts.Contract, file: Path) -> None:
    known = operations.READS.keys() | operations.WRITES.keys()
    unknown = sorted(operation.id for operation in contract.operations if operation.id not in known)
    if unknown:
        raise contracts.ContractError(file, f"the mock has no rules for {', '.join(unknown)}")


def _method_not_allowed(methods: Mapping[str, Any]) -> Refusal:
    allow = ", ".join(methods)
    return Refusal(405, f"Allowed are {allow}", "METHOD_NOT_ALLOWED", (("Allow", allow),))


def _plan_required(message: str) -> Refusal:
    return Refusal(402, message, "NOT_AVAILABLE_ON_CURRENT_PLAN")


def _check_scopes(access: Access, operation: contracts.Operation) -> None:
    missing = operation.scopes - access.scopes
    if missing:
        raise Refusal(403, f"The token lacks {', '.join(sorted(missing))}", "INSUFFICIENT_APP_SCOPE")


def _query(text: str) -> _Query:
    if not text:
        return _NO_QUERY
    readable = True
    try:
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict")
    except ValueError:
        readable, pairs = False, parse_qsl(text, keep_blank_values=True, errors="replace")
    values: dict[str, str] = {}
    repeated = set()
    for name, value in pairs:
        if name in values:
            repeated.add(name)
        values.setdefault(name, value)
    return _Query(values, frozenset(repeated), readable)


_NO_QUERY: Final = _Query({}, frozenset(), True)


def _parsed_query(operation: contracts.Operation, query: _Query) -> Mapping[str, Any]:
    """The operation's own parameters; others are ignored."""
    if not query.values:
        return query.values
    if not query.readable:
        raise wrong_parameter("The query is not UTF-8")
    parsed: dict[str, Any] = {
        name: query.values[name] for name in operation.also_query if name in query.values
    }
    for parameter in operation.query_parameters:
        if parameter.name in query.values:
            parsed[parameter.name] = _parsed_parameter(parameter, query)
    return parsed


def _parsed_parameter(parameter: contracts.Parameter, query: _Query) -> int | str | bool:
    if parameter.name in query.repeated:
        raise wrong_parameter(f"The parameter '{parameter.name}' stands twice")
    value = parameter.parse(query.values[parameter.name])
    if value is not None:
        return value
    if parameter.name == "externalUrl":
        raise rules.wrong_url()
    raise _wrong_value(parameter)


def _wrong_value(parameter: contracts.Parameter) -> Refusal:
    if parameter.type == "integer":
        # The vendor's own words, which some clients look for (variations-2019-01, BadRequest).
        return wrong_parameter(
            f"Wrong numeric parameter '{parameter.name}' value: not a number or a number out of range"
        )
    if parameter.type == "boolean":
        words = ", ".join(f"'{word}'" for word in parameter.words)
        return wrong_parameter(f"Wrong parameter '{parameter.name}' value: expected one of {words}")
    return wrong_parameter(f"Wrong parameter '{parameter.name}' value")


def _parsed_ids(operation: contracts.Operation, texts: list[str]) -> list[int]:
    """The ids after the store's, which the token has proved already."""
    ids = []
    for parameter, text in zip(operation.path_parameters[1:], texts[1:], strict=True):
        value = parameter.parse(text)
        if not isinstance(value, int):
            raise _wrong_value(parameter)
        ids.append(value)
    return ids


def _check_media_type(body: contracts.Body, request: Request) -> None:
    sent = request.headers.get("content-type")
    if sent is None and (body.untyped or not request.body):
        return
    media_type = (sent or "").partition(";")[0].strip().lower()
    if not body.takes(media_type):
        expected = "application/json or text/json" if body.is_json else "application/octet-stream"
        raise Refusal(415, f"Unsupported content-type: expected {expected}")


def _document(body: contracts.Body, content: bytes) -> rules.Document:
    try:
        document = json_strict.loads(content)
    except json_strict.JsonError as error:
        raise wrong_parameter(f"The body is not JSON: {error}") from None
    violations = body.violations(document)
    if violations:
        # Of several the one that speaks of the shape, so that an address is judged last.
        refusals = [rules.field_refusal(v.path, v.keyword, v.message) for v in violations]
        raise min(refusals, key=lambda refusal: refusal.status)
    known: Any = body.known(document)
    return dict(known)


def _check_repeated_option(options: rules.Options) -> None:
    twice = rules.repeated_option(options)
    if twice is not None:
        raise wrong_parameter(f"Wrong parameter 'options': '{twice[:100]}' stands twice")


def _fetch_nothing(_url: str) -> None:
    """An address is kept, never followed."""
