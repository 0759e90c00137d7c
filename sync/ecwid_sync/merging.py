"""What all rows together want of each item: the same wish twice is one, and wishes that contradict are refused."""

from __future__ import annotations

from collections import defaultdict
from typing import TypeAlias

from attrs import define, field

from .plans import Change
from .problems import RowError

_Item: TypeAlias = tuple[int, int | None, str]


@define
class Wishes:
    """The changes that rows come to, in their order."""

    _wishes: dict[_Item, dict[tuple[str, str], Change]] = field(factory=lambda: defaultdict(dict), init=False)
    _order: list[tuple[_Item, Change]] = field(factory=list, init=False)
    _refused: set[_Item] = field(factory=set, init=False)

    def add(self, change: Change) -> None:
        """Add a change.

        Raises:
            RowError: another row wants something else of the item; then nothing of it is changed, since nobody can
                know which row is meant.
        """
        item = (*change.key, change.options if change.combination_id is None else "")
        wishes = self._wishes[item]
        same = wishes.get((change.kind, change.source))
        firsts = (wishes.get((kind, "")) for kind in ("update", "adjust", "delete", "image"))
        other = next((one for one in (same, *firsts) if one and _contradict(one, change)), None)
        if other is not None:
            self._refused.add(item)
            raise RowError(
                f"contradicts {other.place}; nothing of {change.label} is changed until one of the two is removed"
            )
        if same is None:
            wishes[change.kind, change.source] = change
            wishes.setdefault((change.kind, ""), change)
            self._order.append((item, change))

    @property
    def changes(self) -> tuple[Change, ...]:
        """Those of the items that no two rows contradict each other about."""
        return tuple(change for item, change in self._order if item not in self._refused)


def _contradict(one: Change, other: Change) -> bool:
    if one.kind == other.kind:
        # Stock differences of different sources add up.
        return one.source == other.source and (one.edits, one.digest) != (other.edits, other.digest)
    kinds = {one.kind, other.kind}
    if kinds == {"update", "adjust"}:
        return any(edit.name == "quantity" for edit in (one if one.kind == "update" else other).edits)
    return "delete" in kinds
