"""What the rows of facts can say, and that each of their expectations can fail."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from contract_tests.legs.replay.facts import Fact, Play, facts, picked
from contract_tests.target.recorder import BrokenContractError
from contract_tests.target.scratch import Scratch
from contract_tests.target.target import Target

SHOWN = {
    "steps": [5, 15, 25],
    "id": 7,
    "flag": True,
    "name": "Radish",
    "items": [{"id": 3}, {"id": 1}, {"id": 2}],
}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("$", SHOWN),
        ("items[].id", [3, 1, 2]),
        ("items[1].id", 1),
        ("name", "Radish"),
        ("items", SHOWN["items"]),
    ],
)
def test_a_path_leads_to_a_value(path: str, value: Any) -> None:
    assert picked(SHOWN, path) == value


@pytest.mark.parametrize(
    ("path", "right", "wrong"),
    [
        ("name", "Radish", "Beet"),
        ("id", 7, 8),
        ("flag", True, 1),
        ("none", {"$absent": True}, {"$absent": False}),
        ("items[9].id", {"$absent": True}, 1),
        ("id", {"$above": 6}, {"$above": 7}),
        ("name", {"$like": "^Ra"}, {"$like": "^ad"}),
        ("items[].id", [3, 1, 2], [1, 2, 3]),
        ("items[].id", {"$set": [1, 2, 3]}, {"$set": [1, 2]}),
        ("items[].id", {"$has": [2]}, {"$has": [4]}),
        ("items[].id", {"$lacks": [4]}, {"$lacks": [4, 2]}),
        ("items[].id", {"$order": [3, 2]}, {"$order": [2, 3]}),
        ("items[].id", {"$ours": ["{three}", "{two}"]}, {"$ours": ["{three}"]}),
        ("items", {"$count": 3}, {"$count": 2}),
        ("steps", {"$steps": 10}, {"$steps": 5}),
        ("items[0]", {"id": 3}, {"id": 3, "more": 1}),
        ("items", [{"id": 3}, {}, {}], [{"id": 3}, {}]),
    ],
)
def test_an_expectation_holds_or_fails(target: Target, path: str, right: Any, wrong: Any) -> None:
    play = Play(target, Scratch(target))
    play.kept |= {"two": 2, "three": 3}
    assert not list(play.problems({"see": {path: right}}, _Answer(SHOWN)))
    assert list(play.problems({"see": {path: wrong}}, _Answer(SHOWN)))


class _Answer:
    def __init__(self, shown: Any) -> None:
        self.status, self.body = 200, json.dumps(shown).encode()


def test_a_row_that_is_not_kept_is_a_finding(target: Target) -> None:
    steps: tuple[Mapping[str, Any], ...] = (
        {"send": "POST /products", "json": {"name": "{w}", "sku": "{s}"}, "keep": {"p": "id"}},
        {"send": "GET /products/{p}", "see": {"name": "another"}},
    )
    with pytest.raises(BrokenContractError, match="name is 'w"):
        Play(target, Scratch(target)).run(Fact("A name is another.", "nowhere", steps))


def test_rows_are_named_once_and_say_where_they_come_from() -> None:
    names = [fact.name for fact in facts()]
    assert len(names) == len(set(names)) > 50
    assert all(fact.source and fact.steps for fact in facts())


@pytest.mark.parametrize(
    "row", [fact for fact in facts() if "deleted" in fact.name], ids=lambda row: row.name
)
def test_a_deletion_is_seen_behind_a_page_of_others(target: Target, row: Fact) -> None:
    """All at one time: the stand-in's clock stands still."""
    scratch = Scratch(target)
    for _ in range(101):
        scratch.discard(scratch.product())
    Play(target, scratch).run(row)
    scratch.remove_all()
