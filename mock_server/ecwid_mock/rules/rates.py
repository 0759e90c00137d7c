"""The limit of requests per minute, by token."""

import math

import attrs


@attrs.define
class _Bucket:
    level: float
    filled_at_s: float


class RateLimiter:
    """A token bucket for each token: full at first, refilled evenly."""

    def __init__(self) -> None:
        self._buckets: dict[bytes, _Bucket] = {}

    def wait_s(self, token: bytes, per_minute: int, now_s: float) -> int:
        """Count one request: 0 when it may pass, else the whole seconds until one may."""
        bucket = self._buckets.setdefault(token, _Bucket(per_minute, now_s))
        refill = (now_s - bucket.filled_at_s) * per_minute / 60
        bucket.level = min(float(per_minute), bucket.level + refill)
        bucket.filled_at_s = now_s
        if bucket.level >= 1:
            bucket.level -= 1
            return 0
        return max(1, math.ceil((1 - bucket.level) * 60 / per_minute))
