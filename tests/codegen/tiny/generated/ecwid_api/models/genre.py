"""The enum Genre of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Genre(StrEnum):
    """What kind of book it is."""

    NOVEL = "novel"
    POETRY = "POETRY"
    SCI_FI = "sci-fi"
    VALUE_3 = "2nd hand"


GENRE_BY_VALUE: Final[dict[str, Genre]] = {member.value: member for member in Genre}
