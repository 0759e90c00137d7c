"""Books of one library."""

from __future__ import annotations

import builtins
from collections.abc import AsyncIterator, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from ... import models
from ...client import AsyncCaller, Caller
from ...paging import Pages
from ...types import UNSET, Content, Unset
from .. import books as operations

if TYPE_CHECKING:
    from . import (
        create_book,
        download_book_cover,
        get_book,
        import_books,
        list_books,
        rename_book,
        search_books,
        update_book,
        upload_book_cover,
    )
else:

    def __getattr__(name):
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f".{name}", __name__)


class Books:
    """Books of one library."""

    def __init__(self, caller: Caller, store_id: int) -> None:
        self._caller = caller
        self._store_id = store_id

    def list(
        self,
        *,
        shelf: str,
        lent_out: bool | Unset = UNSET,
        ids: builtins.list[int] | Unset = UNSET,
        class_: models.Genre | str | Unset = UNSET,
    ) -> builtins.list[models.Book]:
        """List the books.

        A bare array. Says \"\"\" and \\d and "quotes".

        A second paragraph.

        Args:
            shelf: Shelf to look at, described beside the schema. Characters: 1..8.
            lent_out: Whether the book is lent out.
            ids: Ids to look for. Entries: at most 100.
            class_: What kind of book it is.

        Returns:
            list[Book]: The books.

        Access scopes: read_books.

        Source: contract operation `listBooks`.
        """
        return self._caller.call(
            operations.list_books.call(self._store_id, shelf=shelf, lent_out=lent_out, ids=ids, class_=class_)
        )

    def create(self, body: models.BookCreate) -> models.Book:
        """Add a book.

        Args:
            body: A book to add.

        Returns:
            Book: The book.

        Source: contract operation `createBook`.
        """
        return self._caller.call(operations.create_book.call(self._store_id, body=body))

    def import_(self, body: Content, *, card: str, x_reason: str | Unset = UNSET) -> None:
        """Add the books of a catalogue.

        Args:
            body: A file of books.
            card: Number of the reader's card.
            x_reason: Why they are added.

        Source: contract operation `importBooks`.
        """
        return self._caller.call(
            operations.import_books.call(self._store_id, body=body, card=card, x_reason=x_reason)
        )

    def search(
        self, *, text: str, offset: int | Unset = UNSET, limit: int | Unset = UNSET
    ) -> models.BookPage:
        """Look for books.

        Args:
            text.
            offset: Range: 0..2147483647.
            limit: Range: 1..100.

        Returns:
            BookPage: One page of books.

        Source: contract operation `searchBooks`.
        """
        return self._caller.call(
            operations.search_books.call(self._store_id, text=text, offset=offset, limit=limit)
        )

    def iterate_search(
        self, *, text: str, offset: int | Unset = UNSET, limit: int | Unset = UNSET
    ) -> Iterator[models.Book]:
        """All pages of `search`, one entry after the other; each page is read when it is needed.

        The list may change meanwhile. An entry that moves to a later page is given once. When the total
        falls, entries have moved to earlier pages, so reading goes back by as many as it fell. While some
        come and others go, an entry may be missed. Ends at a page that is empty or reaches the total.

        Args:
            text.
            offset: Range: 0..2147483647.
            limit: Range: 1..100.

        Yields:
            Book: Each entry once.

        Source: contract operation `searchBooks`.
        """
        pages = Pages(offset)
        while pages.more:
            page = self._caller.call(
                pages.asking(
                    operations.search_books.call(self._store_id, text=text, offset=pages.offset, limit=limit)
                )
            )
            for item in pages.new_of(page):
                yield item

    def get(self, book_id: str) -> models.Book:
        """Get one book.

        Args:
            book_id: Number of the book.

        Returns:
            Book: The book.

        Source: contract operation `getBook`.
        """
        return self._caller.call(operations.get_book.call(self._store_id, book_id))

    def rename(
        self, book_id: str, title: str, *, language: str | Unset = UNSET, notify: bool | Unset = UNSET
    ) -> models.Texts:
        """Give a book another title.

        Args:
            book_id: Number of the book.
            title: The new title.
            language: The language of the title.
            notify.

        Returns:
            Texts: The titles by language.

        Source: contract operation `renameBook`.
        """
        return self._caller.call(
            operations.rename_book.call(
                self._store_id, book_id, body=models.Renaming(title, language=language), notify=notify
            )
        )

    def update(self, book_id: str, body: models.BookUpdate) -> None:
        """Change some fields of a book.

        Args:
            book_id: Number of the book.
            body: Fields of a book to change; null clears one.

        Source: contract operation `updateBook`.
        """
        return self._caller.call(operations.update_book.call(self._store_id, book_id, body=body))

    def download_cover(self, book_id: str) -> bytes:
        """Download the cover of a book.

        Args:
            book_id: Number of the book.

        Returns:
            bytes: The picture.

        Source: contract operation `downloadBookCover`.
        """
        return self._caller.call(operations.download_book_cover.call(self._store_id, book_id))

    def upload_cover(self, book_id: str, body: Content | None = None) -> None:
        """Replace the cover of a book.

        Args:
            book_id: Number of the book.
            body: A picture. Unit: bytes.

        Source: contract operation `uploadBookCover`.
        """
        return self._caller.call(operations.upload_book_cover.call(self._store_id, book_id, body=body))


class AsyncBooks:
    """Books of one library."""

    def __init__(self, caller: AsyncCaller, store_id: int) -> None:
        self._caller = caller
        self._store_id = store_id

    async def list(
        self,
        *,
        shelf: str,
        lent_out: bool | Unset = UNSET,
        ids: builtins.list[int] | Unset = UNSET,
        class_: models.Genre | str | Unset = UNSET,
    ) -> builtins.list[models.Book]:
        """List the books.

        A bare array. Says \"\"\" and \\d and "quotes".

        A second paragraph.

        Args:
            shelf: Shelf to look at, described beside the schema. Characters: 1..8.
            lent_out: Whether the book is lent out.
            ids: Ids to look for. Entries: at most 100.
            class_: What kind of book it is.

        Returns:
            list[Book]: The books.

        Access scopes: read_books.

        Source: contract operation `listBooks`.
        """
        return await self._caller.call(
            operations.list_books.call(self._store_id, shelf=shelf, lent_out=lent_out, ids=ids, class_=class_)
        )

    async def create(self, body: models.BookCreate) -> models.Book:
        """Add a book.

        Args:
            body: A book to add.

        Returns:
            Book: The book.

        Source: contract operation `createBook`.
        """
        return await self._caller.call(operations.create_book.call(self._store_id, body=body))

    async def import_(self, body: Content, *, card: str, x_reason: str | Unset = UNSET) -> None:
        """Add the books of a catalogue.

        Args:
            body: A file of books.
            card: Number of the reader's card.
            x_reason: Why they are added.

        Source: contract operation `importBooks`.
        """
        return await self._caller.call(
            operations.import_books.call(self._store_id, body=body, card=card, x_reason=x_reason)
        )

    async def search(
        self, *, text: str, offset: int | Unset = UNSET, limit: int | Unset = UNSET
    ) -> models.BookPage:
        """Look for books.

        Args:
            text.
            offset: Range: 0..2147483647.
            limit: Range: 1..100.

        Returns:
            BookPage: One page of books.

        Source: contract operation `searchBooks`.
        """
        return await self._caller.call(
            operations.search_books.call(self._store_id, text=text, offset=offset, limit=limit)
        )

    async def iterate_search(
        self, *, text: str, offset: int | Unset = UNSET, limit: int | Unset = UNSET
    ) -> AsyncIterator[models.Book]:
        """All pages of `search`, one entry after the other; each page is read when it is needed.

        The list may change meanwhile. An entry that moves to a later page is given once. When the total
        falls, entries have moved to earlier pages, so reading goes back by as many as it fell. While some
        come and others go, an entry may be missed. Ends at a page that is empty or reaches the total.

        Args:
            text.
            offset: Range: 0..2147483647.
            limit: Range: 1..100.

        Yields:
            Book: Each entry once.

        Source: contract operation `searchBooks`.
        """
        pages = Pages(offset)
        while pages.more:
            page = await self._caller.call(
                pages.asking(
                    operations.search_books.call(self._store_id, text=text, offset=pages.offset, limit=limit)
                )
            )
            for item in pages.new_of(page):
                yield item

    async def get(self, book_id: str) -> models.Book:
        """Get one book.

        Args:
            book_id: Number of the book.

        Returns:
            Book: The book.

        Source: contract operation `getBook`.
        """
        return await self._caller.call(operations.get_book.call(self._store_id, book_id))

    async def rename(
        self, book_id: str, title: str, *, language: str | Unset = UNSET, notify: bool | Unset = UNSET
    ) -> models.Texts:
        """Give a book another title.

        Args:
            book_id: Number of the book.
            title: The new title.
            language: The language of the title.
            notify.

        Returns:
            Texts: The titles by language.

        Source: contract operation `renameBook`.
        """
        return await self._caller.call(
            operations.rename_book.call(
                self._store_id, book_id, body=models.Renaming(title, language=language), notify=notify
            )
        )

    async def update(self, book_id: str, body: models.BookUpdate) -> None:
        """Change some fields of a book.

        Args:
            book_id: Number of the book.
            body: Fields of a book to change; null clears one.

        Source: contract operation `updateBook`.
        """
        return await self._caller.call(operations.update_book.call(self._store_id, book_id, body=body))

    async def download_cover(self, book_id: str) -> bytes:
        """Download the cover of a book.

        Args:
            book_id: Number of the book.

        Returns:
            bytes: The picture.

        Source: contract operation `downloadBookCover`.
        """
        return await self._caller.call(operations.download_book_cover.call(self._store_id, book_id))

    async def upload_cover(self, book_id: str, body: Content | None = None) -> None:
        """Replace the cover of a book.

        Args:
            book_id: Number of the book.
            body: A picture. Unit: bytes.

        Source: contract operation `uploadBookCover`.
        """
        return await self._caller.call(operations.upload_book_cover.call(self._store_id, book_id, body=body))


__all__ = (
    "AsyncBooks",
    "Books",
    "create_book",
    "download_book_cover",
    "get_book",
    "import_books",
    "list_books",
    "rename_book",
    "search_books",
    "update_book",
    "upload_book_cover",
)
