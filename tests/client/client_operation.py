"""A row of the tables of calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import frozen

Use = Callable[[Any], Any]


@frozen
class Operation:
    """One call of an operation: its contract name, what to do with a client, and an answer it takes."""

    id: str
    use: Use
    answer: Any
