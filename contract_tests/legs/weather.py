"""What Hypothesis does with a test that has lost an answer in the weather."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import reject

from contract_tests.target.target import Target


@contextmanager
def giving_up_in_bad_weather(target: Target) -> Iterator[None]:
    """While open, such a test is rejected, and another one takes its place."""
    before, target.recorder.on_weather = target.recorder.on_weather, reject
    try:
        yield
    finally:
        target.recorder.on_weather = before
