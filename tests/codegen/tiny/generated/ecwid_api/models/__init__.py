"""Contains all the data models used in inputs/outputs"""

from .anything import Anything
from .author import Author
from .book import Book
from .book_create import BookCreate
from .book_update import BookUpdate
from .genre import Genre
from .renaming import Renaming
from .texts import Texts

__all__ = ("Anything", "Author", "Book", "BookCreate", "BookUpdate", "Genre", "Renaming", "Texts")
