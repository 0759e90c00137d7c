"""Answering requests for the contract's addresses; the order of the checks is the live service's."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple, TypeAlias
from urllib.parse import parse_qsl

from . import contract as contracts
from . import images, json_strict, operations, products, render, rules, seeding
from .behaviour import Behaviour, Limits
from .calls import Call, OpenStore
from .clock import Clock
from .journal import Entry
from .messages import Refusal, Request, Response, wrong_parameter
from .rates import RateLimiter
from .store import Database

Routed: TypeAlias = tuple[Mapping[str, contracts.Operation], list[str]]


class Access(NamedTuple):
    """What a token opens."""

    store: OpenStore
    scopes: frozenset[str]
    is_public: bool
    token_hash: bytes


class _Query(NamedTuple):
    values: dict[str, str]
    repeated: frozenset[str]
    readable: bool


class Service:
    """The live service's part of the mock, over one database."""

    def __init__(self, database: Database, clock: Clock, behaviour: Behaviour, limits: Limits) -> None:
        self.behaviour: Behaviour = behaviour
        self._public_url = ""
        self.stores: dict[int, OpenStore] = {}
        self._database = database
        self._clock = clock
        self._limits = limits
        self._rates = RateLimiter()
        self._access: dict[bytes, Access] = {}

    @property
    def public_url(self) -> str:
        return self._public_url

    @public_url.setter
    def public_url(self, public_url: str) -> None:
        self._public_url = public_url
        self._database.cache.clear()

    def open_stores(self) -> None:
        """Read stores and tokens, of which there are few, and forget who asked how often."""
        self.stores = {row.id: seeding.open_store(row) for row in self._database.stores()}
        self._access = {
            row.hash: Access(self.stores[row.store_id], *seeding.rights(row), row.hash)
            for row in self._database.tokens()
        }
        self._rates = RateLimiter()

    def answer(self, request: Request, routed: Routed, entry: Entry) -> Response:
        """Answer a request for an address of the contract; the entry is filled in as far as it gets.

        Raises:
            Refusal: a check failed.
        """
        methods, id_texts = routed
        operation = methods.get(request.method)
        if operation is None:
            raise _method_not_allowed(methods)
        entry.operation = operation.id
        query = _query(request.target.partition("?")[2])
        access = self._access_of(request.headers, query.values, id_texts[0])
        entry.store = access.store.id
        self._check_rate(access)
        _check_scopes(access, operation)
        self._check_plan(access.store, operation)
        call = self._checked_call(request, operation, access, id_texts, query)
        _note_call(entry, call)
        return Response(200, self._operate(operation, call, entry).encode())

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

    def brings_image(self, request: Request, routed: Routed) -> bool:
        """Whether a request has an image, and the right to bring it."""
        methods, id_texts = routed
        operation = methods.get(request.method)
        query = _query(request.target.partition("?")[2])
        if operation is None or operation.id != "uploadCombinationImage" or "externalUrl" in query.values:
            return False
        try:
            access = self._access_of(request.headers, query.values, id_texts[0])
            _check_scopes(access, operation)
            self._check_plan(access.store, operation)
            self._checked_call(request, operation, access, id_texts, query)
        except Refusal:
            # It will be refused for the same reason when it is answered.
            return False
        return True

    def _check_rate(self, access: Access) -> None:
        per_minute = self.behaviour.requests_per_minute
        if per_minute is None:
            return
        wait_s = self._rates.wait_s(access.token_hash, per_minute, self._clock.now())
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
        access: Access,
        id_texts: list[str],
        query: _Query,
    ) -> Call:
        document = None
        body = operation.body
        # A body beside the address of an image is ignored, whatever it is.
        if body is not None and (body.is_json or "externalUrl" not in query.values):
            self._check_size(body, request.body_size)
            _check_media_type(body, request)
        values = _parsed_query(operation, query)
        ids = _parsed_ids(operation, id_texts)
        if body is not None and body.is_json:
            document = _document(body, request.body)
            if "options" in document and operation.tag == "combinations":
                _check_repeated_option(document["options"])
        if isinstance(request.image, Refusal):
            # A new one: what is raised holds its frames, and thereby the request, which would hold it in turn.
            raise Refusal(request.image.status, request.image.message)
        call = self._call(access.store, ids, values, document or {}, request.image)
        call.only_enabled = access.is_public
        return call

    def _call(
        self,
        store: OpenStore,
        ids: list[int],
        query: Mapping[str, Any],
        document: rules.Document | None = None,
        image: images.Image | None = None,
    ) -> Call:
        return Call(
            database=self._database,
            store=store,
            ids=ids,
            query=query,
            document=document or {},
            behaviour=self.behaviour,
            limits=self._limits,
            public_url=self.public_url,
            now=int(self._clock.now()),
            image=image,
        )

    def product_page(self, store_id: int, offset: int, limit: int) -> str:
        """A page of a store's products as JSON, whatever its plan.

        Raises:
            Refusal: there is no such store.
        """
        store = self.stores.get(store_id)
        if store is None:
            raise Refusal(404, f"There is no store {store_id}", "STORE_NOT_FOUND")
        return products.list_products(self._call(store, [], {"offset": offset, "limit": limit}))

    def _check_size(self, body: contracts.Body, size: int) -> None:
        if size <= (body.max_bytes or self._limits.json_bytes):
            return
        if body.is_json:
            raise Refusal(413, f"The body is larger than {self._limits.json_bytes} bytes")
        status = self.behaviour.large_image_status
        raise Refusal(status, "The image is larger than 20 MB", "INCORRECT_IMAGE_SIZE")

    def _operate(self, operation: contracts.Operation, call: Call, entry: Entry) -> str:
        read = operations.READS.get(operation.id)
        if read is not None:
            return read(call)
        if operation.id in operations.SINGLE_STATEMENTS:
            self._database.begin()
            text = operations.WRITES[operation.id](call)
        else:
            with self._database.change():
                text = operations.WRITES[operation.id](call)
        entry.carried_out = True
        entry.low_stock_mail = call.low_stock
        return text


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
        name: render.fields(query.values[name]) for name in operation.also_query if name in query.values
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
    violation = body.violation(document)
    if violation is not None and violation.path == ("url",) and isinstance(document, dict):
        # An address is judged last.
        violation = body.violation({**document, "url": "https://a"}) or violation
    if violation is not None:
        raise rules.field_refusal(violation.path, violation.keyword, violation.message)
    known: Any = body.known(document)
    return dict(known)


def _check_repeated_option(options: rules.Options) -> None:
    twice = rules.repeated_option(options)
    if twice is not None:
        raise wrong_parameter(f"Wrong parameter 'options': '{twice[:100]}' stands twice")


def _note_call(entry: Entry, call: Call) -> None:
    entry.product, entry.combination = (*call.ids, 0, 0)[:2]
    entry.low_stock_check = bool(call.query.get("checkLowStockNotification"))
