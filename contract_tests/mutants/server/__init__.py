"""Seeded defects of the server, by subject; importing this registers them all."""

from contract_tests.mutants.server import (
    answers,
    batches,
    categories,
    filters,
    images,
    listings,
    lives,
    media,
    options,
    prices,
    products,
    refusals,
    requests,
    searches,
    stock,
    values,
)

__all__ = [
    "answers",
    "batches",
    "categories",
    "filters",
    "images",
    "listings",
    "lives",
    "media",
    "options",
    "prices",
    "products",
    "refusals",
    "requests",
    "searches",
    "stock",
    "values",
]
