"""Three ways: what was pulled, what is wanted, what the shop has now.

A cell that says what was pulled is never written. A cell that was changed is written where the shop still has what
was pulled; where both changed it is a conflict, listed and left alone. Stock is different: sales change it all the
time, so a changed stock is the difference to what was pulled, and is added to whatever the shop has.

The journal remembers what was already added on behalf of a pull. Planning the same file again, or after another edit
of the same cell, plans only what is still missing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from attrs import evolve, frozen

from .catalog import Item
from .fields import CHANGE_ID, FIELDS, IMAGE, OPTIONS, WEB, Value, Values, json_of, options_of, same_options
from .matching import Key, Matcher
from .merging import Wishes
from .plans import Change, Conflict, Edit, Plan, StockMode, placed
from .problems import RowError

if TYPE_CHECKING:
    from .sheets import Row

STOCK: Final = "quantity"
UNLIMITED: Final = "unlimited"
SHARES: Final = "shares the product's stock: give it an SKU of its own, or change the product's row"
IN_DOUBT: Final = "a change of it that was sent has an unknown outcome; see `ecwid runs`"


@frozen
class Added:
    """What was added to a stock on behalf of one source.

    Attributes:
        items: the sum of what is known to be added.
        in_doubt: whether a further addition may have been carried out.
        times: how many additions these were.
    """

    items: int = 0
    in_doubt: bool = False
    times: int = 0


class Memory(Protocol):
    """What planning asks of the journal."""

    def check_store(self, store_id: int) -> None:
        """PlanError where it is of another store."""
        ...

    def added(self, source: str, product_id: int, combination_id: int | None) -> Added:
        """What was added on behalf of a source."""
        ...

    def knows_pull(self, pull: str) -> bool:
        """Whether every use of this pull would be known here."""
        ...

    def image_digest(self, product_id: int, combination_id: int | None) -> str:
        """Digest of the image that was last set; empty when none was."""
        ...


class NoMemory:
    """A journal that remembers nothing."""

    def check_store(self, store_id: int) -> None:
        """It is of every store."""

    def added(self, source: str, product_id: int, combination_id: int | None) -> Added:
        """Nothing."""
        return Added()

    def knows_pull(self, pull: str) -> bool:
        """No."""
        return False

    def image_digest(self, product_id: int, combination_id: int | None) -> str:
        """None."""
        return ""


@frozen
class Terms:
    """What a plan is made with.

    Attributes:
        store_id, plan_id: stand in the ids of changes.
        memory: what was done before.
        stock_mode: whether a changed stock is added (`delta`), or written as it stands (`set`).
        folder: where relative paths of images begin.
    """

    store_id: int
    plan_id: str
    memory: Memory
    stock_mode: StockMode
    folder: Path


Finding: TypeAlias = Change | Conflict | None
"""What a wish comes to; None when the shop has it already."""


def compared(terms: Terms, matcher: Matcher, plan: Plan) -> Plan:
    """The plan with what the rows come to, in their order."""
    wishes = Wishes()
    conflicts = list(plan.conflicts)
    problems = list(plan.problems)
    already = 0
    for number, row in enumerate(matcher.rows):
        try:
            findings = list(_findings(terms, row, number, matcher))
            for one in findings:
                if isinstance(one, Change):
                    wishes.add(one)
        except RowError as exc:
            problems.append(exc.at(row.place))
            continue
        conflicts += [one for one in findings if isinstance(one, Conflict)]
        already += not any(findings)
    return evolve(
        plan,
        changes=wishes.changes,
        conflicts=tuple(conflicts),
        problems=tuple(problems),
        already=already,
        items=matcher.items,
    )


def _findings(terms: Terms, row: Row, number: int, matcher: Matcher) -> Iterator[Finding]:
    found, others = matcher.found.get(number), matcher.others.get(number, ())
    if found is not None and others:
        shown = ", ".join(_named(key) for key in [_key_of(found), *(item.key for item in others[:2])])
        raise RowError(
            f"{1 + len(others)} items have it: {shown}; give productId and combinationId",
            "sku",
            row.sku or "",
        )
    if isinstance(found, Item):
        for finding in _of_item(terms, row, found):
            yield placed(finding, row.place) if isinstance(finding, Change) else finding
    elif found is None:
        yield placed(_creation(terms, row, matcher), row.place)


def _key_of(found: Item | Key) -> Key:
    return found.key if isinstance(found, Item) else found


def _named(key: Key) -> str:
    return f"product {key[0]}" if key[1] is None else f"product {key[0]} combination {key[1]}"


def _of_item(terms: Terms, row: Row, item: Item) -> Iterator[Finding]:
    if row.delete:
        yield _deletion(terms, item)
        return
    _check_options(row, item)
    _check_unlimited(row, item.values)
    if row.options is not None and row.sku is not None:  # found by its options, so the SKU is a wish
        row = evolve(row, values={"sku": row.sku, **row.values})
    edits = []
    for name, wanted in row.values.items():
        finding = _field(terms, row, item, name, wanted)
        if isinstance(finding, Edit):
            edits.append(finding)
        else:
            yield finding
    if edits:
        yield _change(terms, "update", item, tuple(edits))
    if row.delta is not None:
        yield _wished_delta(terms, row, item, row.delta)
    if row.image is not None:
        yield _image(terms, item, row.image)


def _field(terms: Terms, row: Row, item: Item, name: str, wanted: Value) -> Finding | Edit:
    product = item.combination_id is None
    if not FIELDS[name].belongs_to(product=product):
        if name == "name" and wanted == item.name:
            return None  # a combination's row shows its product's name
        owner = "a combination" if product else "the product, on its row"
        raise RowError(f"belongs to {owner}, not to {item.label}", name, wanted)
    if wanted is None and not FIELDS[name].clears(product=product):
        raise RowError("cannot be cleared", name)
    if name == STOCK:
        shares = not product and "sku" not in item.values
        if shares and not row.values.get("sku"):
            raise RowError(
                "shares the product's stock: give it an SKU of its own, or change the product's row",
                name,
                wanted,
            )
        if (
            not shares
            and row.base is not None
            and isinstance(row.base.get(name), int)
            and terms.stock_mode == "delta"
        ):
            return _changed_stock(terms, row, item, wanted)
    return _set(row, item, name, wanted)


def _set(row: Row, item: Item, name: str, wanted: Value) -> Finding | Edit:
    now = item.values.get(name)
    if wanted == now:
        return None
    base = None if row.base is None else row.base.get(name)
    if row.base is not None and base != now:
        return Conflict(row.place, item.label, name, base, wanted, now, "changed in the file and in the shop")
    return Edit(name, now, wanted)


def _changed_stock(terms: Terms, row: Row, item: Item, wanted: Value) -> Finding:
    base = row.base.get(STOCK) if row.base is not None else None
    now = item.values.get(STOCK)
    if not (isinstance(base, int) and isinstance(wanted, int)):
        raise RowError("is not a stock", STOCK, wanted)
    source = f"pull:{row.pull}"
    added = terms.memory.added(source, *item.key)
    delta = wanted - base - added.items

    def conflict(reason: str) -> Conflict:
        return Conflict(row.place, item.label, STOCK, base, wanted, now, reason)

    if added.in_doubt:
        return conflict(IN_DOUBT)
    if delta == 0:
        return None
    if not isinstance(now, int):
        return conflict("its stock is unlimited now")
    if wanted == now and not added.items and not terms.memory.knows_pull(row.pull):
        return conflict(
            "the shop has this stock already, by this change or by sales, and this journal cannot tell"
        )
    return _addition(terms, item, now, delta, source, added)


def _wished_delta(terms: Terms, row: Row, item: Item, delta: int) -> Finding:
    if item.combination_id is not None and "sku" not in item.values:
        raise RowError(
            "shares the product's stock: give it an SKU of its own, or change the product's row",
            "quantityDelta",
            delta,
        )
    now = item.values.get(STOCK)
    source = f"change:{row.change_id}"
    added = terms.memory.added(source, *item.key)
    if added.in_doubt:
        return Conflict(
            row.place,
            item.label,
            STOCK,
            None,
            delta,
            now,
            "this change has an unknown outcome; see `ecwid runs`",
        )
    if added.items == delta:
        return None
    if added.items:
        raise RowError(f"was used for a change of {added.items:+}", CHANGE_ID, row.change_id)
    if not isinstance(now, int):
        return Conflict(row.place, item.label, STOCK, None, delta, now, "its stock is unlimited")
    return _addition(terms, item, now, delta, source, added)


def _addition(terms: Terms, item: Item, now: int, delta: int, source: str, added: Added) -> Change:
    id = digest(terms.store_id, "adjust", *item.key, source, added.items, added.times, delta)
    edits = (Edit(STOCK, now, now + delta),)
    return Change(id, "adjust", *item.key, item.label, edits, source=source, prior=added.items)


def _check_options(row: Row, item: Item) -> None:
    if row.options is not None and not same_options(row.options, item.options):
        raise RowError("cannot be changed here: they tell one combination from another", OPTIONS, row.options)


def _check_unlimited(row: Row, now: Values) -> None:
    said = row.values.get(UNLIMITED, (row.base or {}).get(UNLIMITED))
    stock = row.values.get(STOCK)
    if said is True and stock is not None:
        raise RowError(
            f"contradicts {UNLIMITED}, which is true on this row; one of the two is wrong", STOCK, stock
        )
    if row.values.get(UNLIMITED) is False and now.get(UNLIMITED) and stock is None:
        raise RowError(f"needs a {STOCK} beside it", UNLIMITED, "false")


def _image(terms: Terms, item: Item, image: str) -> Finding:
    path = terms.folder / image
    if image.lower().startswith(WEB):
        digest = hashlib.sha256(image.encode()).hexdigest()
    elif item.combination_id is None:
        raise RowError("images of products are not set by sync, those of combinations are", IMAGE, image)
    else:
        try:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError as exc:
            raise RowError(f"cannot be read: {exc.strerror}", IMAGE, image) from None
        image = str(path)
    if digest == terms.memory.image_digest(*item.key):
        return None
    change = _change(terms, "image", item, (Edit(IMAGE, item.image_url or None, image),), digest)
    return evolve(change, image=image, digest=digest)


def _deletion(terms: Terms, item: Item) -> Change:
    if item.combination_id is None:
        raise RowError("is a product; sync deletes combinations only", "action", "delete")
    edits = tuple(Edit(name, value, None) for name, value in item.values.items())
    return evolve(_change(terms, "delete", item, edits), options=item.options)


def _creation(terms: Terms, row: Row, matcher: Matcher) -> Change:
    if row.combination_id is not None:
        raise RowError("is not in the shop", "combinationId", row.combination_id)
    if row.product_id is not None and row.product_id not in matcher.products:
        raise RowError("is not in the shop", "productId", row.product_id)
    if row.product_id is None or row.options is None or row.delete or row.delta is not None:
        way = "" if row.delete else "; a new combination needs productId and options such as Size=Large"
        raise RowError(f"nothing in the shop has it{way}", "sku", row.sku or "")
    try:
        options_of(row.options)
    except ValueError as exc:
        raise RowError(str(exc), OPTIONS) from None
    _check_unlimited(row, {})
    values = {**({"sku": row.sku} if row.sku else {}), **row.values}
    for name in values:
        if not FIELDS[name].belongs_to(product=False):
            raise RowError("belongs to the product, on its row", name, values[name])
    if STOCK in values and not row.sku:
        raise RowError(
            "needs an SKU of its own; without one it shares the product's stock", STOCK, values[STOCK]
        )
    edits = tuple(Edit(name, None, value) for name, value in values.items() if value is not None)
    item = Item(row.product_id, None, "", row.options, values)
    change = evolve(_change(terms, "create", item, edits), options=row.options)
    return change if row.image is None else evolve(change, image=row.image)


def _change(terms: Terms, kind: str, item: Item, edits: tuple[Edit, ...], image: str = "") -> Change:
    wanted = [[edit.name, json_of(edit.new)] for edit in edits]
    id = digest(terms.store_id, terms.plan_id, kind, *item.key, item.options, wanted, image)
    return Change(id, kind, *item.key, item.label, edits)  # type: ignore[arg-type]  # one of Kind


def digest(*parts: object) -> str:
    """What names a change: the same parts have the same, 32 hexadecimal digits."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:32]
