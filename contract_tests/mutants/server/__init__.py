"""Seeded defects of the server, by subject; importing this registers them all."""

from contract_tests.mutants.server import (
    answers,
    images,
    lives,
    options,
    prices,
    refusals,
    requests,
    searches,
    stock,
    values,
)

__all__ = [
    "answers",
    "images",
    "lives",
    "options",
    "prices",
    "refusals",
    "requests",
    "searches",
    "stock",
    "values",
]
