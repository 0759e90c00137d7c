"""What programs call: `pull`, `plan`, `apply`, `resume` and `undo`, each also for AsyncEcwidClient.

with EcwidClient.from_env() as ecwid, Journal("stock.sqlite") as journal:
    rows = [Row.of(1, sku="A-1", price="9.50"), Row.of(2, sku="A-2", quantityDelta=-3, changeId="INV-7/2")]
    found = plan(ecwid, rows, journal=journal)
    if not found.conflicts:
        report = apply(ecwid, found, journal=journal)
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import field, frozen
from attrs.validators import ge
from ecwid_client import AsyncEcwidClient, Clock, EcwidClient, EcwidError

from .applying import Applying, Progress, utc
from .catalog import PAGE, Item, items_of, read_by_skus, read_catalog, read_products
from .journal import Journal
from .matching import Matcher
from .outcomes import Outcome
from .planning import Memory, NoMemory, Terms, compared
from .plans import Limits, Plan, StockMode
from .problems import PlanError
from .sheets import Row, Sheet, items_file
from .steps import AsyncRunner, Runner, Steps
from .stock import SETTLE_S
from .undoing import undoing

if TYPE_CHECKING:
    from ecwid_client import Product

FEW = 20  # requests for what rows name; where it takes more, the whole catalog is read
WORKERS = 4


@frozen
class Report:
    """What a run came to.

    Attributes:
        run: its number in the journal.
        outcomes: each change and what became of it, in the order of the plan.
        error: what ended the run early; None when nothing did.
    """

    run: int
    outcomes: Sequence[Outcome] = field(repr=False)
    error: EcwidError | None = None

    def count(self, state: str) -> int:
        """How many changes are `done`, `failed`, `skipped`, `unknown`, or left (`todo`, `sent`)."""
        return sum(one.state == state for one in self.outcomes)

    @property
    def left(self) -> int:
        """How many are still to be sent."""
        return sum(one.state in ("todo", "sent") for one in self.outcomes)


@frozen
class Settings:
    """How to apply.

    Attributes:
        workers: how many items are written at a time, >= 1.
        stop: asked before each change; True ends the run after those in flight.
        on_progress: told after each change.
        settle_s: how long a request may be on its way after its answer was lost, seconds.
        clock: where time comes from, and how to wait.
        batches: whether absolute changes may go in batches.
    """

    workers: int = field(default=WORKERS, validator=ge(1))
    stop: Callable[[], bool] = lambda: False
    on_progress: Callable[[Progress], object] = lambda progress: None
    settle_s: float = field(default=SETTLE_S, validator=ge(0))
    clock: Clock = field(factory=Clock)
    batches: bool = True


def pull(
    ecwid: EcwidClient,
    path: Path | str,
    *,
    journal: Journal | None = None,
    products: Iterable[int] | None = None,
    category: int | None = None,
) -> int:
    """Write the shop's products and combinations into a file that can be edited and planned; returns how many rows.

    Args:
        ecwid: the client of the store.
        path: ends in .csv, .xlsx or .jsonl; written whole or not at all.
        journal: remembers the pull, so that a change of stock is told from a sale of the same size.
        products: ids of products to pull; None is all.
        category: id of a category whose products to pull, instead of `products`.

    Raises:
        SheetError: the name ends otherwise.
        PlanError: the journal is of another store.
    """
    with _pulled(path, ecwid.store_id, journal) as see:
        return Runner(ecwid).run(_pull(products, category, see))


async def pull_async(
    ecwid: AsyncEcwidClient,
    path: Path | str,
    *,
    journal: Journal | None = None,
    products: Iterable[int] | None = None,
    category: int | None = None,
) -> int:
    """As `pull`."""
    with _pulled(path, ecwid.store_id, journal) as see:
        return await AsyncRunner(ecwid).run(_pull(products, category, see))


def plan(
    ecwid: EcwidClient,
    rows: Iterable[Row] | Sheet,
    *,
    journal: Memory | None = None,
    stock_mode: StockMode = "delta",
    folder: Path | None = None,
) -> Plan:
    """Compare rows with the shop; nothing is written.

    Args:
        ecwid: the client of the store.
        rows: what is wanted, from `read_sheet` or `Row.of`.
        journal: what was done before; without it a file that is planned twice is applied twice.
        stock_mode: whether a changed stock is added (`delta`) or written as it stands (`set`).
        folder: where relative paths of images begin; the current folder.

    Returns:
        What is to be changed, what conflicts, and which rows cannot be used.

    Raises:
        PlanError: the journal is of another store.
    """
    steps = _plan(ecwid.store_id, rows, journal or NoMemory(), stock_mode, folder or Path())
    return Runner(ecwid).run(steps)


async def plan_async(
    ecwid: AsyncEcwidClient,
    rows: Iterable[Row] | Sheet,
    *,
    journal: Memory | None = None,
    stock_mode: StockMode = "delta",
    folder: Path | None = None,
) -> Plan:
    """As `plan`."""
    steps = _plan(ecwid.store_id, rows, journal or NoMemory(), stock_mode, folder or Path())
    return await AsyncRunner(ecwid).run(steps)


def apply(
    ecwid: EcwidClient,
    plan: Plan,
    *,
    journal: Journal,
    limits: Limits | None = None,
    settings: Settings | None = None,
) -> Report:
    """Carry a plan out, or go on with it. What was done is not done again, whatever ended an earlier try.

    Raises:
        PlanError: the plan or the journal is of another store.
        UnsafePlanError: the plan changes more than `limits` allows.
        JournalLockedError: another process applies to this store.
    """
    settings = settings or Settings()
    _check(ecwid.store_id, plan, limits or Limits())
    with journal.locked():
        return _carried_out(ecwid, journal, journal.begin(plan, utc(settings.clock.utc())), settings)


async def apply_async(
    ecwid: AsyncEcwidClient,
    plan: Plan,
    *,
    journal: Journal,
    limits: Limits | None = None,
    settings: Settings | None = None,
) -> Report:
    """As `apply`."""
    settings = settings or Settings()
    _check(ecwid.store_id, plan, limits or Limits())
    with journal.locked():
        return await _carried_out_async(
            ecwid, journal, journal.begin(plan, utc(settings.clock.utc())), settings
        )


def resume(
    ecwid: EcwidClient, *, journal: Journal, run: int | None = None, settings: Settings | None = None
) -> list[Report]:
    """Go on with all runs that something is left of, or with one; the oldest first.

    Raises:
        PlanError: the journal is of another store.
        NoSuchRunError: the journal has no such run.
        JournalLockedError: another process applies to this store.
    """
    journal.check_store(ecwid.store_id)
    settings = settings or Settings()
    with journal.locked():
        return [_carried_out(ecwid, journal, one, settings) for one in _unfinished(journal, run)]


async def resume_async(
    ecwid: AsyncEcwidClient, *, journal: Journal, run: int | None = None, settings: Settings | None = None
) -> list[Report]:
    """As `resume`."""
    journal.check_store(ecwid.store_id)
    settings = settings or Settings()
    with journal.locked():
        return [await _carried_out_async(ecwid, journal, one, settings) for one in _unfinished(journal, run)]


def undo(ecwid: EcwidClient, run: int, *, journal: Journal) -> Plan:
    """The plan that takes a run back; nothing is written until it is applied. Sales since the run stay.

    Returns:
        What goes back, and as conflicts what does not: what others have changed since, or cannot be restored.

    Raises:
        NoSuchRunError: the journal has no such run.
        PlanError: the journal is of another store.
    """
    return Runner(ecwid).run(_undo(ecwid.store_id, run, journal))


async def undo_async(ecwid: AsyncEcwidClient, run: int, *, journal: Journal) -> Plan:
    """As `undo`."""
    return await AsyncRunner(ecwid).run(_undo(ecwid.store_id, run, journal))


def _undo(store_id: int, run: int, journal: Journal) -> Steps[Plan]:
    journal.check_store(store_id)
    journal.run(run)
    return (yield from undoing(_new_plan(store_id, f"run {run}"), journal.outcomes(run), journal))


@contextmanager
def _pulled(path: Path | str, store_id: int, journal: Journal | None) -> Iterator[Callable[[Item], None]]:
    if journal is not None:
        journal.check_store(store_id)
    id = secrets.token_hex(6)
    with items_file(Path(path), id) as see:
        yield see
        if journal is not None:
            journal.add_pull(id, utc(time.time()), store_id)


def _pull(products: Iterable[int] | None, category: int | None, see: Callable[[Item], None]) -> Steps[int]:
    rows = 0

    def see_all(product: Product) -> None:
        nonlocal rows
        for item in items_of(product):
            see(item)
            rows += 1

    if products is not None:
        yield from read_products(products, see_all)
    else:
        yield from read_catalog(see_all, **({} if category is None else {"category": category}))
    return rows


def _plan(
    store_id: int, rows: Iterable[Row] | Sheet, memory: Memory, stock_mode: StockMode, folder: Path
) -> Steps[Plan]:
    memory.check_store(store_id)
    sheet = rows if isinstance(rows, Sheet) else Sheet("", "", list(rows), [], 0, [])
    found = _new_plan(store_id, sheet)
    matcher = Matcher(sheet.rows)
    yield from _read_for(matcher)
    return compared(Terms(store_id, found.id, memory, stock_mode, folder), matcher, found)


def _read_for(matcher: Matcher) -> Steps[None]:
    named = matcher.named()
    if named is None or len(named[0]) > FEW * PAGE or len(named[1]) > FEW:
        yield from read_catalog(matcher.see)
        return
    ids, skus = named
    seen = yield from read_by_skus(skus, matcher.see)
    yield from read_products(ids - seen, matcher.see)


def _new_plan(store_id: int, source: Sheet | str) -> Plan:
    created = utc(time.time())
    id = secrets.token_hex(6)
    if isinstance(source, str):
        return Plan(id, store_id, created, source)
    rows = len(source.rows) + len(source.problems) + source.untouched
    return Plan(
        id,
        store_id,
        created,
        source.file,
        source.digest,
        problems=tuple(source.problems),
        notes=tuple(source.notes),
        rows=rows,
        untouched=source.untouched,
    )


def _check(store_id: int, plan: Plan, limits: Limits) -> None:
    if plan.store_id != store_id:
        raise PlanError(f"the plan was made for store {plan.store_id}, not for {store_id}")
    limits.check(plan)


def _carried_out(ecwid: EcwidClient, journal: Journal, run: int, settings: Settings) -> Report:
    applying = _applying(journal, run, settings)
    Runner(ecwid, settings.workers, settings.clock.sleep).run(applying.steps())
    return Report(run, journal.outcomes(run), applying.ended_by)


async def _carried_out_async(
    ecwid: AsyncEcwidClient, journal: Journal, run: int, settings: Settings
) -> Report:
    applying = _applying(journal, run, settings)
    await AsyncRunner(ecwid, settings.workers, settings.clock.async_sleep).run(applying.steps())
    return Report(run, journal.outcomes(run), applying.ended_by)


def _applying(journal: Journal, run: int, settings: Settings) -> Applying:
    return Applying(
        journal,
        run,
        settings.stop,
        settings.on_progress,
        settings.clock.utc,
        settings.settle_s,
        settings.batches,
    )


def _unfinished(journal: Journal, run: int | None) -> list[int]:
    return [one.id for one in journal.runs(unfinished=True)] if run is None else [journal.run(run).id]
