"""The enum BatchMethod of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class BatchMethod(StrEnum):
    """HTTP method of a request in a batch.

    Source: reference-2026 (documented).
    """

    GET = "GET"
    POST = "POST"
    PUT = "PUT"
    DELETE = "DELETE"


BATCH_METHOD_BY_VALUE: Final[dict[str, BatchMethod]] = {member.value: member for member in BatchMethod}
