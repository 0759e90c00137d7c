"""Creating a combination so that a lost answer neither makes a second one nor loses the first.

The set of options is unique per product, so the service itself is the memory of what was created: after an
unknown outcome the list is read, and a second try that comes too early is answered 409. What has the options
is taken for ours only if nothing of what was sent differs from what is listed: it may have been there before.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from ecwid_api.api.combinations import create_combination, list_combinations
from ecwid_api.api.products import get_product
from ecwid_api.models.create_status import CreateStatus

from ..errors import ConflictError, EcwidError, OutcomeUnknownError, UnexpectedResponseError
from ..events import RetryEvent
from ..settings import LARGEST_ID, Options
from .call_flow import CallFlow, deadline_at
from .effects import Steps
from .session import Session

if TYPE_CHECKING:
    from ecwid_api.models import Combination, CombinationCreate, OptionValue, Product

T = TypeVar("T")

Doubt = OutcomeUnknownError | UnexpectedResponseError

IDENTITY = "options"
NUMBERS = (int, float, Decimal)
COMPUTED = frozenset({"lowestPrice", "automaticLowestPrice"})  # the service's own, whatever was sent


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
            if doubt is not None and (mine := with_options(present, body)) is not None:
                product = CallFlow(session, options, reading, until)
                return (yield from _ours(mine, body, product, doubt))
            exc.existing_id = conflicting(present, body)
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
        if (mine := with_options(present, body)) is not None:
            return (yield from _ours(mine, body, CallFlow(session, options, reading, until), doubt))
        # What the service says it did is not tried again: another try could only make another one.
        if attempt > options.retries or (isinstance(doubt, UnexpectedResponseError) and doubt.applied):
            raise doubt
        price = session.budget.take()
        if price is None:
            raise doubt
        paid += price
        session.hooks.retry(RetryEvent(create.operation.id, attempt, wait_s, str(doubt)))


def with_options(present: Iterable[Combination], body: CombinationCreate) -> Combination | None:
    """The combination with the options, in any order, that were asked for."""
    wanted = option_set(body.options)
    return next(
        (one for one in present if wanted and option_set(one.options) == wanted and _has_id(one)), None
    )


def differences(
    body: CombinationCreate, listed: Combination, product: Mapping[str, Any] | None = None
) -> list[str]:
    """Fields that were sent and that the service lists with another value.

    What a combination does not show is the product's: so `product`, where it is given, stands in for it.
    """
    shown = {**(product or {}), **_given(listed.to_dict())}
    sent = {"sku": None, **body.to_dict()}
    if not sent["sku"]:
        shown["sku"] = listed.sku  # none of its own was asked for, so the product's counts for nothing
    if sent.get("unlimited"):
        sent.pop("quantity", None)
    unknown = {IDENTITY, *body.additional_properties}
    return [name for name in sent if name not in unknown and not _agree(name, sent[name], shown.get(name))]


def _agree(name: str, sent: Any, shown: Any) -> bool:
    if name in COMPUTED or (sent is None and isinstance(shown, bool)):
        return True
    if name == "attributes":
        return _values(sent) <= _values(shown)
    if _is_empty(sent) or _is_empty(shown):
        return _is_empty(sent) and _is_empty(shown)
    if name == "wholesalePrices":
        return _tiers(sent) == _tiers(shown)
    if isinstance(sent, dict) and isinstance(shown, dict):
        return all(_agree(part, value, shown.get(part)) for part, value in sent.items())
    if isinstance(sent, str) and isinstance(shown, str):
        return sent.strip() == shown.strip()
    if isinstance(sent, bool) or isinstance(shown, bool):
        return sent is shown
    if isinstance(sent, NUMBERS) and isinstance(shown, NUMBERS):
        return math.isclose(_number(sent), _number(shown))
    return bool(sent == shown)


def _is_empty(value: Any) -> bool:
    """Whether a value is what the service may as well leave out: null, 0, an empty text or list."""
    if isinstance(value, dict):
        return all(part is False or _is_empty(part) for part in value.values())
    return value is not False and not value


def _given(shown: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in shown.items() if value is not None}


def _values(attributes: Any) -> set[str]:
    """Values of attributes; their names are left aside, since an alias is listed as a name."""
    return {str(one["value"]).strip() for one in attributes or () if one.get("value")}


def _tiers(tiers: Any) -> list[tuple[float, ...]]:
    return sorted(tuple(_number(tier.get(name) or 0) for name in ("quantity", "price")) for tier in tiers)


def _number(value: Any) -> float:
    """A number as a float; what is none, or too large for one, is equal to nothing."""
    try:
        return float(value) if isinstance(value, NUMBERS) else math.nan
    except OverflowError:
        return math.nan


def conflicting(present: Sequence[Combination], body: CombinationCreate) -> int | None:
    """Id of the combination that has the options, or else the SKU, that were asked for."""
    by_sku = next((one for one in present if body.sku and one.sku == body.sku and _has_id(one)), None)
    found = with_options(present, body) or by_sku
    return None if found is None else found.id


def option_set(options: Iterable[OptionValue] | None) -> frozenset[tuple[str, str]] | None:
    """What identifies a combination within its product; None where a list does not tell it."""
    pairs = [(option.name, option.value) for option in options or ()]
    told = pairs and all(isinstance(text, str) for pair in pairs for text in pair)
    return frozenset(pairs) if told else None


def _has_id(one: Combination) -> bool:
    return type(one.id) is int and 1 <= one.id <= LARGEST_ID


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
    if differing and not _given(one.to_dict()).keys() & set(differing):
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
    raise error from doubt
