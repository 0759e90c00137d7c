"""Creating a combination so that a lost answer neither makes a second one nor loses the first.

The set of options is unique per product, so the service itself is the memory of what was created: after an
unknown outcome the list is read, and a second try that comes too early is answered 409. What has the options
is taken for ours only if nothing of what was sent differs from what is listed: it may have been there before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from ecwid_api.api.combinations import create_combination, list_combinations
from ecwid_api.api.products import get_product
from ecwid_api.models.create_status import CreateStatus

from ..errors import ConflictError, EcwidError, OutcomeUnknownError, UnexpectedResponseError
from ..events import RetryEvent
from ..settings import Options
from .call_flow import CallFlow, deadline_at
from .effects import Steps
from .option_match import conflicting, differences, find_by_options, shown_fields
from .session import Session

if TYPE_CHECKING:
    from ecwid_api.models import Combination, CombinationCreate, Product

T = TypeVar("T")

Doubt = OutcomeUnknownError | UnexpectedResponseError


def create_guarded(
    session: Session, options: Options, product_id: int, body: CombinationCreate
) -> Steps[CreateStatus]:
    """The steps to the id of the new combination, also when the answer to an earlier try was lost."""
    until = deadline_at(session, options)
    create = create_combination.call(session.store_id, product_id, body=body)
    listing = list_combinations.call(session.store_id, product_id)
    reading = get_product.call(session.store_id, product_id)
    doubt: Doubt | None = None
    attempt, paid = 0, 0
    while True:
        attempt += 1
        creation = CallFlow(session, options, create, until)
        try:
            made = yield from creation.run()
        except (OutcomeUnknownError, UnexpectedResponseError) as exc:
            doubt = exc
            wait_s = creation.delay_s(attempt)
            if not creation.has_time_for(wait_s):
                raise
            yield from creation.pause(wait_s)
        except ConflictError as exc:
            present = yield from _read(CallFlow(session, options, listing, until), exc)
            if doubt is not None and (mine := find_by_options(present, body)) is not None:
                product = CallFlow(session, options, reading, until)
                return (yield from _ours(mine, body, product, doubt))
            exc.existing_id = conflicting(present, body)
            exc.applied = False if doubt is None else None
            raise
        except EcwidError as exc:
            if doubt is None:
                raise
            raise doubt from exc
        else:
            if paid:
                session.budget.give_back(paid)
            return made
        present = yield from _read(CallFlow(session, options, listing, until), doubt)
        if (mine := find_by_options(present, body)) is not None:
            return (yield from _ours(mine, body, CallFlow(session, options, reading, until), doubt))
        # The service says that it created one; to ask again would create a second.
        if attempt > options.retries or (isinstance(doubt, UnexpectedResponseError) and doubt.applied):
            raise doubt
        price = session.budget.take()
        if price is None:
            raise doubt
        paid += price
        session.hooks.retry(RetryEvent(create.operation.id, attempt, wait_s, str(doubt)))


def _read(reading: CallFlow[T], because: EcwidError) -> Steps[T]:
    """What is there; `because` again if it cannot be read."""
    try:
        return (yield from reading.run())
    except EcwidError as exc:
        raise because from exc


def _ours(
    one: Combination, body: CombinationCreate, product: CallFlow[Product], doubt: Doubt
) -> Steps[CreateStatus]:
    """The id of a combination with our options, unless it differs from what was sent."""
    differing = differences(body, one)
    if differing and not shown_fields(one.to_dict()).keys() & set(differing):
        differing = differences(body, one, (yield from _read(product, doubt)).to_dict())
    if not differing:
        return CreateStatus(one.id)
    error = ConflictError(
        f"combination {one.id} has these options, but differs in {', '.join(differing)}; an earlier try may or "
        "may not have been carried out",
        status_code=409,
        operation_id=doubt.operation_id,
        method=doubt.method,
        path=doubt.path,
        request_id=doubt.request_id,
    )
    error.existing_id = one.id
    error.applied = None
    raise error from doubt
