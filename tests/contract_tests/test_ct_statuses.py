"""Documented statuses that no request alone brings about: 402, 429 and 500, by the stand-in's switches."""

from __future__ import annotations

import pytest
from ecwid_mock import Fault, Mock, Request, Store

from contract_tests.contract.bodies import sample
from contract_tests.contract.reader import the_contract
from contract_tests.judge.judge import Judge
from contract_tests.target.target import Account, json_of, judge_for
from contract_tests.wire import Answer
from contract_tests.wire import Request as WireRequest

ACCOUNT = Account(1003, "secret_abc")
OPERATIONS = pytest.mark.parametrize("operation", sorted(the_contract().operations))


@pytest.fixture
def judge() -> Judge:
    return judge_for((ACCOUNT,), strict=True)


def request_for(operation: str) -> WireRequest:
    described = the_contract().operations[operation]
    ids = {**dict.fromkeys(described.ids, 37208341), "productId": 37208341, "storeId": ACCOUNT.store}
    return sample(described, ids, "fresh", token=ACCOUNT.token)


def ask(mock: Mock, request: WireRequest) -> Answer:
    answer = mock.handle(Request(request.method, "/api/v3" + request.target, request.headers, request.body))
    return Answer(answer.status, tuple(answer.headers), answer.body)


@OPERATIONS
def test_402_is_answered_as_documented(operation: str, judge: Judge) -> None:
    with Mock(stores=[Store(ACCOUNT.store, ACCOUNT.token, plan="free")]) as mock:
        request = request_for(operation)
        answer = ask(mock, request)
    assert answer.status == 402
    assert judge.faults(request, answer) == []


@OPERATIONS
@pytest.mark.parametrize("status", [429, 500])
def test_faults_are_answered_as_documented(operation: str, status: int, judge: Judge) -> None:
    with Mock(stores=[Store(ACCOUNT.store, ACCOUNT.token)]) as mock:
        mock.add_fault(Fault(status=status, retry_after=5))
        request = request_for(operation)
        answer = ask(mock, request)
    assert answer.status == status
    found = {fault.check for fault in judge.faults(request, answer)}
    assert found == ({"not_a_server_error"} if status == 500 else set())
    assert the_contract().operations[operation].replies[status].explain(json_of(answer)) == []
    if status == 429:
        assert answer.header("Retry-After") == "5"


@OPERATIONS
def test_documented_statuses_are_listed_for_every_operation(operation: str) -> None:
    replies = the_contract().operations[operation].replies
    assert {400, 402, 403, 405, 408, 429, 500} <= set(replies)
    assert any(status < 300 for status in replies)
    assert [status for status, reply in replies.items() if reply.never_answered] in ([405], [405, 415])
