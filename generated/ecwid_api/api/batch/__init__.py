"""Several requests in one, carried out by the service itself."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from ... import models
from ...client import AsyncCaller, Caller
from ...types import UNSET, Unset
from .. import batch as operations

if TYPE_CHECKING:
    from . import cancel_batch_group, create_batch, delete_batch, get_batch
else:

    def __getattr__(name):
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f".{name}", __name__)


class Batch:
    """Several requests in one, carried out by the service itself."""

    def __init__(self, caller: Caller, store_id: int) -> None:
        self._caller = caller
        self._store_id = store_id

    def get(self, *, ticket: str, escaped_json: bool | Unset = UNSET) -> models.BatchStatus:
        """Get what became of the requests of a batch.

        Ask again until `status` is `COMPLETED`; a batch that stopped at a failure ends so too. Results stand
        in the order of the requests.

        Args:
            ticket: Ticket of the batch, from the answer that created it. Characters: at least 1.
            escaped_json: Whether bodies come as texts in `escapedHttpBody` instead of JSON in `httpBody`;
                false when left out.

        Returns:
            BatchStatus: The batch as far as it is carried out.

        Source: contract operation `getBatch`.
        """
        return self._caller.call(
            operations.get_batch.call(self._store_id, ticket=ticket, escaped_json=escaped_json)
        )

    def create(
        self,
        body: Sequence[models.BatchRequest],
        *,
        stop_on_first_failure: bool | Unset = UNSET,
        allow_parallel_mode: bool | Unset = UNSET,
        deduplication_key: str | Unset = UNSET,
        group_id: str | Unset = UNSET,
    ) -> models.BatchTicket:
        """Let the service carry out several requests in their order.

        Answers at once with a ticket; the requests are carried out later, one after the other and one batch
        of a store after the other, or up to 100 at once with `allowParallelMode`. The token needs the scopes
        of all of them. Bytes cannot be sent: give an image by its address.

        With `stopOnFirstFailure=false` the service repeats a request up to 5 times, 3 seconds apart, when it
        fails with 5xx or takes too long. A change of stock by a difference may then be applied more than
        once, so it does not belong in a batch.

        A second batch with the same `deduplicationKey` within one hour is answered with the ticket of the
        first, and is not carried out. With a key the request may therefore be sent again after a lost
        answer.

        Args:
            body: The requests of a batch in their order. Entries: at most 500.
            stop_on_first_failure: Whether the first request that fails is the last one to be carried out;
                true when left out.
            allow_parallel_mode: Whether up to 100 requests are carried out at once, in any order; false when
                left out.
            deduplication_key: A text of your own, best a UUID. A second batch with it within one hour is
                answered with the ticket of the first. Characters: at least 1.
            group_id: A text of your own by which several batches can be stopped together. Characters: at
                least 1.

        Returns:
            BatchTicket: The ticket of the batch.

        Source: contract operation `createBatch`.
        """
        return self._caller.call(
            operations.create_batch.call(
                self._store_id,
                body=body,
                stop_on_first_failure=stop_on_first_failure,
                allow_parallel_mode=allow_parallel_mode,
                deduplication_key=deduplication_key,
                group_id=group_id,
            )
        )

    def delete(self, *, ticket_id: str) -> models.DeleteStatus:
        """Stop a batch and forget it.

        What is already carried out stays.

        Args:
            ticket_id: Ticket of the batch, from the answer that created it. Characters: at least 1.

        Returns:
            DeleteStatus: Whether there was such a batch.

        Source: contract operation `deleteBatch`.
        """
        return self._caller.call(operations.delete_batch.call(self._store_id, ticket_id=ticket_id))

    def cancel_group(self, *, group_id: str) -> models.UpdateStatus:
        """Stop all batches of a group.

        What is already carried out stays; the other requests end without being carried out.

        Args:
            group_id: The text that the batches were created with. Characters: at least 1.

        Returns:
            UpdateStatus: Whether something was stopped.

        Source: contract operation `cancelBatchGroup`.
        """
        return self._caller.call(operations.cancel_batch_group.call(self._store_id, group_id=group_id))


class AsyncBatch:
    """Several requests in one, carried out by the service itself."""

    def __init__(self, caller: AsyncCaller, store_id: int) -> None:
        self._caller = caller
        self._store_id = store_id

    async def get(self, *, ticket: str, escaped_json: bool | Unset = UNSET) -> models.BatchStatus:
        """Get what became of the requests of a batch.

        Ask again until `status` is `COMPLETED`; a batch that stopped at a failure ends so too. Results stand
        in the order of the requests.

        Args:
            ticket: Ticket of the batch, from the answer that created it. Characters: at least 1.
            escaped_json: Whether bodies come as texts in `escapedHttpBody` instead of JSON in `httpBody`;
                false when left out.

        Returns:
            BatchStatus: The batch as far as it is carried out.

        Source: contract operation `getBatch`.
        """
        return await self._caller.call(
            operations.get_batch.call(self._store_id, ticket=ticket, escaped_json=escaped_json)
        )

    async def create(
        self,
        body: Sequence[models.BatchRequest],
        *,
        stop_on_first_failure: bool | Unset = UNSET,
        allow_parallel_mode: bool | Unset = UNSET,
        deduplication_key: str | Unset = UNSET,
        group_id: str | Unset = UNSET,
    ) -> models.BatchTicket:
        """Let the service carry out several requests in their order.

        Answers at once with a ticket; the requests are carried out later, one after the other and one batch
        of a store after the other, or up to 100 at once with `allowParallelMode`. The token needs the scopes
        of all of them. Bytes cannot be sent: give an image by its address.

        With `stopOnFirstFailure=false` the service repeats a request up to 5 times, 3 seconds apart, when it
        fails with 5xx or takes too long. A change of stock by a difference may then be applied more than
        once, so it does not belong in a batch.

        A second batch with the same `deduplicationKey` within one hour is answered with the ticket of the
        first, and is not carried out. With a key the request may therefore be sent again after a lost
        answer.

        Args:
            body: The requests of a batch in their order. Entries: at most 500.
            stop_on_first_failure: Whether the first request that fails is the last one to be carried out;
                true when left out.
            allow_parallel_mode: Whether up to 100 requests are carried out at once, in any order; false when
                left out.
            deduplication_key: A text of your own, best a UUID. A second batch with it within one hour is
                answered with the ticket of the first. Characters: at least 1.
            group_id: A text of your own by which several batches can be stopped together. Characters: at
                least 1.

        Returns:
            BatchTicket: The ticket of the batch.

        Source: contract operation `createBatch`.
        """
        return await self._caller.call(
            operations.create_batch.call(
                self._store_id,
                body=body,
                stop_on_first_failure=stop_on_first_failure,
                allow_parallel_mode=allow_parallel_mode,
                deduplication_key=deduplication_key,
                group_id=group_id,
            )
        )

    async def delete(self, *, ticket_id: str) -> models.DeleteStatus:
        """Stop a batch and forget it.

        What is already carried out stays.

        Args:
            ticket_id: Ticket of the batch, from the answer that created it. Characters: at least 1.

        Returns:
            DeleteStatus: Whether there was such a batch.

        Source: contract operation `deleteBatch`.
        """
        return await self._caller.call(operations.delete_batch.call(self._store_id, ticket_id=ticket_id))

    async def cancel_group(self, *, group_id: str) -> models.UpdateStatus:
        """Stop all batches of a group.

        What is already carried out stays; the other requests end without being carried out.

        Args:
            group_id: The text that the batches were created with. Characters: at least 1.

        Returns:
            UpdateStatus: Whether something was stopped.

        Source: contract operation `cancelBatchGroup`.
        """
        return await self._caller.call(operations.cancel_batch_group.call(self._store_id, group_id=group_id))


__all__ = ("AsyncBatch", "Batch", "cancel_batch_group", "create_batch", "delete_batch", "get_batch")
