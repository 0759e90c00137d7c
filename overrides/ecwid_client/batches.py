"""`client.batch`: several calls, carried out by the service itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from ecwid_api.api import batch as generated
from ecwid_api.types import UNSET, Call, Unset

from .delivery.batch_flow import BatchResult, checked_key, run_batch
from .delivery.runner import AsyncRunner, Runner

T = TypeVar("T")


class Batch(generated.Batch):
    """Several requests in one, carried out by the service itself."""

    def __init__(self, runner: Runner) -> None:
        super().__init__(runner, runner.session.store_id)
        self._runner = runner

    def run(
        self,
        calls: Sequence[Call[T]],
        *,
        stop_on_first_failure: bool = True,
        allow_parallel_mode: bool = False,
        group_id: str | Unset = UNSET,
        deduplication_key: str | None = None,
        wait: float = 600.0,
    ) -> list[BatchResult[T]]:
        """Let the service carry out several calls, wait for the end, and give the result of each.

        A call comes from a module of `ecwid_api.api`, for example `update_product.call(store_id, 7, body=change)`.
        The batch is sent with a deduplication key, so a lost answer does not carry it out twice. A failed call
        raises nothing here: look at `error`, or ask for `value`.

        Args:
            calls: 1..500 calls for this store. Refused are calls that must not be done twice (`x-retry: once`: changes
                of stock by a difference, new products), since the service may repeat what fails, and bytes.
            stop_on_first_failure: whether the first call that fails is the last one to be carried out. If not,
                the service repeats a call that fails with 5xx up to 5 times, so a creation may be done twice.
            allow_parallel_mode: whether up to 100 calls are carried out at once, in any order.
            group_id: a text of your own, for `cancel_group`.
            deduplication_key: a text of your own, best a UUID; a second run with it within one hour takes up the
                first. One is made if you give none.
            wait: how long to wait for the end, seconds, > 0.

        Returns:
            One result for each call, in their order.

        Raises:
            ValueError: a call cannot stand in a batch, or an argument is wrong; nothing is sent. Or the key belongs to
                an earlier batch with other calls; then none of these was carried out.
            BatchPendingError: it has not ended in time; run it again with the same key to wait on.

        Example:
            >>> from ecwid_api.api.combinations import update_combination
            >>> from ecwid_client import CombinationUpdate
            >>> prices = {7084071: 1.45, 7084076: 1.99}
            >>> change = {id: CombinationUpdate(price=price) for id, price in prices.items()}
            >>> calls = [update_combination.call(4870020, 37208339, id, body=change[id]) for id in prices]
            >>> [result.error for result in ecwid.batch.run(calls)]
            [None, None]

        Source: contract operations `createBatch` and `getBatch`.
        """
        key = checked_key(deduplication_key)
        return self._runner.perform(
            lambda session, options: run_batch(
                session,
                options,
                calls,
                stop_on_first_failure=stop_on_first_failure,
                allow_parallel_mode=allow_parallel_mode,
                group_id=group_id,
                key=key,
                wait_s=wait,
            )
        )


class AsyncBatch(generated.AsyncBatch):
    """Several requests in one, carried out by the service itself."""

    def __init__(self, runner: AsyncRunner) -> None:
        super().__init__(runner, runner.session.store_id)
        self._runner = runner

    async def run(
        self,
        calls: Sequence[Call[T]],
        *,
        stop_on_first_failure: bool = True,
        allow_parallel_mode: bool = False,
        group_id: str | Unset = UNSET,
        deduplication_key: str | None = None,
        wait: float = 600.0,
    ) -> list[BatchResult[T]]:
        """As `Batch.run`."""
        key = checked_key(deduplication_key)
        return await self._runner.perform(
            lambda session, options: run_batch(
                session,
                options,
                calls,
                stop_on_first_failure=stop_on_first_failure,
                allow_parallel_mode=allow_parallel_mode,
                group_id=group_id,
                key=key,
                wait_s=wait,
            )
        )
