"""A healthy live store in bad weather: no finding, and nothing stays behind."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator

import pytest
from live_stage import READS, WRITES, LiveStore, guarded, live_store

from contract_tests.run import run
from contract_tests.wire import Answer, NoAnswerError, Request


@pytest.fixture
def store() -> Iterator[LiveStore]:
    with live_store() as made:
        yield made


def empty_errors(answer: Answer) -> Answer:
    return Answer(answer.status, (), b"", "Not Found") if answer.status >= 400 else answer


def errors_as_pages(answer: Answer) -> Answer:
    page = (("Content-Type", "text/html"),)
    return Answer(answer.status, page, b"<html>no</html>") if answer.status >= 400 else answer


def other_codes_and_texts(answer: Answer) -> Answer:
    body = json.dumps({"errorMessage": "Nope", "errorCode": "SOMETHING_ELSE"}).encode()
    return Answer(answer.status, answer.headers, body) if answer.status >= 400 else answer


def gzip_that_nobody_asked_for(answer: Answer) -> Answer:
    if not answer.body or answer.header("Content-Encoding"):
        return answer
    return Answer(answer.status, (*answer.headers, ("Content-Encoding", "gzip")), gzip.compress(answer.body))


@pytest.mark.parametrize("opt_in", [READS, WRITES], ids=["reads", "writes"])
@pytest.mark.parametrize(
    "weather", [empty_errors, errors_as_pages, other_codes_and_texts, gzip_that_nobody_asked_for]
)
def test_what_was_never_promised_is_no_finding(
    weather: Callable[[Answer], Answer], opt_in: dict[str, str], store: LiveStore
) -> None:
    with guarded(lambda request: weather(store(request)), opt_in) as target:
        report = run(target, seed=1, legs=("scenarios", "links", "protocol"))
        assert target.clean() == []
    assert report.passed, (report.ended, report.findings[:3])
    assert store.products() == []


def test_weather_is_no_finding(store: LiveStore) -> None:
    """A reset, a page of a proxy or a limit at every twentieth request, before or after the store's work."""
    count = [0]

    def wire(request: Request) -> Answer:
        count[0] += 1
        match count[0] % 60:
            case 20:
                raise NoAnswerError("ReadError")
            case 40:
                store(request)
                return Answer(502, (("Content-Type", "text/html"),), b"<html>Bad Gateway</html>")
            case 0:
                return Answer(429, (("Retry-After", "5"),))
        return store(request)

    with guarded(wire, WRITES) as target:
        report = run(target, seed=1)
        assert target.clean() == []
    assert report.findings == []
    assert report.ended == ""
    assert report.unanswered > 0
    assert store.ask("GET", "/products")["total"] == 1
