"""What this package raises.

    EcwidError
    ├── TransportError                no usable answer: DNS, TLS, a timeout, a lost connection
    ├── OutcomeUnknownError           sent, but carried out or not cannot be told
    ├── ApiError                      an answer, but not a success
    │   ├── BadRequestError           400
    │   ├── PlanRequiredError         402
    │   ├── PermissionDeniedError     403
    │   ├── NotFoundError             404
    │   ├── ConflictError             409
    │   ├── PayloadTooLargeError      413
    │   ├── UnsupportedMediaTypeError 415
    │   ├── UnprocessableImageError   422
    │   ├── RateLimitError            429
    │   └── ServerError               5xx
    ├── BatchPendingError             a batch that goes on beyond the time given to it
    └── UnexpectedResponseError       a 2xx that breaks the contract
        ├── ResponseLostError         a 2xx whose body did not arrive
        └── ResponseTooLargeError     a 2xx whose body is larger than this client reads

A wrong argument is a ValueError or TypeError, raised before any request. Nothing here holds a token, an httpx
object or a whole body, and everything can be pickled.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime


def _restore(cls: type[EcwidError], args: tuple[object, ...]) -> EcwidError:
    return cls.__new__(cls, *args)


class EcwidError(Exception):
    """Base of all errors that come from a request.

    Attributes:
        operation_id: the contract's name of the operation, for example `adjustCombinationInventory`.
        method: HTTP method.
        path: path below the base URL, without a query.
        request_id: the `X-Ecwid-Api-Request-Id` of the last request; None when nothing was sent.
        applied: whether the write was carried out. True: it was, only its answer cannot be used; do not repeat it.
            False: it was not, by any attempt. None: that is not known.
    """

    applied: bool | None = None

    def __init__(
        self, message: str, *, operation_id: str, method: str, path: str, request_id: str | None = None
    ) -> None:
        super().__init__(message)
        self.operation_id = operation_id
        self.method = method
        self.path = path
        self.request_id = request_id

    def __reduce__(self) -> tuple[object, ...]:
        # BaseException's own would call the class with `args` alone, without the keywords it needs.
        return _restore, (type(self), self.args), self.__dict__


class TransportError(EcwidError):
    """No usable answer; the request was not sent, or the operation may be repeated.

    Attributes:
        sent: False when it is proved that nothing was sent; True when one of the attempts may have arrived.
    """

    def __init__(
        self,
        message: str,
        *,
        sent: bool,
        operation_id: str,
        method: str,
        path: str,
        request_id: str | None = None,
    ) -> None:
        super().__init__(message, operation_id=operation_id, method=method, path=path, request_id=request_id)
        self.sent = sent
        self.applied = None if sent else False


class OutcomeUnknownError(EcwidError):
    """Sent, but carried out or not cannot be told. A change of stock was sent once and not again.

    Attributes:
        known: what is known of the request, in words.
        sent_at: when it was sent, UTC.
        delta: the change of stock that was asked for, in items; None for other operations.
        status_code: the status of the answer; None when there was none.
    """

    def __init__(
        self,
        message: str,
        *,
        known: str,
        sent_at: datetime,
        operation_id: str,
        method: str,
        path: str,
        delta: int | None = None,
        status_code: int | None = None,
        request_id: str | None = None,
    ) -> None:
        super().__init__(message, operation_id=operation_id, method=method, path=path, request_id=request_id)
        self.known = known
        self.sent_at = sent_at
        self.delta = delta
        self.status_code = status_code


class ApiError(EcwidError):
    """An answer that is not a success.

    Attributes:
        status_code: HTTP status.
        error_code: the service's `errorCode`, for example `PRODUCT_NOT_FOUND`; None when it sent none.
        message: what the service said, or else what the contract says of the status.
        error_args: the service's `args`, the values that its message speaks of by name; at most 20.
        headers: response headers by lower-case name, redacted.
        body: the answer's text, redacted, at most 2,000 characters.

    `message`, `error_code` and `error_args` are for people and logs: redacted, at most 500 characters each, and
    control characters of the service are escaped. `body` keeps them.
    """

    def __init__(
        self,
        message: str,
        *,
        status_code: int,
        operation_id: str,
        method: str,
        path: str,
        error_code: str | None = None,
        error_args: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        body: str = "",
        request_id: str | None = None,
    ) -> None:
        code = f" {error_code}" if error_code else ""
        super().__init__(
            f"{method} {path}: {status_code}{code}, {message}",
            operation_id=operation_id,
            method=method,
            path=path,
            request_id=request_id,
        )
        self.message = message
        self.status_code = status_code
        self.applied = None if is_doubtful(status_code) else False
        self.error_code = error_code
        self.error_args: dict[str, str] = dict(error_args or {})
        self.headers: dict[str, str] = dict(headers or {})
        self.body = body


class BadRequestError(ApiError):
    """400: a parameter or field is malformed, or fields do not go together."""


class PlanRequiredError(ApiError):
    """402: the store's plan lacks this function, or the store is suspended."""


class PermissionDeniedError(ApiError):
    """403: the token is not valid for the store, or lacks a scope."""


class NotFoundError(ApiError):
    """404: the product, the combination or the store does not exist."""


class ConflictError(ApiError):
    """409: the SKU or the set of options is taken.

    Attributes:
        existing_id: id of the combination that is in the way, where it could be found.
    """

    existing_id: int | None = None


class PayloadTooLargeError(ApiError):
    """413: the image is larger than 20 MB."""


class UnsupportedMediaTypeError(ApiError):
    """415: the service does not take this kind of body."""


class UnprocessableImageError(ApiError):
    """422: the file is not an image, or the address is not one that the service can fetch."""


class RateLimitError(ApiError):
    """429: too many requests; also raised without a request when the wait would pass the deadline.

    Attributes:
        retry_after_s: seconds to wait from now on.
    """

    retry_after_s: float = 0.0


class ServerError(ApiError):
    """5xx: the service failed."""


class UnexpectedResponseError(EcwidError):
    """A 2xx that breaks the contract, so that its answer cannot be used.

    Attributes:
        status_code: HTTP status, 2xx.
        applied: True, since the service reported success; None if the answer is a page of HTML, as proxies and
            captive portals send it.
    """

    applied: bool | None = True

    def __init__(
        self,
        message: str,
        *,
        status_code: int,
        operation_id: str,
        method: str,
        path: str,
        request_id: str | None = None,
    ) -> None:
        super().__init__(message, operation_id=operation_id, method=method, path=path, request_id=request_id)
        self.status_code = status_code


class BatchPendingError(EcwidError):
    """A batch has not ended in the time that was given; it goes on.

    Attributes:
        ticket: ticket of the batch.
    """

    def __init__(self, message: str, *, ticket: str, operation_id: str, method: str, path: str) -> None:
        super().__init__(message, operation_id=operation_id, method=method, path=path)
        self.ticket = ticket


class ResponseLostError(UnexpectedResponseError):
    """A 2xx whose body did not arrive whole or could not be unpacked."""


class ResponseTooLargeError(UnexpectedResponseError):
    """A 2xx whose body is larger than this client reads: 16 MiB for reads, 1 MiB for the rest."""


CLASS_OF_STATUS: Mapping[int, type[ApiError]] = {
    400: BadRequestError,
    402: PlanRequiredError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    413: PayloadTooLargeError,
    415: UnsupportedMediaTypeError,
    422: UnprocessableImageError,
    429: RateLimitError,
}


def is_doubtful(status_code: int) -> bool:
    """Whether a status that is not a success leaves open if the request was carried out."""
    return status_code < 200 or status_code == 408 or status_code >= 500


def class_of(status_code: int) -> type[ApiError]:
    """The class for a status that is not a success."""
    return CLASS_OF_STATUS.get(status_code, ServerError if status_code >= 500 else ApiError)
