"""A client for Ecwid product combinations: stock, prices and images, never applied twice."""

from importlib import import_module
from typing import TYPE_CHECKING

from .version import VERSION as __version__

if TYPE_CHECKING:
    import ecwid_api.models  # by this name pyright finds the `__all__` of it below
    from ecwid_api.models import *  # noqa: F403
    from ecwid_api.types import UNSET, Unset

    from .client import AsyncEcwidClient, EcwidClient
    from .clock import Clock
    from .delivery.batch_flow import BatchResult
    from .delivery.pacing import Bucket, BucketError
    from .delivery.raw_response import Response
    from .delivery.shared_pacing import FileBucket, file_bucket
    from .errors import (
        ApiError,
        BadRequestError,
        BatchPendingError,
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
    from .reconciliation import Reconciliation
    from .settings import Auth, Timeout
    from .skus import SkuMatch, SkuOwner
    from .webhooks import WebhookError, verify_webhook

    __all__ = [
        "UNSET",
        "ApiError",
        "AsyncEcwidClient",
        "Auth",
        "BadRequestError",
        "BatchPendingError",
        "BatchResult",
        "Bucket",
        "BucketError",
        "Clock",
        "ConflictError",
        "EcwidClient",
        "EcwidError",
        "FileBucket",
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
        "SkuMatch",
        "SkuOwner",
        "Timeout",
        "TransportError",
        "UnexpectedResponseError",
        "UnprocessableImageError",
        "Unset",
        "UnsupportedMediaTypeError",
        "WebhookError",
        "__version__",
        "file_bucket",
        "verify_webhook",
    ]
    __all__ += ecwid_api.models.__all__
else:
    # Each name is imported when it is first used, as in ecwid_api.models.
    _ERRORS = (
        "ApiError BadRequestError BatchPendingError ConflictError EcwidError NotFoundError OutcomeUnknownError "
        "PayloadTooLargeError PermissionDeniedError PlanRequiredError RateLimitError ResponseLostError "
        "ResponseTooLargeError ServerError TransportError UnexpectedResponseError UnprocessableImageError "
        "UnsupportedMediaTypeError"
    )
    _NAMES = {
        ".client": "AsyncEcwidClient EcwidClient",
        ".clock": "Clock",
        ".errors": _ERRORS,
        ".events": "Hooks RateLimitEvent RequestEvent ResponseEvent RetryEvent",
        ".images": "ImageSource Progress",
        ".delivery.batch_flow": "BatchResult",
        ".delivery.pacing": "Bucket BucketError",
        ".reconciliation": "Reconciliation",
        ".delivery.raw_response": "Response",
        ".settings": "Auth Timeout",
        ".skus": "SkuMatch SkuOwner",
        ".webhooks": "WebhookError verify_webhook",
        ".delivery.shared_pacing": "FileBucket file_bucket",
        "ecwid_api.types": "UNSET Unset",
    }
    _MODULES = {name: module for module, names in _NAMES.items() for name in names.split()}

    def __dir__():
        models = import_module("ecwid_api.models")
        return sorted({*_MODULES, *models.__all__, "__version__"})

    def __getattr__(name):
        if name == "__all__":
            return __dir__()
        module = import_module(_MODULES.get(name, "ecwid_api.models"), __name__)
        if name.startswith("_") or not hasattr(module, name):
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value = getattr(module, name)
        return value
