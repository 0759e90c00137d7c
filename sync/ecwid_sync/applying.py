"""Carries a plan out.

Changes are taken in pieces of a few products: read, compared with the plan, written. What no longer is as planned is
skipped. Then the deltas whose answers were lost are read back. Nothing here does I/O: see `steps`.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from email.utils import parsedate_to_datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final, cast

from attrs import define, field, frozen
from ecwid_client import (
    ApiError,
    EcwidError,
    NotFoundError,
    PermissionDeniedError,
    PlanRequiredError,
    RateLimitError,
    Response,
    ServerError,
)

from .absolute import new_skus, renamed, request, settled_by
from .batches import FEWEST, MOST, fits, send
from .catalog import Item, items_of, read_products
from .fields import Value
from .steps import Ask, Steps, Together, Wait
from .stock import SETTLE_S, Verdict, adjustment, verdict

if TYPE_CHECKING:
    from ecwid_client import Product

    from .journal import Journal
    from .matching import Key
    from .outcomes import Outcome, State

CHUNK_DELTAS: Final = 25  # 1 request in 26 is spent on reading stocks
FRESH_S: Final = 10.0  # a stock that was read longer ago says little of a lost answer
# Refusals by 429 or lost answers of one change, or failures in a row, before the run ends.
PATIENCE: Final = 5
EVERYBODY_S: Final = (PermissionDeniedError, PlanRequiredError, RateLimitError)


STATE_OF: Final[Mapping[Verdict, State]] = {"applied": "done", "not applied": "todo", "undecided": "unknown"}


@frozen
class Progress:
    """How far a run is.

    Attributes:
        done: changes that are through, whatever became of them.
        total: changes of the run.
    """

    done: int
    total: int


@define
class Applying:
    """One run on its way.

    Args:
        journal: where everything is noted first.
        run: its number.
        stop: asked before each change; True ends the run after those in flight.
        on_progress: told after each change.
        now: the clock, seconds since 1970-01-01 UTC.
        settle_s: how long a request may still be on its way after its answer was lost.
        in_batches: whether absolute changes may go in batches; False once the store refuses one.
    """

    journal: Journal
    run: int
    stop: Callable[[], bool] = lambda: False
    on_progress: Callable[[Progress], object] = lambda progress: None
    now: Callable[[], float] = time.time
    settle_s: float = SETTLE_S
    in_batches: bool = True
    ended_by: EcwidError | None = None
    _failures: int = field(default=0, init=False)
    _doubted: set[int] = field(factory=set, init=False)
    _singly: set[int] = field(factory=set, init=False)
    _settled: Counter[int] = field(factory=Counter, init=False)
    _skus: Mapping[Key, Value] = field(factory=dict, init=False)
    _done: int = field(default=0, init=False)
    _total: int = field(default=0, init=False)

    def steps(self) -> Steps[None]:
        """All that is left of the run."""
        outcomes = self.journal.outcomes(self.run)
        self._total = len(outcomes)
        self._done = sum(one.state not in ("todo", "sent") for one in outcomes)
        self._skus = new_skus(one.change for one in outcomes)
        before = None
        while not self._is_over() and before != (before := self._standing()):
            for chunk in _chunks(self._todo(), self.journal.last_writes(self.run)):
                # A doubt of this turn keeps its product for the next one, as those do that `_todo` knows.
                undoubted = [one for one in chunk if one.change.product_id not in self._doubted]
                if undoubted and not self._is_over():
                    yield from self._chunk(undoubted)
            yield from self._settle_doubts()
        if self.ended_by is None and not self.journal.run(self.run).left:
            self.journal.end(self.run, utc(self.now()))

    def _is_over(self) -> bool:
        return self.ended_by is not None or self.stop()

    def _standing(self) -> object:
        """What changes whenever something comes of a turn."""
        left = self.journal.outcomes(self.run, "todo", "sent", "unknown")
        return (
            [(one.number, one.state) for one in left],
            self._settled.total(),
            self.in_batches,
            len(self._singly),
        )

    def _todo(self) -> list[Outcome]:
        """What may be sent now.

        A product with a delta in doubt gets nothing until the doubt is read back, since a write of ours would hide
        those of others; after that, the item gets no other delta.
        """
        left = self.journal.outcomes(self.run, "todo", "sent", "unknown")
        doubts = [one for one in left if one.is_doubt]
        items = {one.change.key for one in doubts}
        products = {one.change.product_id for one in doubts if not one.judged}
        return [
            one
            for one in left
            if not one.is_doubt
            and one.change.product_id not in products
            and (one.change.kind != "adjust" or one.change.key not in items)
        ]

    def _chunk(self, outcomes: Sequence[Outcome]) -> Steps[None]:
        wanted = {one.change.key for one in outcomes}
        creating = {one.change.product_id for one in outcomes if one.change.kind == "create"}
        items: dict[tuple[int, int | None], Item] = {}

        def see(product: Product) -> None:
            found = (item for item in items_of(product) if product.id in creating or item.key in wanted)
            items.update({item.key: item for item in found})

        try:
            yield from read_products((one.change.product_id for one in outcomes), see)
        except EcwidError as exc:
            self.ended_by = exc
            return
        read_at = self.now()
        rest = [one for one in outcomes if not self._is_settled(one, items)]
        batch = [one for one in rest if self.in_batches and one.number not in self._singly and fits(one)]
        if len(batch) >= FEWEST:
            yield from self._batch(batch)
            numbers = {one.number for one in batch}
            rest = [one for one in rest if one.number not in numbers]
        jobs = defaultdict(list)
        for one in rest:
            own = one.change.options if one.change.combination_id is None else ""
            jobs[one.change.key, own].append(one)
        yield Together([self._item(job, items.get(job[0].change.key), read_at) for job in jobs.values()])

    def _is_settled(self, one: Outcome, items: Mapping[tuple[int, int | None], Item]) -> bool:
        """Whether a change need not be sent, by what the shop has; noted then."""
        item = items.get(one.change.key)
        settled = None if one.change.kind == "adjust" else settled_by(one, item, items.values())
        if settled is None and item and one.change.kind != "create":
            settled = renamed(one.change, item, self._skus)
        if settled is not None:
            self.journal.note(one, settled.state, self.now(), settled.result, created_id=settled.created_id)
            self._tell(1)
        return settled is not None

    def _tell(self, changes: int) -> None:
        self._done += changes
        self.on_progress(Progress(self._done, self._total))

    def _item(self, outcomes: Sequence[Outcome], item: Item | None, read_at: float) -> Steps[None]:
        """All changes of one item, one after the other."""
        stock = None if item is None else item.values.get("quantity")
        for one in outcomes:
            if self._is_over() or one.change.product_id in self._doubted:
                return
            if one.change.kind == "adjust":
                if self.now() > read_at + FRESH_S:
                    return  # it is read again in the next turn
                went = yield from self._adjust(one, item, stock)
                stock = cast(int, stock) + one.change.delta if went else None
            else:
                yield from self._set(one)
                went = True
            if self.ended_by is None:
                self._tell(1)
            if not went:
                return

    def _send(self, one: Outcome, call: Callable[[Any], Any], before: int | None = None) -> Steps[Any]:
        """The answer, an EcwidError, or None when it may not be sent. A 429 is refused unread, so it is sent again."""
        refusal: RateLimitError | None = None
        for _ in range(PATIENCE):
            if not self.journal.intend([one], self.now(), before):
                return None
            try:
                answer = yield Ask(call)
            except RateLimitError as exc:
                refusal = exc
                self._note(one, "todo", exc)
                yield Wait(max(1.0, exc.retry_after_s))
            except EcwidError as exc:
                return exc
            except (OSError, ValueError) as exc:
                # Nothing was sent: an image is gone by now, empty or too large.
                self.journal.note(one, "failed", self.now(), str(exc))
                return None
            else:
                self._failures = 0
                return answer
        self.ended_by = refusal
        return None

    # stock

    def _adjust(self, one: Outcome, item: Item | None, stock: Value) -> Steps[bool]:
        """Whether the delta went through, so that the next one of the item may go."""
        if item is None or not isinstance(stock, int):
            self._skip(one, "it is gone" if item is None else "its stock is unlimited now")
            return False
        answer = yield from self._send(one, partial(adjustment, one), stock)
        if answer is None:
            return False
        if isinstance(answer, EcwidError):
            return self._delta_failed(one, answer)
        applied: bool = answer.value.update_count != 0
        result = answer.value.warning or "" if applied else "nothing was changed: the stock is unlimited"
        self.journal.note(one, "done" if applied else "failed", self.now(), result, answer.request_id)
        return applied

    def _delta_failed(self, one: Outcome, error: EcwidError) -> bool:
        if error.applied:
            self._note(one, "done", error)
            return True
        if error.applied is None:
            self._note(one, "unknown", error)
            self._doubted.add(one.change.product_id)
            if self._settled[one.number] >= PATIENCE:
                self.ended_by = error
        else:
            self._failed(one, error)
        return False

    def _settle_doubts(self) -> Steps[None]:
        """Read back what may or may not have been carried out, and send again what surely was not."""
        self._doubted.clear()
        doubts = [
            one
            for one in self.journal.outcomes(self.run, "sent", "unknown")
            if one.is_doubt and not one.judged
        ]
        if not doubts or self._is_over():
            return
        # All of it, since a clock that was set forward says that more time has passed than has.
        yield Wait(self.settle_s)
        for one in doubts:
            if self._is_over():
                return
            yield from self._settle(one)

    def _settle(self, one: Outcome) -> Steps[None]:
        product_id = one.change.product_id
        try:
            answer: Response[Any] = yield Ask(
                lambda ecwid: ecwid.with_response(ecwid.products.get, product_id)
            )
            item = next((item for item in items_of(answer.value) if item.key == one.change.key), None)
            ahead_s = skew_s(answer, self.now())
        except NotFoundError:
            item, ahead_s = None, 0.0
        except EcwidError as exc:
            self.ended_by = exc
            return
        last_write_at = self.journal.last_write_at(product_id)
        judged, why = verdict(one, item, last_write_at=last_write_at, skew_s=ahead_s)
        self.journal.settle(one, STATE_OF[judged], f"{judged}: {why}")
        self._settled[one.number] += 1

    # everything else

    def _set(self, one: Outcome) -> Steps[None]:
        answer = yield from self._send(one, partial(request, one))
        if isinstance(answer, EcwidError):
            if answer.applied and one.change.kind != "create":  # whose id is still to be found
                self._note(one, "done", answer)
            else:
                self._failed(one, answer)
        elif answer is not None:
            created_id = answer.value.id if one.change.kind == "create" else None
            self.journal.note(one, "done", self.now(), "", answer.request_id, created_id)

    def _batch(self, outcomes: Sequence[Outcome]) -> Steps[None]:
        """Many changes at once; what did not work there goes singly in the next turn."""
        self.journal.intend(outcomes, self.now())
        try:
            results = yield Ask(partial(send, outcomes))
        except EcwidError as exc:
            if not isinstance(exc, ApiError) or exc.status_code >= 500 or isinstance(exc, RateLimitError):
                self.ended_by = exc  # they stay `sent`; the same key finds the batch again
                return
            self.in_batches = False
            with self.journal.together():
                for one in outcomes:
                    self._note(one, "todo", exc)
            return
        with self.journal.together():
            for one, result in zip(outcomes, results, strict=True):
                self._batched(one, result)
        self._tell(len(outcomes))

    def _batched(self, one: Outcome, result: Any) -> None:
        error = result.error
        refused = (
            isinstance(error, ApiError) and error.status_code < 500 and not isinstance(error, EVERYBODY_S)
        )
        if error is None:
            created_id = result.value.id if one.change.kind == "create" else None
            self.journal.note(one, "done", self.now(), created_id=created_id)
        elif refused and one.change.kind != "create":
            self._note(one, "failed", error)
        else:
            self._singly.add(one.number)
            self._note(one, "todo", error)

    def _failed(self, one: Outcome, error: EcwidError) -> None:
        """Note an error; one that other changes would meet too ends the run, and leaves the change to be sent."""
        if isinstance(error, ApiError) and error.status_code < 500 and not isinstance(error, EVERYBODY_S):
            self._note(one, "failed", error)
            return
        self._failures += 1
        self._note(one, "todo", error)
        if not isinstance(error, ServerError) or self._failures >= PATIENCE:
            self.ended_by = error

    def _skip(self, one: Outcome, why: str) -> None:
        self.journal.note(one, "skipped", self.now(), why)

    def _note(self, one: Outcome, state: State, error: EcwidError) -> None:
        self.journal.note(one, state, self.now(), str(error), error.request_id or "")


def _chunks(outcomes: Sequence[Outcome], last_writes: Mapping[int, float]) -> Iterator[list[Outcome]]:
    """Deltas, then absolute changes by products, in pieces that are read at once and written at once.

    When a delta's answer is lost, any other write to its product close before blurs the reading. So deltas come first,
    one of each product before the next one of each, and first the products whose `last_writes` are long ago.
    """
    ordered = sorted(outcomes, key=lambda one: (one.change.product_id, one.number))
    turns: Counter[int] = Counter()
    deltas: list[tuple[int, float, int, Outcome]] = []
    for one in ordered:
        if one.change.kind == "adjust":
            product_id = one.change.product_id
            deltas.append((turns[product_id], last_writes.get(product_id, 0), len(deltas), one))
            turns[product_id] += 1
    for pieces, size in (
        ([one for *_, one in sorted(deltas)], CHUNK_DELTAS),
        ([one for one in ordered if one.change.kind != "adjust"], MOST),
    ):
        for start in range(0, len(pieces), size):
            yield pieces[start : start + size]


def skew_s(answer: Response[Any], now_s: float) -> float | None:
    """How far the service's clock is ahead of ours, seconds; None when it does not say."""
    try:
        return parsedate_to_datetime(answer.headers["date"]).timestamp() - now_s
    except (KeyError, ValueError):
        return None


def utc(seconds: float) -> str:
    """A time as ISO 8601."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))
