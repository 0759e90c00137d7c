"""One absolute change: whether the shop has it already, or has changed since, and the request that makes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen
from ecwid_client import CombinationCreate, CombinationUpdate, ProductUpdate

from .fields import WEB, options_of, same_options

if TYPE_CHECKING:
    from .catalog import Item
    from .fields import Value
    from .matching import Key
    from .outcomes import Outcome, State
    from .plans import Change


@frozen
class Settled:
    """A change that need not be sent: its state, why, and the id of what was to be created."""

    state: State
    result: str
    created_id: int | None = None


def settled_by(one: Outcome, item: Item | None, present: Iterable[Item]) -> Settled | None:
    """What the shop says of a change that is to set something; None when it is to be sent."""
    if one.change.kind == "create":
        return _creation_settled(one, present)
    if item is None:
        return (
            Settled("done", "was gone already")
            if one.change.kind == "delete"
            else Settled("skipped", "it is gone")
        )
    if one.change.kind == "image":
        return None
    now = {edit.name: item.values.get(edit.name) for edit in one.change.edits}
    if one.change.kind == "update" and all(now[edit.name] == edit.new for edit in one.change.edits):
        return Settled("done", "was so already")
    # Sales change the stock of what is to be deleted; that is no reason to keep it.
    watched = [edit for edit in one.change.edits if one.change.kind == "update" or edit.name != "quantity"]
    stale = [edit.name for edit in watched if now[edit.name] not in (edit.old, edit.new)]
    return (
        Settled("skipped", f"the shop has another {', '.join(stale)} since the plan was made")
        if stale
        else None
    )


def new_skus(changes: Iterable[Change]) -> dict[Key, Value]:
    """The SKUs that a run itself gives to items."""
    updates = (change for change in changes if change.kind == "update")
    return {change.key: edit.new for change in updates for edit in change.edits if edit.name == "sku"}


def renamed(change: Change, item: Item, skus: Mapping[Key, Value]) -> Settled | None:
    """A row may mean an item by its SKU: when the item has another one by now, the change may be for another item."""
    sku = item.values.get("sku")
    if sku in (None, change.label, skus.get(item.key)):
        return None
    return Settled("skipped", f"its SKU is {sku} since the plan was made")


def _creation_settled(one: Outcome, present: Iterable[Item]) -> Settled | None:
    there = next((item for item in present if _is_created(item, one)), None)
    if there is None:
        return None
    differs = [edit.name for edit in one.change.edits if there.values.get(edit.name) != edit.new]
    if not differs:
        return Settled("done", "was there already", there.combination_id)
    reason = f"combination {there.combination_id} has these options, with another {', '.join(differs)}"
    return Settled("skipped", reason)


def _is_created(item: Item, one: Outcome) -> bool:
    return (
        item.product_id == one.change.product_id
        and bool(item.options)
        and same_options(item.options, one.change.options)
    )


def creation_of(change: Change) -> CombinationCreate:
    """The body that creates a combination."""
    options = [{"name": name, "value": value} for name, value in options_of(change.options)]
    return CombinationCreate.from_dict({**change.body, "options": options})


def update_of(change: Change) -> CombinationUpdate | ProductUpdate:
    """The body that updates a combination, or a product."""
    model = ProductUpdate if change.combination_id is None else CombinationUpdate
    return model.from_dict(change.body)


def request(one: Outcome, ecwid: Any) -> Any:
    """Send it; `ecwid` is a client of either kind."""
    change, combinations = one.change, ecwid.combinations
    if change.kind == "create":
        return ecwid.with_response(combinations.create, change.product_id, creation_of(change))
    if change.kind == "delete":
        return ecwid.with_response(combinations.delete, *change.key)
    if change.kind == "image" and change.image.startswith(WEB):
        return ecwid.with_response(combinations.upload_image, *change.key, url=change.image)
    if change.kind == "image":
        return ecwid.with_response(combinations.upload_image, *change.key, Path(change.image))
    if change.combination_id is None:
        return ecwid.with_response(ecwid.products.update, change.product_id, update_of(change))
    return ecwid.with_response(combinations.update, *change.key, update_of(change))
