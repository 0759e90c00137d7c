"""Absolute changes in batches: up to 500 in two or three requests.

A batch goes out with a key made of its changes, so one whose answer was lost, or whose process died, is found again
instead of being carried out twice. Stock deltas never stand in a batch: the service itself repeats what fails in one.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from ecwid_api.api.combinations import (
    create_combination,
    delete_combination,
    update_combination,
    upload_combination_image,
)
from ecwid_api.api.products import update_product

from .absolute import creation_of, update_of
from .fields import WEB

if TYPE_CHECKING:
    from ecwid_api.types import Call

    from .outcomes import Outcome

MOST: Final = 500  # of the contract
FEWEST: Final = 5  # fewer cost no more requests one by one, and say sooner what became of them
_NAMES: Final = uuid.UUID("5f0c3a52-6d0e-4a52-9d53-0d4f2a2f8f1e")


def fits(one: Outcome) -> bool:
    """Whether a change may stand in a batch."""
    by_path = one.change.kind == "image" and not one.change.image.startswith(WEB)
    return one.change.kind != "adjust" and not by_path


def send(outcomes: Sequence[Outcome], ecwid: Any) -> Any:
    """Send them; `ecwid` is a client of either kind."""
    return ecwid.batch.run(
        [call_of(one, ecwid.store_id) for one in outcomes],
        stop_on_first_failure=False,
        allow_parallel_mode=True,
        deduplication_key=key_of(outcomes),
    )


def key_of(outcomes: Sequence[Outcome]) -> str:
    """The same for the same changes until one of them has come to something."""
    return str(uuid.uuid5(_NAMES, " ".join(f"{one.change.id}:{one.ended_at}" for one in outcomes)))


def call_of(one: Outcome, store_id: int) -> Call[Any]:
    """A change as a call."""
    change = one.change
    if change.kind == "create":
        return create_combination.call(store_id, change.product_id, body=creation_of(change))
    if change.combination_id is None:
        return update_product.call(store_id, change.product_id, body=update_of(change))  # type: ignore[arg-type]
    ids = (store_id, change.product_id, change.combination_id)
    if change.kind == "delete":
        return delete_combination.call(*ids)
    if change.kind == "image":
        return upload_combination_image.call(*ids, external_url=change.image)
    return update_combination.call(*ids, body=update_of(change))  # type: ignore[arg-type]  # not a product's
