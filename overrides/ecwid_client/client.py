"""EcwidClient and AsyncEcwidClient: settings, life cycle, and the resources."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import cached_property
from typing import TYPE_CHECKING, Generic, ParamSpec, Self, TypeVar, cast

import httpx
from ecwid_api.resources import AsyncResources, Resources
from ecwid_api.types import UNSET, Call, Unset

from .clock import SYSTEM, Clock
from .delivery.pacing import Bucket, Pacer, SharedPacer
from .delivery.raw_response import Response, collected_replies, response_of
from .delivery.redaction import Secret, hides_arguments
from .delivery.runner import AsyncRunner, Runner
from .delivery.session import Session
from .delivery.transports import open_async_sender, open_sender
from .errors import OutcomeUnknownError
from .events import Hooks
from .reconciliation import SETTLE_S, Reconciliation, reading_of, reconciled
from .resources import AsyncCombinations, Combinations, service_facts
from .settings import (
    BASE_URL,
    DEADLINE_S,
    REQUESTS_PER_MINUTE,
    RETRIES,
    TIMEOUT_S,
    Auth,
    Options,
    Timeout,
    base_url_from_environment,
    checked_auth,
    checked_base_url,
    checked_count,
    checked_kind,
    checked_store_id,
    checked_token,
    store_id_from_environment,
    token_from_environment,
)

if TYPE_CHECKING:
    from .batches import AsyncBatch, Batch
    from .catalog import AsyncCategories, AsyncProducts, Categories, Products

P = ParamSpec("P")
T = TypeVar("T")
TransportT = TypeVar("TransportT", httpx.BaseTransport, httpx.AsyncBaseTransport)
RunnerT = TypeVar("RunnerT", bound=Runner | AsyncRunner)


class _Client(Generic[RunnerT, TransportT]):
    """What both clients have in common: the settings, and the life from the first connection to the last."""

    _runner: RunnerT
    _owner: bool = False

    @hides_arguments
    def __init__(
        self,
        store_id: int,
        token: str,
        *,
        base_url: str = BASE_URL,
        timeout: float | Timeout = TIMEOUT_S,
        deadline: float | None = DEADLINE_S,
        retries: int = RETRIES,
        requests_per_minute: int | None = REQUESTS_PER_MINUTE,
        auth: Auth = "bearer",
        transport: TransportT | None = None,
        trust_env: bool = False,
        shared_limit: Bucket | None = None,
        hooks: Hooks | None = None,
        clock: Clock = SYSTEM,
    ) -> None:
        """A client of one store. Checks the settings and sends nothing.

        Args:
            store_id: id of the store, 1..2^63-1.
            token: access token, `secret_...` or `public_...`.
            base_url: address of the service up to and including `/api/v3`; the vendor's when left out.
            timeout: seconds for a connection (5 at most), a read, a write; or a Timeout. > 0; 30 when left out.
            deadline: seconds for a whole call with its retries and waits, > 0; 120 when left out, None for no
                limit. With a sync `transport` of the caller's it cuts each read but not their sum.
            retries: how often a request may be sent again where that is safe, after a 429 too, >= 0; 2 when left
                out.
            requests_per_minute: pace of all threads together, >= 1; 540 when left out, None for no limit but a
                429's.
            auth: `bearer` sends the token in a header, `query` in the address, where others may log it.
            transport: a transport of httpx to use instead of our own, for tests and special networks.
            trust_env: whether proxies and certificate files named in the environment are used.
            shared_limit: a bucket that counts the requests of several processes, from `file_bucket`;
                instead of `requests_per_minute`.
            hooks: functions to call with what happens.
            clock: where time and randomness come from.

        Raises:
            ValueError: a setting is malformed.
            TypeError: `transport`, `shared_limit`, `hooks` or `clock` is something else.
        """
        if requests_per_minute is not None:
            checked_count("requests_per_minute", requests_per_minute, least=1)
        session = Session(
            store_id=checked_store_id(store_id),
            base_url=checked_base_url(base_url),
            secret=Secret(checked_token(token)),
            auth=checked_auth(auth),
            pacer=Pacer(requests_per_minute)
            if shared_limit is None
            else SharedPacer(checked_kind("shared_limit", shared_limit, Bucket)),
            clock=checked_kind("clock", clock, Clock),
            hooks=Hooks() if hooks is None else checked_kind("hooks", hooks, Hooks),
            service=service_facts(store_id),
        )
        options = Options().changed(timeout=timeout, retries=retries, deadline=deadline)
        self._bind(self._opened(session, options, transport, trust_env), owner=True)

    @classmethod
    @hides_arguments
    def from_env(
        cls,
        *,
        store_id: int | None = None,
        token: str | None = None,
        base_url: str | None = None,
        timeout: float | Timeout = TIMEOUT_S,
        deadline: float | None = DEADLINE_S,
        retries: int = RETRIES,
        requests_per_minute: int | None = REQUESTS_PER_MINUTE,
        auth: Auth = "bearer",
        transport: TransportT | None = None,
        trust_env: bool = False,
        shared_limit: Bucket | None = None,
        hooks: Hooks | None = None,
        clock: Clock = SYSTEM,
    ) -> Self:
        """A client for the store that the environment names.

        What is not given comes from ECWID_STORE_ID, ECWID_TOKEN (or the first line of the file that
        ECWID_TOKEN_FILE names) and ECWID_BASE_URL; the other arguments are those of the class itself.

        Raises:
            ValueError: a variable is missing or malformed.
            OSError: the token's file cannot be read.
        """
        return cls(
            store_id_from_environment() if store_id is None else store_id,
            token_from_environment() if token is None else token,
            base_url=base_url_from_environment() if base_url is None else base_url,
            timeout=timeout,
            deadline=deadline,
            retries=retries,
            requests_per_minute=requests_per_minute,
            auth=auth,
            transport=transport,
            trust_env=trust_env,
            shared_limit=shared_limit,
            hooks=hooks,
            clock=clock,
        )

    def with_options(
        self,
        *,
        timeout: float | Timeout | Unset = UNSET,
        retries: int | Unset = UNSET,
        deadline: float | Unset | None = UNSET,
    ) -> Self:
        """This client with other limits; the copy shares connections, pace and budget, and closes none."""
        options = self._runner.options.changed(timeout=timeout, retries=retries, deadline=deadline)
        copy = self.__class__.__new__(self.__class__)
        copy._bind(cast(RunnerT, self._runner.with_options(options)), owner=False)  # noqa: SLF001  a client too
        return copy

    def __repr__(self) -> str:
        runner = getattr(self, "_runner", None)
        if runner is None:
            return f"<{type(self).__name__}, not set up>"
        return (
            f"<{type(self).__name__} store_id={runner.session.store_id} base_url={runner.session.base_url!r}>"
        )

    def _opened(
        self, session: Session, options: Options, transport: TransportT | None, trust_env: bool
    ) -> RunnerT:
        raise NotImplementedError

    def _bind(self, runner: RunnerT, *, owner: bool) -> None:
        self._runner = runner
        self._owner = owner


class EcwidClient(_Client[Runner, httpx.BaseTransport], Resources):
    """A client of one Ecwid store. Safe to share between threads; make one per process and close it.

    Source: openapi.yaml; what is repeated after a failure follows its `x-retry`.
    """

    @cached_property
    def batch(self) -> Batch:
        """Several requests in one, carried out by the service itself."""
        from .batches import Batch

        return Batch(self._runner)

    @cached_property
    def combinations(self) -> Combinations:
        """Combinations of one product."""
        return Combinations(self._runner)

    @cached_property
    def products(self) -> Products:
        """Products that carry combinations."""
        from .catalog import Products

        return Products(self._runner)

    @cached_property
    def categories(self) -> Categories:
        """Categories that products are in, as a tree."""
        from .catalog import Categories

        return Categories(self._runner)

    def call(self, call: Call[T], /) -> T:
        """Send any call of `ecwid_api.api` with this client's pace, retries and errors."""
        return self._runner.call(call)

    def with_response(self, method: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Response[T]:
        """Call a method of this client and return its value with status, headers, bytes and duration.

        For example `client.with_response(client.combinations.get, product_id, combination_id)`.
        """
        with collected_replies() as replies:
            value = method(*args, **kwargs)
        return response_of(value, replies)

    def reconcile(
        self, error: OutcomeUnknownError, *, quantity_before: int, settle_s: float = SETTLE_S
    ) -> Reconciliation:
        """Read back the stock that a change of unknown outcome was meant for, and judge.

        A request may arrive after its answer was given up. So only `applied` is said at once: else this method
        waits `settle_s` seconds, and reads and judges again. `deadline` limits each reading, not the wait.

        Args:
            error: what `adjust_inventory` raised.
            quantity_before: the stock before that call, items.
            settle_s: how long the request may still be on its way, seconds, >= 0; 10 when left out, which is
                assumed. 0 reads once, for an error of long ago.

        Returns:
            The verdict, and the assumption it rests on: nobody else changed the stock meanwhile.

        Raises:
            ValueError: the error is not about a change of stock, such as that of a creation, or `settle_s` is no
                duration; nothing is sent.
            TypeError: it is another error, or `quantity_before` is no integer, such as that of an unlimited stock.
        """
        reading = reading_of(error, quantity_before, settle_s)
        found = reconciled(error, quantity_before, self._runner.call(reading))
        if found.verdict == "applied" or not settle_s:
            return found
        self._runner.session.clock.sleep(settle_s)
        return reconciled(error, quantity_before, self._runner.call(reading))

    def close(self) -> None:
        """Close the connections; later calls raise RuntimeError. A copy from `with_options` closes nothing."""
        if self._owner and not self._runner.session.closed:
            self._runner.session.closed = True
            self._runner.sender.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _opened(
        self, session: Session, options: Options, transport: httpx.BaseTransport | None, trust_env: bool
    ) -> Runner:
        if transport is not None:
            checked_kind("transport", transport, httpx.BaseTransport)
        return Runner(session, options, open_sender(session, transport, trust_env=trust_env))

    def _bind(self, runner: Runner, *, owner: bool) -> None:
        super()._bind(runner, owner=owner)
        Resources.__init__(self, runner, runner.session.store_id)


class AsyncEcwidClient(_Client[AsyncRunner, httpx.AsyncBaseTransport], AsyncResources):
    """EcwidClient for asyncio: the same surface, with `await`. Share it between tasks of one event loop."""

    @cached_property
    def batch(self) -> AsyncBatch:
        """Several requests in one, carried out by the service itself."""
        from .batches import AsyncBatch

        return AsyncBatch(self._runner)

    @cached_property
    def combinations(self) -> AsyncCombinations:
        """Combinations of one product."""
        return AsyncCombinations(self._runner)

    @cached_property
    def products(self) -> AsyncProducts:
        """Products that carry combinations."""
        from .catalog import AsyncProducts

        return AsyncProducts(self._runner)

    @cached_property
    def categories(self) -> AsyncCategories:
        """Categories that products are in, as a tree."""
        from .catalog import AsyncCategories

        return AsyncCategories(self._runner)

    async def call(self, call: Call[T], /) -> T:
        """Send any call of `ecwid_api.api` with this client's pace, retries and errors."""
        return await self._runner.call(call)

    async def with_response(
        self, method: Callable[P, Awaitable[T]], /, *args: P.args, **kwargs: P.kwargs
    ) -> Response[T]:
        """Call a method of this client and return its value with status, headers, bytes and duration."""
        with collected_replies() as replies:
            value = await method(*args, **kwargs)
        return response_of(value, replies)

    async def reconcile(
        self, error: OutcomeUnknownError, *, quantity_before: int, settle_s: float = SETTLE_S
    ) -> Reconciliation:
        """Read back the stock that a change of unknown outcome was meant for; as EcwidClient.reconcile."""
        reading = reading_of(error, quantity_before, settle_s)
        found = reconciled(error, quantity_before, await self._runner.call(reading))
        if found.verdict == "applied" or not settle_s:
            return found
        await self._runner.session.clock.async_sleep(settle_s)
        return reconciled(error, quantity_before, await self._runner.call(reading))

    async def aclose(self) -> None:
        """Close the connections; later calls raise RuntimeError. A copy from `with_options` closes nothing."""
        if self._owner and not self._runner.session.closed:
            self._runner.session.closed = True
            await self._runner.sender.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.aclose()

    def _opened(
        self, session: Session, options: Options, transport: httpx.AsyncBaseTransport | None, trust_env: bool
    ) -> AsyncRunner:
        if transport is not None:
            checked_kind("transport", transport, httpx.AsyncBaseTransport)
        return AsyncRunner(session, options, open_async_sender(session, transport, trust_env=trust_env))

    def _bind(self, runner: AsyncRunner, *, owner: bool) -> None:
        super()._bind(runner, owner=owner)
        AsyncResources.__init__(self, runner, runner.session.store_id)
