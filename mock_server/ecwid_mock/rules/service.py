"""The vendor's part of the mock: checks a request, and carries it out on the database."""

from collections.abc import Mapping
from typing import Any

from ..clock import Clock
from ..contract.operation import Operation
from ..journal import Entry
from ..messages import Refusal, Request
from ..storage.database import Database
from . import operations, requests
from .access import Access, Accounts, OpenStore, check_scopes
from .assumptions import Behaviour
from .call import Call
from .details import Document
from .limits import Limits
from .options import check_repeated_option
from .refusals import wrong_parameter
from .search import shown_products


class Service:
    """The live service as far as the mock knows it."""

    def __init__(self, database: Database, clock: Clock, behaviour: Behaviour, limits: Limits) -> None:
        self.behaviour: Behaviour = behaviour
        self.accounts: Accounts = Accounts(database)
        self._public_url = ""
        self._database = database
        self._clock = clock
        self._limits = limits

    @property
    def public_url(self) -> str:
        return self._public_url

    @public_url.setter
    def public_url(self, public_url: str) -> None:
        self._public_url = public_url
        # Kept texts hold addresses of images.
        self._database.cache.clear()

    def checked(self, request: Request, operation: Operation, id_texts: list[str], entry: Entry) -> Call:
        """Check a request, in the order of the live service where that is known.

        Token 403, rate 429, scope 403, plan 402, size 413, media type 415, then query, ids and body 400 or 422. What
        depends on the data is left to the operations: 404, then 400, then 409.

        Raises:
            Refusal: the first check that failed.
        """
        query = requests.parsed_query(request.target.partition("?")[2])
        inner = request.inner
        if inner is None:
            access = self.accounts.access(request.headers, query.values, id_texts[0], self.behaviour)
            self.accounts.check_rate(access, self.behaviour.requests_per_minute, self._clock.now())
        else:
            access = self.accounts.access_of(inner.token_hash)
            if operation.tag == "batch":
                raise wrong_parameter("A batch cannot hold requests about batches")
        entry.store = access.store.id
        check_scopes(access, operation)
        self.accounts.check_plan(access.store, operation)
        entry.ignored = requests.ignored(operation, query)
        return self._call(request, operation, access, id_texts, query)

    def _call(
        self,
        request: Request,
        operation: Operation,
        access: Access,
        id_texts: list[str],
        query: requests.Query,
    ) -> Call:
        body = operation.body
        # A body beside the address of an image is ignored, whatever it is.
        if body is not None and (body.is_json or "externalUrl" not in query.values):
            requests.check_size(body, request.body_size, self._limits, self.behaviour)
            requests.check_media_type(body, request)
            query = requests.with_form(query, body, request, self._limits)
        elif body is None and operation.method == "POST":
            query = requests.with_form(query, None, request, self._limits)
        values = requests.parameters(operation, query)
        ids = requests.ids(operation, id_texts)
        headers = requests.in_headers(operation, request)
        document: Any = {}
        if body is not None and body.is_json:
            document = requests.document(body, request.body)
            if "options" in document and operation.tag == "combinations":
                check_repeated_option(document["options"])
        is_array = isinstance(document, list)
        call = self._made(access.store, ids, values, {} if is_array else document)
        call.items = document if is_array else []
        call.token_hash = access.token_hash
        call.only_enabled = access.is_public
        call.headers = headers
        if body is not None and body.is_file and "externalUrl" not in query.values:
            call.content = request.body
        return call

    def _made(self, store: OpenStore, ids: list[int], query: Mapping[str, Any], document: Document) -> Call:
        return Call(
            database=self._database,
            store=store,
            ids=ids,
            query=query,
            document=document,
            behaviour=self.behaviour,
            public_url=self.public_url,
            now=int(self._clock.now()),
        )

    def carry_out(self, operation: Operation, call: Call) -> str | bytes:
        """Do what a checked request asks for; the answer as JSON, or the bytes of a file.

        Raises:
            Refusal: the data do not allow it, and nothing was changed.
        """
        read = operations.READS.get(operation.id)
        if read is not None:
            return read(call)
        write = operations.WRITES[operation.id]
        if operation.id in operations.SINGLE_STATEMENTS:
            self._database.begin()
            return write(call)
        with self._database.change():
            answer = write(call)
        if operation.id == "updateProfile":
            # The languages of a store are kept in memory.
            self.accounts.reopen()
        return answer

    def product_page(self, store_id: int, text: str, offset: int, limit: int) -> str:
        """A page of a store's products as JSON, whatever its plan.

        Raises:
            Refusal: there is no such store.
        """
        return shown_products(self._made(self._store(store_id), [], {}, {}), text, offset, limit)

    def edit(self, operation: Operation, store_id: int, ids: list[int], body: bytes) -> None:
        """Carry out an update for the person at the console, who has no token.

        Raises:
            Refusal: the contract or the data do not allow it.
        """
        document = {} if operation.body is None else requests.document(operation.body, body)
        self.carry_out(operation, self._made(self._store(store_id), ids, {}, document))

    def _store(self, id: int) -> OpenStore:
        store = self.accounts.stores.get(id)
        if store is None:
            raise Refusal(404, f"There is no store {id}", "STORE_NOT_FOUND")
        return store
