"""Every answer that is not a success raises the exception of its status, with facts and without secrets."""

from __future__ import annotations

import json
import logging
import pickle
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any

import ecwid_client
import httpx
import pytest
import yaml
from client_support import BY_ID, OPERATIONS, ROOT, STORE, TOKEN, FakeClock, Operation, SubjectFactory, script
from ecwid_api.api.products import get_product
from ecwid_client import (
    ApiError,
    BadRequestError,
    BatchPendingError,
    ConflictError,
    EcwidError,
    Hooks,
    NotFoundError,
    OutcomeUnknownError,
    PayloadTooLargeError,
    PermissionDeniedError,
    PlanRequiredError,
    RateLimitError,
    ResponseLostError,
    ResponseTooLargeError,
    ServerError,
    TransportError,
    UnexpectedResponseError,
    UnprocessableImageError,
    UnsupportedMediaTypeError,
)
from ecwid_client.delivery.error_mapping import RequestContext, api_error
from ecwid_client.delivery.outcome import Reply
from ecwid_client.delivery.redaction import Secret

CONTRACT = yaml.safe_load((Path(__file__).parents[2] / "openapi.yaml").read_text(encoding="utf-8"))
IN_CONTRACT = {
    operation["operationId"]: operation
    for path in CONTRACT["paths"].values()
    for operation in path.values()
    if "operationId" in operation
}
CLASSES = {
    400: BadRequestError,
    402: PlanRequiredError,
    403: PermissionDeniedError,
    404: NotFoundError,
    405: ApiError,
    408: ApiError,
    409: ConflictError,
    413: PayloadTooLargeError,
    415: UnsupportedMediaTypeError,
    422: UnprocessableImageError,
    429: RateLimitError,
    500: ServerError,
}
DOCUMENTED = [
    (operation, int(status))
    for operation in OPERATIONS
    for status in IN_CONTRACT[operation.id]["responses"]
    if status != "default" and int(status) >= 400
]


def raised(make: SubjectFactory, operation: Operation, *answers: Any, **settings: Any) -> EcwidError:
    subject = make(script(*answers).transport, **{"retries": 0, **settings})
    with pytest.raises(EcwidError) as caught:
        subject.do(operation.use)
    return caught.value


def test_the_table_of_calls_holds_every_operation_of_the_contract() -> None:
    """A new operation must join these tests."""
    assert {operation.id for operation in OPERATIONS} == set(IN_CONTRACT)


@pytest.mark.parametrize(
    ("operation", "status"), DOCUMENTED, ids=[f"{operation.id}-{status}" for operation, status in DOCUMENTED]
)
def test_every_documented_status_has_its_class(
    make: SubjectFactory, operation: Operation, status: int
) -> None:
    """Facts are attributes; a 408 or 5xx of an operation that must not be repeated leaves its outcome unknown."""
    body = {"errorMessage": "said the service", "errorCode": "SOME_CODE", "args": {}}
    error = raised(make, operation, (status, body))
    unrepeatable = IN_CONTRACT[operation.id]["x-retry"] != "idempotent"
    if status in (408, 500) and unrepeatable:
        assert type(error) is OutcomeUnknownError
        assert error.status_code == status
        return
    assert type(error) is CLASSES[status]
    assert isinstance(error, ApiError)
    assert (error.status_code, error.error_code, error.message) == (status, "SOME_CODE", "said the service")
    assert error.operation_id == operation.id
    assert error.body == '{"errorMessage":"said the service","errorCode":"SOME_CODE","args":{}}'
    assert error.path.startswith(f"/{STORE}/")
    assert str(error) == f"{error.method} {error.path}: {status} SOME_CODE, said the service"


@pytest.mark.parametrize(
    ("status", "expected"),
    [(401, ApiError), (405, ApiError), (408, ApiError), (418, ApiError), (302, ApiError), (304, ApiError),
     (502, ServerError), (503, ServerError), (520, ServerError), (599, ServerError), (999, ServerError)],
)  # fmt: skip
def test_other_statuses_fall_back_to_the_general_classes(
    make: SubjectFactory, status: int, expected: type[ApiError]
) -> None:
    """No status crashes, not even one that no standard knows."""
    error = raised(make, BY_ID["getProduct"], (status, b"<html>proxy</html>"))
    assert type(error) is expected
    assert isinstance(error, ApiError)
    assert error.status_code == status
    assert error.error_code is None


@pytest.mark.parametrize(
    ("response", "message"),
    [
        (httpx.Response(404, json={"errorMessage": "Product #7 not found"}), "Product #7 not found"),
        (
            httpx.Response(400, extensions={"reason_phrase": b"Wrong parameter 'inStock' value"}),
            "Wrong parameter 'inStock' value",
        ),
        (httpx.Response(404), "The product does not exist."),
        (httpx.Response(404, extensions={"reason_phrase": b"not found"}), "The product does not exist."),
        (httpx.Response(404, json={"errorMessage": ""}), "The product does not exist."),
        (httpx.Response(404, json={"errorMessage": 7, "errorCode": ["x"]}), "The product does not exist."),
        (httpx.Response(404, content=b"{}"), "The product does not exist."),
        (httpx.Response(404, content=b" \n"), "The product does not exist."),
        (httpx.Response(404, json={"errorMessage": None, "more": 1}), "The product does not exist."),
        (httpx.Response(418, content=b"[" * 100_000), "no reason given"),
        (httpx.Response(418), "no reason given"),
        (httpx.Response(302, headers={"Location": "/"}), "a redirect, which is not followed"),
        (httpx.Response(503), "The service failed; whether the request was carried out is not known."),
    ],
)
def test_the_message_is_the_service_s_or_else_the_contract_s(
    make: SubjectFactory, response: httpx.Response, message: str
) -> None:
    """errorMessage, else an unusual reason phrase, else what the contract says of the status."""
    error = raised(make, BY_ID["getProduct"], lambda request: response)
    assert isinstance(error, ApiError)
    assert error.message == message


@pytest.mark.parametrize("status", [404, 405])
@pytest.mark.parametrize(
    "content",
    [b"<html>", b"404 page not found\n", b'{"detail":"Not Found"}', b'["errorMessage"]', b"[" * 100_000, b"\xff\0"],
)  # fmt: skip
def test_a_404_of_another_server_points_to_the_base_url(
    make: SubjectFactory, status: int, content: bytes
) -> None:
    """No such path there, which says nothing of products."""
    error = raised(make, BY_ID["getProduct"], (status, content))
    assert isinstance(error, ApiError)
    assert "does not answer as the service does; check the host and the path in base_url" in error.message
    asked = RequestContext(
        get_product.OPERATION, ROOT, Secret(TOKEN), None, datetime.now(UTC), host="shop.example"
    )
    reply = Reply(status, "Not Found", httpx.Headers(), content, 0.0)
    assert api_error(asked, reply).message.startswith("shop.example does not answer")


HOSTILE = "x\r\nCRITICAL forged line \x1b[2J\t\x00\x7f\x9b\u2028\u202e\ud800"
HARMLESS = r"x\r\nCRITICAL forged line \x1b[2J\t\x00\x7f\x9b\u2028\u202e\ud800"


def test_a_service_s_text_stays_on_one_line(make: SubjectFactory, caplog: pytest.LogCaptureFixture) -> None:
    """It would end a line of the log, move a terminal's cursor or turn a text around. `body` keeps it."""
    said = {"errorMessage": HOSTILE, "errorCode": HOSTILE, "args": {HOSTILE: HOSTILE}}
    reasons = []
    body = json.dumps(said).encode()
    with caplog.at_level(logging.DEBUG, "ecwid_client"):
        error = raised(
            make,
            BY_ID["getProduct"],
            *[(503, body)] * 2,
            retries=1,
            clock=FakeClock().clock(),
            hooks=Hooks(on_retry=lambda event: reasons.append(event.reason)),
        )
    assert isinstance(error, ApiError)
    assert (error.message, error.error_code, error.error_args) == (HARMLESS, HARMLESS, {HARMLESS: HARMLESS})
    assert error.body == body.decode()
    for text in (str(error), *reasons, *caplog.messages):
        assert text.isprintable(), text
    assert len(reasons) == 1


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(404, extensions={"reason_phrase": b"Gone\x1b[2J"}),
        httpx.Response(404, extensions={"reason_phrase": b"Gone\x9b2J"}),
        httpx.Response(200, headers={"Content-Encoding": "br\x1b[2J"}),
        httpx.Response(200, content=json.dumps({HOSTILE: HOSTILE}).encode()),
        httpx.ReadError(HOSTILE),
        httpx.RemoteProtocolError(HOSTILE),
    ],
    ids=str,
)
@pytest.mark.parametrize("operation_id", ["getProduct", "adjustCombinationInventory"])
def test_no_message_shows_control_characters(make: SubjectFactory, operation_id: str, answer: Any) -> None:
    """Wherever a server's text gets in: the reason phrase, a header, a value, the parser's complaint."""
    played = answer if isinstance(answer, Exception) else (lambda request: answer)
    error: BaseException | None = raised(make, BY_ID[operation_id], played)
    while error is not None:
        assert str(error).isprintable(), str(error)
        error = error.__cause__


@pytest.mark.parametrize(
    ("sent", "args"),
    [
        ({"field": "price", "max": 20, "rate": 1.5}, {"field": "price", "max": "20", "rate": "1.5"}),
        ({"list": ["x"], "object": {}, "null": None, "bool": True, "kept": ""}, {"kept": ""}),
        ({str(number): "x" * 1_000 for number in range(100)}, {str(number): "x" * 500 for number in range(20)}),
        ({"token": f"<{TOKEN}>", TOKEN: "y"}, {"token": "<[redacted]>", "[redacted]": "y"}),
        (["field"], {}),
        ("field", {}),
        (None, {}),
    ],
)  # fmt: skip
def test_the_values_of_a_message_are_an_attribute(
    make: SubjectFactory, sent: Any, args: dict[str, str]
) -> None:
    """`args` of the body, as texts; Python's own `args` of an exception is something else."""
    error = raised(make, BY_ID["getProduct"], (400, {"errorMessage": "no", "args": sent}))
    assert isinstance(error, ApiError)
    assert error.error_args == args
    assert error.args == (str(error),)


def test_standard_reason_phrases_are_no_messages(make: SubjectFactory) -> None:
    """What a server writes by itself must not hide what the contract says."""
    for status in HTTPStatus:
        if status >= 400:
            response = httpx.Response(status, extensions={"reason_phrase": status.phrase.encode()})
            error = raised(make, BY_ID["getProduct"], lambda request, response=response: response)
            assert isinstance(error, ApiError)
            assert error.message != status.phrase


def test_errors_show_no_token_and_no_long_body(make: SubjectFactory) -> None:
    """The token is cut out of everything, the body is capped."""
    echo = {"errorMessage": f"bad {TOKEN}", "errorCode": TOKEN, "filler": "x" * 100_000}
    response = httpx.Response(403, json=echo, headers={"X-Echo": f"token={TOKEN}", "Set-Cookie": "session=1"})
    error = raised(make, BY_ID["getProduct"], lambda request: response)
    assert isinstance(error, ApiError)
    assert TOKEN not in repr(vars(error)) + str(error) + repr(error)
    assert error.message == "bad [redacted]"
    assert len(error.body) <= 2_001
    assert error.headers["set-cookie"] == "[redacted]"
    assert error.headers["x-echo"] == "token=[redacted]"


def test_a_2xx_that_breaks_the_contract_says_so(make: SubjectFactory) -> None:
    """Not an ApiError: the service did what it was asked for."""
    for body in (b"", b"html", b"[]", b'{"id":', b"null", b'{"name": "no id"}'):
        error = raised(make, BY_ID["getProduct"], (200, body))
        assert type(error) is UnexpectedResponseError
        assert error.applied
        assert error.status_code == 200
        assert error.operation_id == "getProduct"


@pytest.mark.parametrize(
    ("operation_id", "answers", "applied"),
    [
        ("adjustCombinationInventory", [(200, b'{"upd')], True),
        ("adjustCombinationInventory", [(200, b"<html>")], None),
        ("adjustCombinationInventory", [(500, {})], None),
        ("adjustCombinationInventory", [httpx.ReadError("lost")], None),
        ("adjustCombinationInventory", [(404, {})], False),
        ("adjustCombinationInventory", [(429, {})], False),
        ("updateProduct", [(503, {})], None),
        ("updateProduct", [(400, {})], False),
        ("updateProduct", [httpx.ReadError("lost"), (404, {})], None),
        ("updateProduct", [(503, {}), (429, {})], None),
        ("createCombination", [(409, {}), (200, [])], False),
        ("createCombination", [httpx.ReadError("lost"), (200, []), (409, {}), (200, [])], None),
    ],
)
def test_an_error_says_whether_the_write_was_carried_out(
    make: SubjectFactory, operation_id: str, answers: list[Any], applied: bool | None
) -> None:
    """By any attempt. A loop may repeat what is False, and nothing else."""
    retries = sum(1 for answer in answers if answer != (200, [])) - 1
    error = raised(make, BY_ID[operation_id], *answers, retries=retries, clock=FakeClock().clock())
    assert error.applied is applied


def test_what_was_not_sent_was_not_carried_out() -> None:
    asked = {"operation_id": "getProduct", "method": "PUT", "path": ROOT}
    assert TransportError("message", sent=False, **asked).applied is False
    assert TransportError("message", sent=True, **asked).applied is None


def test_the_request_id_of_an_error_is_the_one_that_was_sent(make: SubjectFactory) -> None:
    """Eight letters or digits, new for each request."""
    answers = script((404, {}), (404, {}))
    subject = make(answers.transport)
    ids = []
    for _ in range(2):
        with pytest.raises(NotFoundError) as caught:
            subject.do(BY_ID["getProduct"].use)
        ids.append(caught.value.request_id)
    assert ids == [request.headers["X-Ecwid-Api-Request-Id"] for request in answers.seen]
    assert ids[0] != ids[1]
    assert all(len(id_) == 8 and id_.isalnum() for id_ in ids)


def every_error() -> list[EcwidError]:
    asked = {"operation_id": "getProduct", "method": "GET", "path": ROOT, "request_id": "a1b2c3d4"}
    answered = [
        cls("message", status_code=status, error_code="CODE", headers={"a": "b"}, body="{}", **asked)
        for status, cls in CLASSES.items()
    ]
    return [
        *answered,
        ApiError("message", status_code=401, **asked),
        TransportError("message", sent=False, **asked),
        OutcomeUnknownError("message", known="no answer", sent_at=datetime.now(UTC), delta=-10, **asked),
        UnexpectedResponseError("message", status_code=200, **asked),
        ResponseLostError("message", status_code=200, **asked),
        ResponseTooLargeError("message", status_code=200, **asked),
        BatchPendingError("message", ticket="a", operation_id="getBatch", method="GET", path=ROOT),
    ]


@pytest.mark.parametrize("error", every_error(), ids=lambda error: type(error).__name__)
def test_every_error_survives_pickle(error: EcwidError) -> None:
    """Worker processes hand errors back by pickling them."""
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        copy = pickle.loads(pickle.dumps(error, protocol))  # noqa: S301
        assert type(copy) is type(error)
        assert (str(copy), vars(copy)) == (str(error), vars(error))


def test_every_error_class_is_public_and_tested_here() -> None:
    """No class is forgotten in the tests above."""
    public = {
        value
        for value in vars(ecwid_client).values()
        if isinstance(value, type) and issubclass(value, EcwidError)
    }
    assert public == {type(error) for error in every_error()} | {EcwidError}
