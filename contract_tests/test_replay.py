"""Every example of the documents: example, contract, client, server and back."""

from __future__ import annotations

import pytest

from contract_tests.documents import Example, examples, fragments
from contract_tests.replay import client_problems, contract_problems, fragment_problems, server_problems
from contract_tests.scratch import Scratch
from contract_tests.target import Target

EXAMPLES = pytest.mark.parametrize("example", examples(), ids=lambda example: example.name)


def test_no_example_was_lost() -> None:
    """Three revisions with nine operations each, two variants of an upload in each, and a product."""
    assert len(examples()) == 3 * (9 + 2) + 1
    assert sum(example.error is not None for example in examples()) == 3 * 9


@EXAMPLES
def test_example_fits_the_contract(example: Example, target: Target) -> None:
    assert list(contract_problems(example, target)) == []


@EXAMPLES
def test_client_sends_and_reads_the_example(example: Example, target: Target) -> None:
    assert list(client_problems(example, target)) == []


@EXAMPLES
def test_server_takes_and_shows_the_example(example: Example, target: Target) -> None:
    assert list(server_problems(example, target, Scratch(target))) == []


@pytest.mark.parametrize(("document", "schema", "value"), fragments())
def test_fragment_fits_its_schema(document: str, schema: str, value: object, target: Target) -> None:
    assert list(fragment_problems(schema, value, target)) == [], document
