"""How an image leaves: from a path, bytes, an open file or an address, with its progress."""

from __future__ import annotations

from typing import Protocol

from ecwid_api import models
from ecwid_api.types import UNSET, Call, Unset

from .clock import in_thread
from .delivery.call_flow import CallFlow, deadline_at
from .delivery.effects import Steps
from .delivery.runner import AsyncRunner, Plan, Runner
from .delivery.session import Session
from .images import ImageSource, Progress, check_one_source, checked_url, image_bytes
from .settings import Options


class Upload(Protocol):
    """The `call` of an upload operation with all but its image given."""

    def __call__(self, *, body: bytes | None, external_url: str | Unset) -> Call[models.UploadStatus]: ...


def upload(
    runner: Runner, call: Upload, image: ImageSource | None, url: str | None, progress: Progress | None
) -> models.UploadStatus:
    """Send an image, or the address of one."""
    _check(image, url, progress)
    content = None if image is None else image_bytes(image)
    return runner.perform(_plan(call, content, url, progress))


async def upload_async(
    runner: AsyncRunner, call: Upload, image: ImageSource | None, url: str | None, progress: Progress | None
) -> models.UploadStatus:
    """Send an image, or the address of one. A file is read in a thread."""
    _check(image, url, progress)
    content = None if image is None else await in_thread(lambda: image_bytes(image))
    return await runner.perform(_plan(call, content, url, progress))


def _check(image: object, url: object, progress: object) -> None:
    check_one_source(image, url)
    if progress is not None and not callable(progress):
        raise TypeError(f"on_progress must be a function of two numbers, not {progress!r:.40}")


def _plan(
    call: Upload, content: bytes | None, url: str | None, progress: Progress | None
) -> Plan[models.UploadStatus]:
    made = call(body=content, external_url=UNSET if url is None else checked_url(url))

    def steps(session: Session, options: Options) -> Steps[models.UploadStatus]:
        return CallFlow(session, options, made, deadline_at(session, options), progress).run()

    return steps
