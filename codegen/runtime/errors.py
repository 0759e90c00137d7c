"""What the generated client raises of its own; connection trouble stays httpx's."""

from __future__ import annotations


class UnexpectedStatus(Exception):
    """An answer that is not a success."""

    def __init__(self, status_code: int, content: bytes, operation_id: str) -> None:
        super().__init__(f"{operation_id}: status {status_code}")
        self.status_code = status_code
        self.content = content
        self.operation_id = operation_id

    def __reduce__(self) -> tuple[type[UnexpectedStatus], tuple[int, bytes, str]]:
        return type(self), (self.status_code, self.content, self.operation_id)


class DecodeError(ValueError):
    """A value that breaks the contract. `operation_id` is known where it came as an answer."""

    def __init__(self, reason: str, operation_id: str | None = None) -> None:
        super().__init__(f"{operation_id}: {reason}" if operation_id else reason)
        self.reason = reason
        self.operation_id = operation_id

    def __reduce__(self) -> tuple[type[DecodeError], tuple[str, str | None]]:
        return type(self), (self.reason, self.operation_id)


__all__ = ("DecodeError", "UnexpectedStatus")
