"""One stock delta: sent once, and what a reading says of one whose answer was lost.

The service has no keys that make a delta safe to repeat, so the journal has the stock before it. A later reading
decides only if nobody else can have changed the stock in between: the service says when the product was last written,
and if that is later than our own last write, the reading proves nothing and a person has to decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from .catalog import Item
    from .outcomes import Outcome

Verdict: TypeAlias = Literal["applied", "not applied", "undecided"]

SETTLE_S: Final = 10.0  # after this a request that was sent is taken to be over
CLOCKS_S: Final = 5.0  # whole seconds in the service's times, and clocks that differ a little


def verdict(
    outcome: Outcome, item: Item | None, *, last_write_at: float, skew_s: float
) -> tuple[Verdict, str]:
    """Whether a delta of unknown outcome was applied, and what says so.

    Args:
        outcome: the delta, with the stock before it.
        item: as read now; None when it is gone.
        last_write_at: when we last wrote to the product, our clock, seconds since 1970.
        skew_s: how far the service's clock is ahead of ours.
    """
    delta, before = outcome.change.delta, outcome.before
    if item is None:
        return "undecided", "it is gone"
    now = item.values.get("quantity")
    if not isinstance(now, int) or before is None:
        return (
            "undecided",
            "its stock is unlimited now" if before is not None else "its stock before is not known",
        )
    stock = f"the stock was {before:,}, is {now:,}, and would be {before + delta:,}"
    if item.written_at > last_write_at + skew_s + CLOCKS_S:
        return "undecided", f"{stock}; somebody else has written to the product since, so look at its orders"
    if now == before + delta:
        return "applied", stock
    return ("not applied", stock) if now == before else ("undecided", f"{stock}; look at its orders")


def adjustment(one: Outcome, ecwid: Any) -> Any:
    """Send it; `ecwid` is a client of either kind."""
    change = one.change
    if change.combination_id is None:
        return ecwid.with_response(ecwid.products.adjust_inventory, change.product_id, change.delta)
    return ecwid.with_response(ecwid.combinations.adjust_inventory, *change.key, change.delta)
