"""One stock delta: sent once, and what a reading says of one whose answer was lost.

The service has no keys that make a delta safe to repeat, so the journal has the stock before it. A later reading
decides only if nobody else can have changed the stock in between. The service says when the product was last written,
and that has to agree with what the stock says: a sale may hide a delta, or look like one. Otherwise a person has to
decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from .catalog import Item
    from .outcomes import Outcome

Verdict: TypeAlias = Literal["applied", "not applied", "undecided"]

SETTLE_S: Final = 10.0  # after this a request that was sent is taken to be over
BEFORE_S: Final = 2.0  # the service's times are whole seconds, and so is the one that its clock is known by
AFTER_S: Final = 5.0  # what was written later than this after our last word was not written by us


def verdict(
    outcome: Outcome, item: Item | None, *, last_write_at: float, skew_s: float | None
) -> tuple[Verdict, str]:
    """Whether a delta of unknown outcome was applied, and what says so.

    Args:
        outcome: the delta, with the stock before it.
        item: as read now; None when it is gone.
        last_write_at: when we last wrote to the product, our clock, seconds since 1970.
        skew_s: how far the service's clock is ahead of ours; None when it does not say.
    """
    if item is None:
        return "undecided", "it is gone"
    delta, before, now = outcome.change.delta, outcome.before, item.values.get("quantity")
    if before is None or outcome.sent_at is None:
        return "undecided", "its stock before is not known"
    if not isinstance(now, int):
        return "undecided", "its stock is unlimited now"
    stock = f"the stock was {before:,}, is {now:,}, and would be {before + delta:,}"
    orders = "so look at its orders"
    if not item.written_at or skew_s is None:
        return (
            "undecided",
            f"{stock}; the service does not say how long ago the product was written, {orders}",
        )
    written_at = item.written_at - skew_s
    if written_at > last_write_at + AFTER_S:
        return "undecided", f"{stock}; somebody else has written to the product since, {orders}"
    was_written = written_at > outcome.sent_at - BEFORE_S
    if now == before + delta:
        if was_written:
            return "applied", stock
        return "undecided", f"{stock}, but the product was last written before this was sent, {orders}"
    if now == before:
        if not was_written:
            return "not applied", stock
        return "undecided", f"{stock}, but the product was written when this was sent, {orders}"
    return "undecided", f"{stock}, {orders}"


def adjustment(one: Outcome, ecwid: Any) -> Any:
    """Send it; `ecwid` is a client of either kind."""
    change = one.change
    if change.combination_id is None:
        return ecwid.with_response(ecwid.products.adjust_inventory, change.product_id, change.delta)
    return ecwid.with_response(ecwid.combinations.adjust_inventory, *change.key, change.delta)
