"""The operations of a combination's image, and the addresses where images are served."""

import re
from typing import Final

import orjson

from ..messages import Headers, Refusal, Request, Response
from ..storage.database import Database
from ..storage.schema import CombinationRow
from .call import Call
from .details import Document, details_after
from .refusals import method_not_allowed, nothing_here

_PATH: Final = re.compile(r"/images/([0-9]{1,19})/([0-9]{1,19})/(?:160|400|800|1500|original)")


def upload_combination_image(call: Call) -> str:
    url = call.query.get("externalUrl")
    return f'{{"id":{_put_image(call, {} if url is None else {"url": url})}}}'


def upload_combination_image_async(call: Call) -> str:
    link = call.document
    extra = {"url": link["url"], **({"externalId": link["externalId"]} if "externalId" in link else {})}
    id = _put_image(call, extra, alt=link.get("alt"))
    return f'{{"id":{id}}}' if call.behaviour.async_upload == "id" else "{}"


def _put_image(call: Call, extra: Document, alt: Document | None = None) -> int:
    row = call.combination()
    _drop_image(call, row)
    # A new image has a new id and new addresses, so that caches of the old ones do no harm.
    id = call.database.next_id("image")
    call.database.use_id("image", id)
    if call.image is not None:
        call.database.put_image(call.store.id, id, call.image.media_type, call.image.content)
    image = orjson.dumps({"id": id, "hosted": call.image is not None, **extra}).decode()
    details = row.details
    if alt is not None:
        details = orjson.dumps(details_after(orjson.loads(details), {"alt": alt})).decode()
    call.database.change_combination(row._replace(image=image, details=details))
    return id


def _drop_image(call: Call, row: CombinationRow) -> None:
    if row.image is not None:
        call.database.delete_image(row.store_id, orjson.loads(row.image)["id"])


def delete_combination_image(call: Call) -> str:
    row = call.combination()
    if row.image is None:
        # To delete what is not there is no error (variations-2019-01).
        return '{"deleteCount":0}'
    _drop_image(call, row)
    call.database.change_combination(row._replace(image=None))
    return '{"deleteCount":1}'


def served_image(database: Database, request: Request) -> Response:
    """The bytes of an image at one of its addresses; thumbnails are the original.

    Raises:
        Refusal: no such image, or another method than GET and HEAD.
    """
    match = _PATH.fullmatch(request.path)
    if match is None:
        raise nothing_here()
    if request.method not in ("GET", "HEAD"):
        raise method_not_allowed("GET", "HEAD")
    store_id, image_id = int(match[1]), int(match[2])
    found = database.image(store_id, image_id) if max(store_id, image_id) < 2**63 else None
    if found is None:
        raise Refusal(404, "There is no such image")
    media_type, content = found
    headers: Headers = (("Content-Type", media_type), ("X-Content-Type-Options", "nosniff"))
    return Response(200, content, headers)
