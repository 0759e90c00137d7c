"""Requests that no generator writes, each with the statuses that are right for it.

A row is one request against a fixture of one product with two combinations: `{c}` has an SKU of its own,
`{n}` has none; `{pe}` and `{ce}` are ids with their digits escaped, `{p32}` and `{c32}` lie 2^32 above. `{g}` and
`{k}` are a category and a product class, `{i}`, `{v}` and `{f}` an image, a video and a file, `{t}` the ticket of a
batch. Two statuses stand in a row only where the contract leaves the choice to the server. A row that is refused, or
that is `inert` because it holds only what the service ignores, must leave everything as it was; the runner checks that
after every one.
"""

from __future__ import annotations

from contract_tests.contract.reader import Contract
from contract_tests.legs.protocol.access import methods, tokens, unknown_paths
from contract_tests.legs.protocol.bodies import (
    ignored_fields,
    malformed_bodies,
    schema_violations,
    tolerated,
    wrapped_bodies,
)
from contract_tests.legs.protocol.catalog import catalog
from contract_tests.legs.protocol.generic import generic
from contract_tests.legs.protocol.media import (
    addresses,
    image_media_types,
    media_types,
    media_types_of_reads,
    sizes,
)
from contract_tests.legs.protocol.numbers import body_numbers, integers, path_numbers, query_values
from contract_tests.legs.protocol.row import Row


def rows(contract: Contract) -> list[Row]:
    found = [
        *media_types(),
        *image_media_types(),
        *media_types_of_reads(contract),
        *path_numbers(),
        *query_values(),
        *body_numbers(),
        *integers(contract),
        *wrapped_bodies(),
        *ignored_fields(contract),
        *malformed_bodies(),
        *schema_violations(),
        *tolerated(),
        *sizes(),
        *methods(contract),
        *tokens(),
        *addresses(),
        *unknown_paths(),
        *catalog(),
        *generic(contract),
    ]
    names = [row.name for row in found]
    assert len(names) == len(set(names)), "names of rows are unique"
    return found
