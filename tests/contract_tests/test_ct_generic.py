"""A new operation is tested without a line written by hand, and its cases are shared out."""

from __future__ import annotations

from copy import deepcopy
from types import SimpleNamespace
from typing import Any

import pytest
import schemathesis
from schemathesis.generation.meta import CoveragePhaseData, CoverageScenario

from contract_tests.contract.bodies import body_of
from contract_tests.contract.reader import Contract, load_document, the_contract
from contract_tests.legs.protocol.rows import rows
from contract_tests.legs.schemathesis.aim import Aim, aimed
from contract_tests.legs.schemathesis.share import Share
from contract_tests.profiles import PROFILES, Profile
from contract_tests.reach import reach_findings
from contract_tests.run import run
from contract_tests.target.target import mock_target


def with_a_new_operation() -> Contract:
    """Coupons, which are made by a POST and changed by a PUT, otherwise as categories are."""
    document = deepcopy(load_document())
    paths = document["paths"]
    make = deepcopy(paths["/{storeId}/categories"]["post"])
    change = deepcopy(paths["/{storeId}/categories/{categoryId}"]["put"])
    store, _ = change["parameters"]
    made = {"storeId": "$request.path.storeId", "couponId": "$response.body#/id"}
    link = {"operationId": "updateCoupon", "parameters": made}
    make |= {"operationId": "createCoupon"}
    make["responses"]["200"]["links"] = {"updateCoupon": link}
    id_ = {"name": "couponId", "in": "path", "required": True, "schema": {"type": "integer"}}
    change |= {"operationId": "updateCoupon", "parameters": [store, id_]}
    paths["/{storeId}/coupons"] = {"post": make}
    paths["/{storeId}/coupons/{couponId}"] = {"put": change}
    return Contract(document)


def test_a_new_operation_has_rows_for_what_it_documents() -> None:
    made = [row for row in rows(with_a_new_operation()) if row.name.startswith("updateCoupon:")]
    assert {(row.path, *sorted(row.statuses)) for row in made} == {
        ("/coupons/1", 200),
        ("/coupons/1", 200, 415),
        ("/coupons/1", 400),
        ("/coupons/1", 403),
        ("/coupons/1", 415),
        ("/coupons/x", 400),
        ("/coupons/9223372036854775807", 404),
    }
    assert len(made) > 50


def test_a_new_operation_is_sent_by_every_leg_that_needs_no_client() -> None:
    """A stand-in without rules for it answers with the contract's examples: right, but for ids that nothing has."""
    profile = Profile("small", fuzz_examples=2, phases=("examples", "fuzzing"))
    legs = ("protocol", "links", "schemathesis")
    with mock_target(contract=with_a_new_operation()) as target:
        report = run(target, legs=legs, profile=profile, options=("-k", "coupon"))
        assert target.recorder.reach["updateCoupon", 200] > 10
    unknown = "updateCoupon: couponId 9223372036854775807: answered 200, expected 404"
    assert [one.message for one in report.findings] == [unknown]
    assert report.links == {("createCoupon", 200, "updateCoupon")}
    assert report.tests["protocol"] > 100
    assert (report.tests["links"], report.tests["schemathesis"]) == (1, 2)


def test_a_new_operation_that_is_never_reached_is_a_finding() -> None:
    missing = {
        one.message for one in reach_findings(with_a_new_operation(), {}) if one.operation == "updateCoupon"
    }
    assert "status 404 was seen 0 times, expected at least 1" in missing


@pytest.mark.parametrize("operation", the_contract().operations.values(), ids=lambda operation: operation.id)
def test_every_body_is_made_of_the_contract_s_example(operation: Any) -> None:
    body = body_of(operation, {"productId": 7}, "fresh")
    if operation.body_is_valid:
        assert operation.body_is_valid(body)
    assert (body is None) == (not operation.body_is_valid and not operation.takes_image)


def kept(share: Share, kind: CoverageScenario, number: int) -> int:
    data = CoveragePhaseData(kind, "", None, None, None)
    case: Any = SimpleNamespace(
        meta=SimpleNamespace(phase=SimpleNamespace(data=data)), operation=SimpleNamespace(label="PUT /a")
    )
    return sum(share.keeps(case) for _ in range(number))


def test_each_kind_of_case_gets_its_share() -> None:
    share = Share(requests=1000, operations=4, seed=1)
    few = kept(share, CoverageScenario.VALID_BOOLEAN, 10)
    many = kept(share, CoverageScenario.INCORRECT_TYPE, 2000)
    assert few == 10
    assert 10 < many < 150
    more = (CoverageScenario.VALID_STRING, CoverageScenario.NULL_VALUE)
    assert few + many + sum(kept(share, kind, 10**5) for kind in more) <= 250


def test_the_long_profile_plays_every_case() -> None:
    share = Share(PROFILES["long"].coverage_cases, len(the_contract().operations), seed=1)
    assert kept(share, CoverageScenario.INCORRECT_TYPE, 2000) == 2000


def test_a_chain_of_links_names_nothing_that_is_not_there() -> None:
    """A 404 because of a parent or a product would look as if the category just created were gone."""
    with mock_target() as target:
        aim = Aim(target)
        schema = schemathesis.openapi.from_dict(target.contract.document)
        made = schema["/{storeId}/categories/{categoryId}"]["PUT"].Case(
            path_parameters={"storeId": 1003, "categoryId": aim.category},
            body={"name": "Roots", "parentId": 5, "productIds": [5]},
        )
        aimed(made, aim, follows_links=True)
        assert made.body == {"name": "Roots", "parentId": 0, "productIds": []}
        path = f"/categories/{aim.category}"
        assert target.send("PUT", path, {"parentId": 5}).status == 404
        assert target.send("PUT", path, made.body).status == 200


def test_on_a_shared_server_a_write_is_led_away_from_what_others_have_and_from_nothing_else() -> None:
    """A wrong id that became a right one would be accepted, and that would look like a fault of the server."""
    with mock_target() as target:
        foreign = target.send("POST", "/products", {"name": "Beet", "price": 1}).json()["id"]
        target.reset = None
        aim = Aim(target)
        update = schemathesis.openapi.from_dict(target.contract.document)["/{storeId}/products/{productId}"][
            "PUT"
        ]
        for given, sent in ((foreign, aim.home), (0, 0), (foreign + 1000, foreign + 1000)):
            case = update.Case(path_parameters={"storeId": 1003, "productId": given}, body={})
            aimed(case, aim, follows_links=True)
            assert case.path_parameters["productId"] == sent
