"""Creating a combination so that a lost answer neither makes a second one nor loses the first.

The set of options is unique per product, so the service itself is the memory of what was created: after an
unknown outcome the list is read, and a second try that comes too early is answered 409.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ecwid_api.api.combinations import create_combination, list_combinations
from ecwid_api.models.combination import Combination
from ecwid_api.models.combination_create import CombinationCreate
from ecwid_api.models.create_status import CreateStatus
from ecwid_api.models.option_value import OptionValue

from .errors import ConflictError, EcwidError, OutcomeUnknownError, UnexpectedResponseError
from .exchange import Exchange, Pause, Session, Steps, deadline_at
from .retries import backoff_s
from .settings import Options

Doubt = OutcomeUnknownError | UnexpectedResponseError


def create_guarded(
    session: Session, options: Options, product_id: int, body: CombinationCreate
) -> Steps[CreateStatus]:
    """The steps to the id of the new combination, also when the answer to an earlier try was lost."""
    until = deadline_at(session, options)
    create = create_combination.call(session.store_id, product_id, body=body)
    listing = list_combinations.call(session.store_id, product_id)
    doubt: Doubt | None = None
    for attempt in range(1, options.retries + 2):
        try:
            return (yield from Exchange(session, options, create, until).run())
        except (OutcomeUnknownError, UnexpectedResponseError) as exc:
            doubt = exc
            yield Pause(backoff_s(attempt, session.clock.chance()))
        except ConflictError as exc:
            present = yield from _present(Exchange(session, options, listing, until), exc)
            if doubt is not None and (mine := same_combination(present, body)) is not None:
                return CreateStatus(mine)
            exc.existing_id = conflicting(present, body)
            raise
        except EcwidError as exc:
            if doubt is None:
                raise
            raise doubt from exc
        present = yield from _present(Exchange(session, options, listing, until), doubt)
        if (mine := same_combination(present, body)) is not None:
            return CreateStatus(mine)
        if isinstance(doubt, UnexpectedResponseError):
            break  # it was carried out, so another try could only make another one
    raise doubt if doubt is not None else TypeError("retries is below 0")


def same_combination(present: Iterable[Combination], body: CombinationCreate) -> int | None:
    """Id of the combination with the options, in any order, and the SKU that were asked for."""
    wanted = option_set(body.options), body.sku or None
    return next((one.id for one in present if (option_set(one.options), one.sku or None) == wanted), None)


def conflicting(present: Sequence[Combination], body: CombinationCreate) -> int | None:
    """Id of the combination that has the options, or else the SKU, that were asked for."""
    wanted = option_set(body.options)
    by_options = next((one.id for one in present if option_set(one.options) == wanted), None)
    by_sku = next((one.id for one in present if body.sku and one.sku == body.sku), None)
    return by_options or by_sku


def option_set(options: Iterable[OptionValue]) -> frozenset[tuple[str, str]]:
    """What identifies a combination within its product."""
    return frozenset((option.name, option.value) for option in options)


def _present(listing: Exchange[list[Combination]], because: EcwidError) -> Steps[list[Combination]]:
    """The combinations there are; `because` again if they cannot be read."""
    try:
        return (yield from listing.run())
    except EcwidError as exc:
        raise because from exc
