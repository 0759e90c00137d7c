"""Looks at a database file before SQLite opens it, and says what is wrong with one."""

import sqlite3
import stat
from pathlib import Path
from typing import Final

from .schema import APPLICATION_ID, SCHEMA_VERSION

_SQLITE_MAGIC: Final = b"SQLite format 3\0"


# What reading a damaged file raises: SQLite finds much of the damage, and Python the rest, such as text that is
# no UTF-8 or no JSON any more.
DAMAGE: Final = (sqlite3.Error, LookupError, TypeError, ValueError)


class DatabaseError(Exception):
    """A database file that cannot be used: which, why, and what to do."""


def check(path: Path) -> None:
    """Look at a file before SQLite does, so that a foreign one is not touched."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            # A pipe would wait for its other end for ever.
            raise DatabaseError(f"{path}: not a file; choose another --db")
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        if not path.parent.is_dir():
            raise DatabaseError(
                f"{path}: the folder does not exist; create it or choose another --db"
            ) from None
        return
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise DatabaseError(f"{path}: cannot be read ({reason}); choose another --db") from error
    if not header:
        return
    if len(header) < 100 or not header.startswith(_SQLITE_MAGIC):
        raise DatabaseError(f"{path}: not a database of the mock; it was left alone, choose another --db")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise DatabaseError(f"{path}: a database of another program; it was left alone, choose another --db")
    version = int.from_bytes(header[60:64], "big")
    if version != SCHEMA_VERSION:
        raise DatabaseError(
            f"{path}: made by another version of the mock (layout {version}, this one has {SCHEMA_VERSION});"
            " it was left alone, choose another --db"
        )


def advice(path: str, error: Exception) -> str:
    reason = " ".join(str(error).split()) if isinstance(error, sqlite3.Error) else "unreadable content"
    if "locked" in reason:
        return f"{path}: in use by another process; stop that one or choose another --db"
    if "unable to open" in reason or "readonly" in reason:
        return f"{path}: cannot be opened for writing; check its permissions or choose another --db"
    return f"{path}: damaged ({reason}); it was left alone, restore a copy or choose another --db"
