"""All pages of a list, although it may change while it is read."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any, Protocol, TypeVar

from attrs import define, evolve, field

from .errors import DecodeError
from .types import Call, Unset

IDLE_PAGES = 1_000


T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Page(Protocol[T_co]):
    """A part of a list, and where it stands in the whole."""

    @property
    def total(self) -> int:
        """Entries on all pages."""
        ...

    @property
    def offset(self) -> int:
        """Entries before this page."""
        ...

    @property
    def items(self) -> Sequence[T_co]:
        """The entries of this page."""
        ...


P = TypeVar("P", bound=Page[Any])


@define
class Pages:
    """Which page to read next, and what of a page is new.

    An entry that has moved to a later page is given once. When the total falls, entries have moved to earlier
    pages, so reading goes back by as many as it fell. It ends at a page that is empty or reaches the total.
    """

    first: int | Unset
    """Where to begin; at 0 if UNSET."""
    key: str = "id"
    """The field that tells entries apart."""
    offset: int = field(init=False)
    """Where the next page begins."""
    more: bool = field(default=True, init=False)
    """Whether there is a next page."""
    _total: int = field(default=0, init=False)
    _seen: set[Hashable] = field(factory=set, init=False)
    _idle: int = field(default=0, init=False)

    def __attrs_post_init__(self) -> None:
        self.offset = self.first or 0

    def asking(self, call: Call[P]) -> Call[P]:
        """`call`, whose answer must be the page that begins at `offset`."""
        asked, parse = self.offset, call.parse

        def parse_page(content: bytes) -> P:
            page = parse(content)
            if page.offset != asked or page.total is None or page.items is None:
                reason = f"expected a page that begins at {asked}, got {page!r:.200}"
                raise DecodeError(reason, call.operation.id)
            # Here and not where the entries are taken out, so that a client tells it as its own kind of error.
            if self._idle == IDLE_PAGES and not self._fresh(page):
                raise DecodeError(f"{IDLE_PAGES} pages in a row held nothing new", call.operation.id)
            return page

        return evolve(call, parse=parse_page)

    def new_of(self, page: Page[T]) -> list[T]:
        """The entries that no earlier page had; after this the next page can be asked for."""
        fell_by, self._total = max(0, self._total - page.total), page.total
        if fell_by:
            new = []
            self.offset = max(self.first or 0, self.offset - fell_by)
        else:
            new = self._fresh(page)
            self.offset += len(page.items)
        self._seen.update(getattr(item, self.key) for item in new)
        self.more = self.offset < page.total and bool(fell_by or page.items)
        self._idle = 0 if new else self._idle + 1
        return new

    def _fresh(self, page: Page[T]) -> list[T]:
        return [item for item in page.items if getattr(item, self.key) not in self._seen]
