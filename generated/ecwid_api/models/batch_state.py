"""The enum BatchState of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class BatchState(StrEnum):
    """How far a batch is.

    Source: reference-2026 (documented).
    """

    QUEUED = "QUEUED"
    IN_PROGRESS = "IN_PROGRESS"
    COMPLETED = "COMPLETED"


BATCH_STATE_BY_VALUE: Final[dict[str, BatchState]] = {member.value: member for member in BatchState}
