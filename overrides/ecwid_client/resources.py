"""The few methods of combinations that the contract cannot express; all others are as generated."""

from __future__ import annotations

from functools import partial
from typing import Any

from ecwid_api import models
from ecwid_api.api import combinations as generated
from ecwid_api.api.combinations import upload_combination_image
from ecwid_api.api.profile import get_profile
from ecwid_api.types import Call

from .delivery.guarded_create import create_guarded
from .delivery.runner import AsyncRunner, Runner
from .delivery.session import ServiceFacts
from .errors import NotFoundError
from .images import ImageSource, Progress
from .uploads import upload, upload_async


class Combinations(generated.Combinations):
    """Combinations of one product."""

    def __init__(self, runner: Runner) -> None:
        super().__init__(runner, runner.session.store_id)
        self._runner = runner

    def create(self, product_id: int, body: models.CombinationCreate) -> models.CreateStatus:
        """Create one combination of a product, once.

        When an answer is lost, the product's combinations are read: one with the same options is taken for
        the one that was asked for if no field that was sent differs, and only if there is none is the request
        sent again.

        Args:
            product_id: id of the product, 1..2^63-1.
            body: the new combination; a field left out or null takes the base product's value.

        Returns:
            The id of the new combination.

        Raises:
            ConflictError: the options or the SKU are taken; `existing_id` says by which combination, if it
                was found. After a lost answer it may be the one asked for, changed since.
            OutcomeUnknownError: an answer was lost and the list could not settle it.
            ResponseLostError: it was created, but its id could not be found.

        Example:
            >>> from ecwid_client import CombinationCreate, OptionValue
            >>> new = CombinationCreate(options=[OptionValue("Size", "Huge")], sku="R-HUGE", quantity=40)
            >>> ecwid.combinations.create(37208339, new).id
            397662764

        Source: contract operation `createCombination`.
        """
        return self._runner.perform(
            lambda session, options: create_guarded(session, options, product_id, body)
        )

    def upload_image(  # type: ignore[override]  # an image or an address, for two optionals of the contract
        self,
        product_id: int,
        combination_id: int,
        image: ImageSource | None = None,
        *,
        url: str | None = None,
        on_progress: Progress | None = None,
    ) -> models.UploadStatus:
        """Replace the image of a combination.

        Args:
            product_id: id of the product, 1..2^63-1.
            combination_id: id from `Combination.id`, 1..2^63-1.
            image: a path, the bytes, or a file open in binary mode; JPEG, PNG or GIF, 1 to 20,971,520
                bytes, read whole before anything is sent.
            url: a public http or https address that the service fetches the image from; instead of `image`.
            on_progress: called with the bytes sent so far and in all; begins again with a retry.

        Returns:
            The image's id.

        Raises:
            ValueError: both or neither of image and url, or an empty or too large image; nothing is sent.
            FileNotFoundError: no file at that path.
            UnprocessableImageError: the service does not take it for an image, or cannot fetch the address.

        Example:
            >>> from pathlib import Path
            >>> ecwid.combinations.upload_image(37208339, 7084071, Path("front.jpg")).id > 0
            True

        Source: contract operation `uploadCombinationImage`.
        """
        call = partial(upload_combination_image.call, self._store_id, product_id, combination_id)
        return upload(self._runner, call, image, url, on_progress)


class AsyncCombinations(generated.AsyncCombinations):
    """Combinations of one product."""

    def __init__(self, runner: AsyncRunner) -> None:
        super().__init__(runner, runner.session.store_id)
        self._runner = runner

    async def create(self, product_id: int, body: models.CombinationCreate) -> models.CreateStatus:
        """Create one combination of a product, once; as `Combinations.create`."""
        return await self._runner.perform(
            lambda session, options: create_guarded(session, options, product_id, body)
        )

    async def upload_image(  # type: ignore[override]  # as above
        self,
        product_id: int,
        combination_id: int,
        image: ImageSource | None = None,
        *,
        url: str | None = None,
        on_progress: Progress | None = None,
    ) -> models.UploadStatus:
        """Replace the image of a combination; as `Combinations.upload_image`. A file is read in a thread."""
        call = partial(upload_combination_image.call, self._store_id, product_id, combination_id)
        return await upload_async(self._runner, call, image, url, on_progress)


def service_facts(store_id: int) -> ServiceFacts:
    """What the delivery of a call has to know of single operations."""
    return ServiceFacts(get_profile.call(store_id), delta_of, settled)


def delta_of(call: Call[Any]) -> int | None:
    """The change of stock that a call asks for, items."""
    delta = call.json.get("quantityDelta") if isinstance(call.json, dict) else None
    return delta if isinstance(delta, int) else None


def settled(call: Call[Any], answer: object) -> object | None:
    """A deletion that finds nothing counts as done, since the answer to an earlier attempt was lost."""
    if call.operation.method != "DELETE":
        return None
    gone = isinstance(answer, NotFoundError) and answer.error_code != "STORE_NOT_FOUND"
    empty = isinstance(answer, models.DeleteStatus) and answer.delete_count == 0
    return models.DeleteStatus(delete_count=1) if gone or empty else None
