"""Requests that no generator writes, each with the statuses that are right for it.

A row is one request against a fixture of one product with two combinations: `{c}` has an SKU of its own,
`{n}` has none; `{pe}` and `{ce}` are ids with their digits escaped, `{p32}` and `{c32}` lie 2^32 above. `{g}` and
`{k}` are a category and a product class, `{i}`, `{v}` and `{f}` an image, a video and a file, `{t}` the ticket of a
batch. Two statuses stand in a row only where the contract leaves the choice to the server. A row that is refused, or
that is `inert` because it holds only what the service ignores, must leave everything as it was; the runner checks that
after every one.
"""

from __future__ import annotations

from collections.abc import Iterable

from contract_tests.contract.reader import Contract
from contract_tests.legs.protocol.access import methods, tokens, unknown_paths
from contract_tests.legs.protocol.bench import suits
from contract_tests.legs.protocol.bodies import ignored_fields, malformed_bodies, schema_violations, tolerated
from contract_tests.legs.protocol.catalog import catalog
from contract_tests.legs.protocol.generic import GENERIC
from contract_tests.legs.protocol.media import (
    addresses,
    image_media_types,
    media_types,
    media_types_of_reads,
    sizes,
)
from contract_tests.legs.protocol.numbers import body_numbers, integers, path_numbers, query_values
from contract_tests.legs.protocol.row import Row
from contract_tests.target.target import Target

# Writes in a table, for each operation, that a live store sees.
MOST_LIVE = 6


def tables(contract: Contract) -> tuple[Iterable[Row], ...]:
    return (
        media_types(),
        image_media_types(),
        media_types_of_reads(contract),
        path_numbers(),
        query_values(),
        body_numbers(),
        integers(contract),
        ignored_fields(contract),
        malformed_bodies(),
        schema_violations(),
        tolerated(),
        sizes(),
        methods(contract),
        tokens(),
        addresses(),
        unknown_paths(),
        catalog(),
        *([row for one in contract.operations.values() for row in table(one)] for table in GENERIC),
    )


def rows(contract: Contract) -> list[Row]:
    found = [row for table in tables(contract) for row in table]
    names = [row.name for row in found]
    assert len(names) == len(set(names)), "names of rows are unique"
    return found


def live_rows(target: Target, seed: int) -> list[Row]:
    """Those that a live store may see; of a table's writes only some for each operation, others with another seed."""
    found: list[Row] = []
    for table in tables(target.contract):
        kinds: dict[tuple[str, str], list[Row]] = {}
        for row in table:
            if suits(row, target):
                kinds.setdefault((row.method, row.path.partition("?")[0]), []).append(row)
        for (method, _), kind in kinds.items():
            step = 1 if method == "GET" else -(-len(kind) // MOST_LIVE)
            found += kind[seed % step :: step]
    return found
