"""A token that the service refused is not used again."""

from __future__ import annotations

import threading
from typing import Any

import httpx
import pytest
from client_support import BY_ID, OPERATIONS, STORE, TOKEN, FakeClock, SubjectFactory, script
from ecwid_client import ApiError, EcwidClient, PermissionDeniedError
from ecwid_client.delivery.redaction import Secret
from ecwid_client.delivery.token_guard import TokenState, token_state

PRODUCT, PROFILE, DELTA = BY_ID["getProduct"], BY_ID["getProfile"], BY_ID["adjustCombinationInventory"]
DEAD = (403, {"errorCode": "INVALID_API_TOKEN", "errorMessage": "The token is not valid"})
NO_SCOPE = (403, {"errorCode": "INSUFFICIENT_APP_SCOPE"})
NO_CODE = (403, b"")


@pytest.mark.parametrize(
    ("status", "code", "state"),
    [
        (401, None, TokenState.REFUSED),
        (401, "ANY", TokenState.REFUSED),
        (403, "INVALID_API_TOKEN", TokenState.REFUSED),
        (403, None, TokenState.UNCLEAR),
        (403, "INSUFFICIENT_APP_SCOPE", TokenState.ACCEPTED),
        (403, "NEW_CODE", TokenState.ACCEPTED),
        (404, "INVALID_API_TOKEN", TokenState.ACCEPTED),
        (200, None, TokenState.ACCEPTED),
    ],
)
def test_one_answer_judges_the_token(status: int, code: str | None, state: TokenState) -> None:
    """Only a 401 and one code of a 403 speak of the token itself."""
    assert token_state(status, code) is state


@pytest.mark.parametrize("answer", [DEAD, (401, b""), (401, {"errorMessage": "no"})], ids=str)
def test_a_dead_token_sends_nothing_more(make: SubjectFactory, answer: Any) -> None:
    """No operation, no copy of the client; the later errors are like the first."""
    answers = script(answer, {"id": 1})
    subject = make(answers.transport)
    with pytest.raises(ApiError) as first:
        subject.do(DELTA.use)
    copy = subject.client.with_options(retries=5)
    for operation in OPERATIONS:
        for client in (subject.client, copy):
            with pytest.raises(type(first.value), match="not sent, the token was refused before") as later:
                subject.run(operation.use(client))
            assert later.value.status_code == first.value.status_code
            assert later.value.error_code == first.value.error_code
            assert later.value.operation_id == operation.id
    assert len(answers.seen) == 1


def test_a_missing_scope_stops_nothing(make: SubjectFactory) -> None:
    """The token works, for other operations."""
    answers = script(NO_SCOPE, PRODUCT.answer)
    subject = make(answers.transport)
    with pytest.raises(PermissionDeniedError):
        subject.do(DELTA.use)
    assert subject.do(PRODUCT.use).id == PRODUCT.answer["id"]


@pytest.mark.parametrize(
    ("profile", "alive"),
    [
        ((200, PROFILE.answer), True),
        (NO_SCOPE, True),
        ((402, {}), True),
        (DEAD, False),
        (NO_CODE, False),
        ((401, {}), False),
    ],
    ids=str,
)
def test_a_403_without_a_code_is_checked_once_by_the_profile(
    make: SubjectFactory, profile: Any, alive: bool
) -> None:
    """It may mean a scope or the token; one cheap question clears it up."""
    answers = script(NO_CODE, profile, NO_CODE)
    subject = make(answers.transport, clock=FakeClock().clock())
    for _ in range(3):
        with pytest.raises(ApiError):
            subject.do(PRODUCT.use)
    product = f"GET /products/{PRODUCT.answer['id']}"
    assert answers.asked == (
        [product, "GET /profile", product, product] if alive else [product, "GET /profile"]
    )


def test_a_403_without_a_code_on_the_profile_itself_is_a_refusal(make: SubjectFactory) -> None:
    """There is nothing simpler to ask."""
    answers = script(NO_CODE)
    subject = make(answers.transport)
    for _ in range(2):
        with pytest.raises(PermissionDeniedError):
            subject.do(PROFILE.use)
    assert len(answers.seen) == 1


@pytest.mark.parametrize("unclear", [(503, {}), (429, {}), httpx.ReadError("lost")], ids=str)
def test_a_check_without_a_clear_answer_is_made_again(make: SubjectFactory, unclear: Any) -> None:
    """At the next 403."""
    answers = script(NO_CODE, unclear, NO_CODE, DEAD)
    subject = make(answers.transport, clock=FakeClock().clock(), deadline=None)
    for _ in range(3):
        with pytest.raises(PermissionDeniedError):
            subject.do(PRODUCT.use)
    product = f"GET /products/{PRODUCT.answer['id']}"
    assert answers.asked == [product, "GET /profile", product, "GET /profile"]


def test_workers_stop_after_the_first_refusal() -> None:
    """8 threads with 50 calls each: only what was under way already reaches the service."""
    workers = 8
    arrived = threading.Barrier(workers, timeout=60)
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        arrived.wait()  # so that all workers are under way when the first refusal comes
        return httpx.Response(403, json=DEAD[1])

    failures: list[ApiError] = []

    def work(client: EcwidClient) -> None:
        for _ in range(50):
            try:
                PRODUCT.use(client)
            except ApiError as exc:
                failures.append(exc)

    with EcwidClient(STORE, TOKEN, transport=httpx.MockTransport(answer)) as client:
        threads = [threading.Thread(target=work, args=(client,)) for _ in range(workers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(seen) == workers
    assert len(failures) == workers * 50


def test_whoever_waits_for_a_turn_hears_of_the_refusal(make: SubjectFactory) -> None:
    """The token may die while a request is queued."""
    answers = script(PROFILE.answer, DEAD)
    clock = FakeClock()
    subject = make(answers.transport, clock=clock.clock(), requests_per_minute=1)
    subject.do(PROFILE.use)

    async def refused_async() -> None:
        with pytest.raises(PermissionDeniedError):
            await PRODUCT.use(subject.client)

    def refused() -> None:
        with pytest.raises(PermissionDeniedError):
            PRODUCT.use(subject.client)

    clock.while_asleep = refused_async if subject.colour == "async" else refused
    with pytest.raises(PermissionDeniedError, match="not sent"):
        subject.do(PROFILE.use)
    assert answers.asked == ["GET /profile", f"GET /products/{PRODUCT.answer['id']}"]


def test_a_recursion_at_its_limit_does_not_show_the_token() -> None:
    """The first redaction compiles a pattern, which needs some frames itself."""

    def deep(secret: Secret) -> str:
        try:
            return deep(secret)
        except RecursionError:
            return secret.redact(f"x {TOKEN} y")

    assert TOKEN not in deep(Secret(TOKEN))
