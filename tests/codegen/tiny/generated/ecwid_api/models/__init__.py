"""The schemas of the contract."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .anything import Anything
    from .author import Author
    from .book import Book
    from .book_create import BookCreate
    from .book_page import BookPage
    from .book_update import BookUpdate
    from .genre import GENRE_BY_VALUE as GENRE_BY_VALUE
    from .genre import Genre
    from .renaming import Renaming
    from .texts import Texts
else:
    _MODULES = {
        "Anything": "anything",
        "Author": "author",
        "Book": "book",
        "BookCreate": "book_create",
        "BookPage": "book_page",
        "BookUpdate": "book_update",
        "Genre": "genre",
        "Renaming": "renaming",
        "Texts": "texts",
        "GENRE_BY_VALUE": "genre",
    }

    def __getattr__(name):
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        model = getattr(import_module(f".{_MODULES[name]}", __name__), name)
        globals()[name] = model
        return model

    def __dir__():
        return sorted(__all__)


__all__ = ("Anything", "Author", "Book", "BookCreate", "BookPage", "BookUpdate", "Genre", "Renaming", "Texts")
