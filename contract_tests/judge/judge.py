"""Is this answer right for this request? What can be said without knowing the server's state.

The judge sees every exchange of every test, whoever sent it. It decides first what the request is worth by
the contract alone (refused by the token, by its form, or well-formed), then whether the answer fits. Where
the contract says nothing it stays silent: `Form.UNCLEAR`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from contract_tests.contract.bodies import MAX_IMAGE_BYTES
from contract_tests.contract.reader import Contract, Operation, Reply, Route
from contract_tests.judge.derived import derived_faults
from contract_tests.judge.form import Form, form_of
from contract_tests.judge.values import page_request_faults, store_of, value_faults
from contract_tests.wire import Answer, Request, read_strictly

NOT_THE_CALLERS_FAULT = frozenset((402, 403, 429))


VALIDATION = frozenset((400, 422))


STATE_RULES = frozenset(
    ("DIFFERENT_COMBINATION_STOCK", "DIFFERENT_COMBINATION_DIMENSIONS", "WHOLESALE_PRICES_TOO_BIG")
)


# The fields that they are about.
UNDER_STATE_RULES = frozenset(("quantity", "dimensions", "price", "wholesalePrices"))


# What they may be asked depends on what there is: stock, the tree of categories, the general class.
DEPENDS_ON_STATE = frozenset(
    ("adjustCombinationInventory", "adjustProductInventory", "updateCategory", "updateClass", "deleteClass")
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One way in which an answer breaks the contract."""

    check: str
    message: str


@dataclass(frozen=True, slots=True)
class Judge:
    """`knows_token(store, token)` says whether a token opens a store.

    `strict` is for servers that promise the contract's order of checks, its error codes, a message with every error
    and a search without delay, as the stand-in does. The live service promises none of them, as far as anyone outside
    knows.
    """

    contract: Contract
    knows_token: Callable[[str, str], bool]
    strict: bool = True

    def faults(self, request: Request, answer: Answer) -> list[Fault]:
        return list(self._faults(request, answer))

    def operation(self, request: Request) -> Operation | None:
        route = self.contract.route(request.path)
        return route.operations.get(request.method) if route else None

    def _faults(self, request: Request, answer: Answer) -> Iterator[Fault]:
        yield from _token_echo(request, answer)
        if answer.status >= 500:
            yield Fault("not_a_server_error", f"status {answer.status}")
            return
        route = self.contract.route(request.path)
        if route is None:
            if answer.status < 400:
                yield Fault(
                    "unknown_path", f"status {answer.status} for a path that the contract does not have"
                )
            return
        operation = route.operations.get(request.method)
        if operation is None:
            yield from _method_faults(route, request, answer)
            return
        yield from self._operation_faults(operation, route, request, answer)

    def _operation_faults(
        self, operation: Operation, route: Route, request: Request, answer: Answer
    ) -> Iterator[Fault]:
        reply = operation.replies.get(answer.status)
        if reply is None:
            yield Fault("status_documented", f"status {answer.status} is not documented for {operation.id}")
        elif reply.never_answered:
            yield Fault("status_documented", f"status {answer.status} is never answered to {operation.id}")
        else:
            yield from self._shape_faults(operation, reply, request, answer)
        yield from self._verdict(operation, route, request, answer)

    def _shape_faults(
        self, operation: Operation, reply: Reply, request: Request, answer: Answer
    ) -> Iterator[Fault]:
        if not answer.body and (answer.status >= 400 or reply.bodiless):
            return
        if reply.is_file:
            return
        media_type = (answer.header("Content-Type") or "").partition(";")[0].strip().lower()
        if answer.status >= 400 and media_type == "text/html" and not self.strict:
            return  # A page of what stands before a live store.
        if media_type != "application/json":
            yield Fault(
                "content_type", f"{operation.id} answered {answer.status} as {media_type or 'nothing'}"
            )
            return
        try:
            value = read_strictly(answer.body)
        except ValueError as exc:
            yield Fault("response_schema", f"{operation.id} answered {answer.status} with broken JSON: {exc}")
            return
        problems = reply.explain(value)
        is_part = answer.status < 400 and "responseFields=" in request.query
        if is_part:  # Fields that were not asked for are left out, required ones too.
            problems = [problem for problem in problems if "is a required property" not in problem]
        if problems:
            yield Fault("response_schema", f"{operation.id} {answer.status}: {problems[0]}")
        elif answer.status >= 400:
            yield from self._error_faults(operation, reply, value)
        elif not is_part:
            derived = derived_faults(value) if self.strict else ()
            for message in (*value_faults(value), *derived):
                yield Fault("response_value", f"{operation.id}: {message}")
            if operation.id == "getProfile" and value["generalInfo"]["storeId"] != store_of(request):
                yield Fault("response_value", f"{operation.id}: it is the profile of another store")
            if self.strict and "total" in value and "limit" in operation.in_query:
                for message in page_request_faults(request, value):
                    yield Fault("response_value", f"{operation.id}: {message}")

    def _error_faults(self, operation: Operation, reply: Reply, value: dict[str, Any]) -> Iterator[Fault]:
        if self.strict and not value.get("errorMessage"):
            yield Fault("error_shape", f"{operation.id} {reply.status}: an error body without errorMessage")
        code = value.get("errorCode")
        if self.strict and code is not None and reply.error_codes and code not in reply.error_codes:
            yield Fault(
                "error_code", f"{operation.id} {reply.status}: errorCode {code!r} is not among the known ones"
            )

    def _verdict(
        self, operation: Operation, route: Route, request: Request, answer: Answer
    ) -> Iterator[Fault]:
        authorized = self._authorized(route, request)
        if authorized is False and answer.status != 403:
            yield Fault("auth", f"{operation.id} answered {answer.status} without a valid token")
        if authorized is not True or answer.status in NOT_THE_CALLERS_FAULT or answer.status == 413:
            if authorized is True and answer.status == 403 and self.strict:
                yield Fault("auth", f"{operation.id} refused a valid token")
            if answer.status == 413 and len(request.body) <= MAX_IMAGE_BYTES:
                yield Fault("valid_accepted", f"413 for {len(request.body)} bytes")
            return
        form, why = form_of(operation, route, request)
        if form is Form.WELL_FORMED:
            yield from self._well_formed_faults(operation, request, answer)
        elif form is Form.BAD_MEDIA_TYPE and answer.status != 415:
            yield Fault("media_type", f"{operation.id} answered {answer.status} to {why}")
        elif form is Form.MALFORMED:
            yield from self._malformed_faults(operation, answer, why)

    def _malformed_faults(self, operation: Operation, answer: Answer, why: str) -> Iterator[Fault]:
        refused = VALIDATION if self.strict else VALIDATION | {404, 409, 415}
        if answer.status not in refused:
            yield Fault("strict_rejection", f"{operation.id} answered {answer.status} although {why}")

    def _well_formed_faults(self, operation: Operation, request: Request, answer: Answer) -> Iterator[Fault]:
        if answer.status == 415:
            yield Fault("valid_accepted", f"{operation.id} refused its own media type")
        elif answer.status == 422 and not operation.takes_image:
            yield Fault("valid_accepted", f"{operation.id} answered 422 to a well-formed request")
        elif answer.status == 400 and not self._is_state_rule(operation, request, answer):
            message = f"{operation.id} answered 400 to a well-formed request: {answer.body[:160]!r}"
            yield Fault("valid_accepted", message)

    def _is_state_rule(self, operation: Operation, request: Request, answer: Answer) -> bool:
        """By the error code; where no codes are promised, by what the state rules are about."""
        if operation.id in DEPENDS_ON_STATE:
            return True
        sent = _object(request.body)
        options = sent.get("options") or ()
        names = [option.get("name") for option in options if isinstance(option, dict)]
        if len(names) != len(set(names)):
            return True
        if isinstance(place := sent.get("showOnFrontpage"), int) and place < 0:
            return True
        if not self.strict:
            # Perhaps each option of the product needs a value; the contract does not say.
            return "options" in sent or not UNDER_STATE_RULES.isdisjoint(sent)
        return _object(answer.body).get("errorCode") in STATE_RULES

    def _authorized(self, route: Route, request: Request) -> bool | None:
        store = route.values.get("storeId", "")
        in_query = [value for name, value in request.pairs if name == "token"]
        header = request.header("Authorization") or ""
        scheme, _, credentials = header.partition(" ")
        in_header = credentials if scheme == "Bearer" else None
        if (scheme.lower() == "bearer" and in_header is None) or len(in_query) > 1:
            return None
        if in_header is not None and in_query:
            verdicts = {self.knows_token(store, token) for token in (in_header, *in_query)}
            return verdicts.pop() if len(verdicts) == 1 else None
        given = in_header if in_header is not None else next(iter(in_query), None)
        return given is not None and self.knows_token(store, given)


def _object(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _method_faults(route: Route, request: Request, answer: Answer) -> Iterator[Fault]:
    if request.method in ("HEAD", "OPTIONS") and answer.status < 400:
        return
    if answer.status != 405:
        yield Fault(
            "unsupported_method", f"{request.method} {route.template} answered {answer.status}, not 405"
        )
        return
    allowed = {method.strip() for method in (answer.header("Allow") or "").split(",") if method.strip()}
    if not set(route.operations) <= allowed or request.method in allowed:
        yield Fault(
            "allow", f"405 of {route.template} carries Allow: {', '.join(sorted(allowed)) or 'nothing'}"
        )


def _token_echo(request: Request, answer: Answer) -> Iterator[Fault]:
    tokens = [value for name, value in request.pairs if name == "token"]
    tokens.append((request.header("Authorization") or "").partition(" ")[2])
    haystack = answer.body + "\n".join(value for _, value in answer.headers).encode("latin-1", "replace")
    if any(len(token) >= 6 and token.encode("utf-8", "replace") in haystack for token in tokens):
        yield Fault("no_token_echo", "the answer repeats the token")
