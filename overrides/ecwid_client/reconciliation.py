"""Finding out, after the fact, whether a change of stock of unknown outcome was carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from attrs import frozen
from ecwid_api.api.combinations import adjust_combination_inventory, get_combination
from ecwid_api.api.products import adjust_product_inventory, get_product
from ecwid_api.types import Call, Unset

from .errors import OutcomeUnknownError
from .settings import checked_kind, checked_seconds

if TYPE_CHECKING:
    from ecwid_api.models import Combination, Product

SETTLE_S = 10.0  # assumed: how long a request may be on its way after its answer was given up

ASSUMPTION = (
    "Nobody else changed this stock since `quantity_before` was read, orders included, and the request is no "
    "longer on its way. If either may be false, the verdict is a hint only."
)

Verdict: TypeAlias = Literal["applied", "not applied", "ambiguous"]


@frozen
class Reconciliation:
    """What reading the stock back says of a change of unknown outcome.

    Attributes:
        verdict: `applied`, `not applied`, or `ambiguous` if the stock is neither what it was nor what it
            should be.
        quantity_before: as given, items.
        quantity_now: as read, items; None when the stock is unlimited.
        delta: the change that was asked for, items.
        assumption: what must hold for the verdict to be more than a hint.
    """

    verdict: Verdict
    quantity_before: int
    quantity_now: int | None
    delta: int
    assumption: str = ASSUMPTION


def judge(quantity_before: int, delta: int, quantity_now: int | None) -> Verdict:
    """Compare the stock with what it was and what it should be."""
    if quantity_now == quantity_before + delta:
        return "applied"
    return "not applied" if quantity_now == quantity_before else "ambiguous"


def reading_of(
    error: OutcomeUnknownError, quantity_before: int, settle_s: float
) -> Call[Combination | Product]:
    """The call that reads back the stock that `error` speaks of; ValueError if it is not about stock."""
    if settle_s != 0:
        checked_seconds("settle_s", settle_s)
    _delta_of(checked_kind("error", error, OutcomeUnknownError))
    if isinstance(quantity_before, bool) or not isinstance(quantity_before, int):
        raise TypeError(
            f"quantity_before must be the stock before the call, items, not {quantity_before!r:.40}"
        )
    ids = [int(segment) for segment in error.path.split("/") if segment.isdecimal()]
    if error.operation_id == adjust_combination_inventory.OPERATION.id:
        return cast("Call[Combination | Product]", get_combination.call(*ids))
    if error.operation_id == adjust_product_inventory.OPERATION.id:
        return cast("Call[Combination | Product]", get_product.call(*ids))
    raise ValueError(f"{error.operation_id} does not change the stock of one item by a difference")


def reconciled(
    error: OutcomeUnknownError, quantity_before: int, now: Combination | Product
) -> Reconciliation:
    """The verdict."""
    quantity_now = None if isinstance(now.quantity, Unset) else now.quantity
    delta = _delta_of(error)
    return Reconciliation(judge(quantity_before, delta, quantity_now), quantity_before, quantity_now, delta)


def _delta_of(error: OutcomeUnknownError) -> int:
    if error.delta is None:
        raise ValueError(
            f"{error.operation_id} does not change a stock by a difference that is known. Read the store to see "
            "whether it was carried out"
        )
    return error.delta
