"""What strangers' defects once slipped through: for each such place a seeded defect, and the test that finds it."""

from __future__ import annotations

import pytest

from contract_tests.mutants import server as defects
from contract_tests.mutants.registry import SERVER_DEFECTS
from contract_tests.report.report import Report
from contract_tests.run import run
from contract_tests.target.target import mock_target

assert defects

SPOTS = [
    ("the n-th of many", "S92", "scenarios", "no_end_to_combinations"),
    ("the n-th of many", "S28", "scenarios", "four_and_more"),
    ("equivalent spellings", "C61", "protocol", "escaped"),
    ("equivalent spellings", "C65", "protocol", "InventoryAdjustment"),
    ("equivalent spellings", "S46", "scenarios", "a_set_of_options_stands_once"),
    ("order against earlier requests", "S139", "scenarios", "a_delta_is_added_once"),
    ("order against earlier requests", "S156", "scenarios", "through_another_product_or_store"),
    ("the same value by another route", "S53", "scenarios", "options_of_an_update"),
    ("the same value by another route", "S40", "scenarios", "a_search_finds"),
    ("edges of types", "S56", "scenarios", "a_delta_is_added_once"),
    ("edges of types", "C17", "protocol", "quantity"),
    ("two writers at once", "S162", "scenarios", "several_deltas"),
    ("two writers at once", "S08", "scenarios", "one_gets_the_options"),
    ("fields that are asked for", "S164", "scenarios", "asked_for"),
    ("read-only fields inside an object", "S165", "scenarios", "only_be_read"),
    ("values of the profile", "S166", "scenarios", "group_of_a_profile"),
    ("the right secret in a wrong place", "C74", "protocol", "wrong and place"),
    ("repeated names in an answer", "C75", "protocol", "getCombination"),
    ("the width of an integer", "C76", "protocol", "getCategory"),
    ("written here, shown there", "C77", "scenarios", "each_field_of_a_product"),
    ("what time shows", "S163", "scenarios", "dates_it"),
]


def report_of(defect: str, leg: str, keyword: str) -> Report:
    options = ("-p", "no:cacheprovider", "-k", keyword, "-x")
    with mock_target(SERVER_DEFECTS[defect] if defect else None) as target:
        return run(target, legs=(leg,), options=options)


@pytest.mark.parametrize(("spot", "defect", "leg", "keyword"), SPOTS)
def test_a_defect_in_a_blind_spot_is_found(spot: str, defect: str, leg: str, keyword: str) -> None:
    report = report_of(defect, leg, keyword)
    assert report.findings, f"{spot}: {SERVER_DEFECTS[defect].what}"


@pytest.mark.parametrize("leg", ["scenarios", "protocol"])
def test_without_a_defect_there_is_nothing_to_find(leg: str) -> None:
    report = report_of("", leg, " or ".join(keyword for _, _, one, keyword in SPOTS if one == leg))
    assert report.passed
    assert report.calls[leg] > 100
