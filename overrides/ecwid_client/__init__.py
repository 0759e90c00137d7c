"""A client for Ecwid product combinations: stock, prices and images, never applied twice."""

from ecwid_api import models
from ecwid_api.models import *  # noqa: F403  # a model that is new in the contract reaches users by itself
from ecwid_api.types import UNSET, Unset

from .client import AsyncEcwidClient, EcwidClient
from .clock import Clock
from .errors import (
    ApiError,
    BadRequestError,
    ConflictError,
    EcwidError,
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
from .events import Hooks, RateLimitEvent, RequestEvent, ResponseEvent, RetryEvent
from .images import ImageSource, Progress
from .pacing import Bucket
from .reconciliation import Reconciliation
from .responses import Response
from .settings import Auth, Timeout
from .version import VERSION as __version__

__all__ = [
    "UNSET",
    "ApiError",
    "AsyncEcwidClient",
    "Auth",
    "BadRequestError",
    "Bucket",
    "Clock",
    "ConflictError",
    "EcwidClient",
    "EcwidError",
    "Hooks",
    "ImageSource",
    "NotFoundError",
    "OutcomeUnknownError",
    "PayloadTooLargeError",
    "PermissionDeniedError",
    "PlanRequiredError",
    "Progress",
    "RateLimitError",
    "RateLimitEvent",
    "Reconciliation",
    "RequestEvent",
    "Response",
    "ResponseEvent",
    "ResponseLostError",
    "ResponseTooLargeError",
    "RetryEvent",
    "ServerError",
    "Timeout",
    "TransportError",
    "UnexpectedResponseError",
    "UnprocessableImageError",
    "Unset",
    "UnsupportedMediaTypeError",
    "__version__",
]
__all__ += models.__all__
