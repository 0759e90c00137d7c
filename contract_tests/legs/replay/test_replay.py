"""The documents' own examples, in both directions.

A request example must fit the contract, be what the client sends for the same data, and be taken by the server, which
must then show what was written. A response example must fit the contract, be what the client decodes and writes back
unchanged, and be what the server shows once the things in it were made. Ids are the server's own; everything else must
be equal.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from contract_tests.contract.examples import REFUSED, Example, examples, fragments
from contract_tests.legs.replay.papers import client_problems, contract_problems, fragment_problems
from contract_tests.legs.replay.server import server_problems
from contract_tests.target.scratch import Scratch
from contract_tests.target.target import Target

EXAMPLES = pytest.mark.parametrize("example", examples(), ids=lambda example: example.name)


@EXAMPLES
def test_example_fits_the_contract(example: Example, target: Target) -> None:
    target.check(example.operation, "contract", _named(example, contract_problems(example, target)))


@EXAMPLES
def test_client_sends_and_reads_the_example(example: Example, target: Target) -> None:
    target.check(example.operation, "client", _named(example, client_problems(example, target)))


@EXAMPLES
def test_server_takes_and_shows_the_example(example: Example, target: Target, scratch: Scratch) -> None:
    target.check(example.operation, "server", _named(example, server_problems(example, target, scratch)))


@pytest.mark.parametrize(("document", "schema", "value"), fragments())
def test_fragment_fits_its_schema(document: str, schema: str, value: Any, target: Target) -> None:
    target.check(f"{document}/{schema}", "contract", fragment_problems(schema, value, target))


@pytest.mark.parametrize(("schema", "value"), REFUSED)
def test_what_the_documents_rule_out_is_refused(schema: str, value: Any, target: Target) -> None:
    if target.contract.schema_validator(schema)(value):
        target.check(schema, "contract", [f"the contract takes {value} as a {schema}"])


def _named(example: Example, problems: Iterator[str]) -> Iterator[str]:
    return (f"{example.name}: {problem}" for problem in problems)
