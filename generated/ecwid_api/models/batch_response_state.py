"""The enum BatchResponseState of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class BatchResponseState(StrEnum):
    """How one request of a batch ended.

    Source: reference-2026 (documented).
    """

    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    NOT_EXECUTED = "NOT_EXECUTED"


BATCH_RESPONSE_STATE_BY_VALUE: Final[dict[str, BatchResponseState]] = {
    member.value: member for member in BatchResponseState
}
