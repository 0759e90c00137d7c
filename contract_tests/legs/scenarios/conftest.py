"""Named programs for the state machine, run as they stand, with every seed.

A case found in the wild goes here. Write it with the machine's own rules, which compare every answer with the model,
and name it after what must be true.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from contract_tests.legs.machine.machine import CombinationLifecycle
from contract_tests.run import ContractRun
from contract_tests.target.scratch import persistently
from contract_tests.target.target import Target

# Far above the numbers of the random programs, whose SKUs are made of them.
FIRST = 1_000_000
# Those that a live store sees, in this order: the first find most for their requests. The others search, make many
# products, or say what the live service has never promised.
LIVE = (
    "test_the_first_round",
    "test_a_delta_is_added_once",
    "test_stock_is_shared_until_there_is_an_own_sku",
    "test_a_deletion_leaves_the_siblings",
    "test_the_deletion_of_all_counts_them_and_stays_in_its_product",
    "test_null_clears_what_was_set",
    "test_an_image_lives_until_it_is_deleted",
    "test_wholesale_prices_are_ordered_and_not_above_the_price",
    "test_wholesale_prices_of_a_product_are_replaced_as_a_whole",
    "test_a_set_of_options_stands_once",
    "test_prices_keep_all_their_digits",
    "test_unlimited_stock_is_switched_on_and_off",
    "test_a_warning_comes_with_negative_stock_only",
    "test_stock_and_tiers_are_held_against_what_is_inherited",
    "test_a_delta_without_own_sku_is_refused",
    "test_a_quantity_of_nothing_is_a_quantity",
    "test_ids_and_numbers_are_not_given_again",
    "test_options_of_an_update_are_added_to_the_product",
    "test_an_option_in_use_cannot_be_removed",
    "test_a_refused_write_leaves_nothing",
    "test_what_was_deleted_can_be_made_again",
    "test_each_field_of_a_product_is_kept_alone",
    "test_each_field_of_a_combination_is_kept_alone",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not ContractRun.current or not ContractRun.current[-1].target.is_live:
        return
    ours = [item for item in items if item.path.parent == Path(__file__).parent]
    chosen = sorted((item for item in ours if item.name in LIVE), key=lambda item: LIVE.index(item.name))
    at = items.index(ours[0]) if ours else 0
    items[at : at + len(ours)] = chosen


@pytest.fixture
def machine(target: Target) -> Iterator[CombinationLifecycle]:
    """In a state of its own."""
    first = FIRST // 1000 if target.is_live else FIRST  # There SKUs begin with a long prefix.
    made = persistently(lambda: CombinationLifecycle(target, first + next(target.numbers)))
    yield made
    made.teardown_quietly()
