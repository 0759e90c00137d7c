"""When things were made and changed: products of the run's beginning, changed late, beside one that is made then.

Both times are the server's, so nobody needs to know how its clock goes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlencode

import pytest

from contract_tests.contract.bodies import sample
from contract_tests.legs.elders import Elders, changing
from contract_tests.legs.replay.facts import LOOKS
from contract_tests.run import ContractRun
from contract_tests.target.scratch import PREFIX, Scratch
from contract_tests.target.target import Target

Product = Mapping[str, Any]
LATER_S = 60.0
# The letters of yyyy-MM-dd HH:mm:ss.
SECONDS = 19


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "operation" in metafunc.fixturenames:
        names = [operation.id for operation in changing(ContractRun.current[-1].contract)]
        metafunc.parametrize("operation", names)


def test_what_changes_a_product_dates_it(
    operation: str, target: Target, elders: Elders, scratch: Scratch
) -> None:
    described, ids = target.contract.operations[operation], elders.of(operation)
    now = _made_later(target, scratch)["createTimestamp"]
    token = target.accounts[0].token
    answer = target.recorder(sample(described, ids, scratch.own_sku(), token=token))
    if answer.status != 200:
        target.check(operation, "model", [f"answered {answer.status} to a right request"])
    counts = answer.json()
    shown = _product(target, ids["productId"])["updateTimestamp"]
    if counts.get("updateCount", counts.get("deleteCount", 1)) and shown < now:
        problem = f"updateTimestamp is {shown}, but what was made before the change is of {now}"
        target.check(operation, "model", [problem])


def test_products_are_found_by_their_times(target: Target, elders: Elders, scratch: Scratch) -> None:
    """The bounds themselves count."""
    old = _product(target, elders.of("listProducts")["productId"])
    new = _made_later(target, scratch)
    if old["updateTimestamp"] == new["createTimestamp"]:
        return  # Made in the same second.
    for kind, number in (("created", "createTimestamp"), ("updated", "updateTimestamp")):
        for bound, asked, wanted in (("From", new, [new]), ("To", old, [old])):
            for time in (str(asked[number]), asked[kind][:SECONDS], *_elsewhere(asked[number])):
                _check_found(target, {f"{kind}{bound}": time}, [old, new], wanted)
    for falling in ("ADDED_TIME_DESC", "UPDATED_TIME_DESC"):
        _check_found(target, {"sortBy": falling}, [old, new], [new, old])


def test_a_deletion_is_dated(target: Target, elders: Elders, scratch: Scratch) -> None:
    old = elders.of("deleteProduct")["productId"]
    now = _made_later(target, scratch)["createTimestamp"]
    target.send("DELETE", f"/products/{old}")
    asked = f"/products/deleted?{urlencode({'from_date': now})}"
    for _ in range(LOOKS):
        if old in [item["id"] for item in target.send("GET", asked).json()["items"]]:
            return
    target.check(
        "listDeletedProducts", "model", [f"{old} was deleted after {now}, but is not listed since then"]
    )


def _elsewhere(seconds: float) -> list[str]:
    """The time as clocks east and west of UTC show it."""
    zones = (timezone(timedelta(minutes=minutes)) for minutes in (150, -210))
    return [datetime.fromtimestamp(seconds, zone).strftime("%Y-%m-%d %H:%M:%S %z") for zone in zones]


def _made_later(target: Target, scratch: Scratch) -> Product:
    if target.later:
        target.later(LATER_S)
    return _product(target, scratch.product())


def _product(target: Target, id_: int) -> Product:
    shown: Product = target.send("GET", f"/products/{id_}").json()
    return shown


def _check_found(
    target: Target, asked: Mapping[str, str], both: list[Product], wanted: list[Product]
) -> None:
    query = urlencode({"keyword": f"{PREFIX}{target.run}*", **asked})
    ids = [product["id"] for product in both]
    shown = [
        one["id"] for one in target.send("GET", f"/products?{query}").json()["items"] if one["id"] in ids
    ]
    if shown != [product["id"] for product in wanted]:
        target.check("listProducts", "model", [f"{query} shows {shown} of {ids}"])
