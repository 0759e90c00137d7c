"""The operations of the images of combinations and categories, and the addresses where images are served."""

import re
from typing import Final

import orjson

from ..messages import Headers, Refusal, Request, Response
from ..storage.database import Database
from .call import Call
from .categories import category_of
from .details import Document, details_after
from .refusals import method_not_allowed, nothing_here

_SUFFIXES: Final = {"image/jpeg": "jpg", "image/gif": "gif", "image/bmp": "bmp", "image/webp": "webp"}
_PATH: Final = re.compile(
    r"/images/([0-9]{1,19})/(?:160|400|800|1200|1500|original)/([0-9]{1,19})\.(?:png|jpg|gif|bmp|webp)"
)


def upload_combination_image(call: Call) -> str:
    image = new_image(call)
    _put_image(call, image)
    return f'{{"id":{image["id"]}}}'


def upload_combination_image_async(call: Call) -> str:
    image = new_image(call)
    _put_image(call, image, alt=call.document.get("alt"))
    return handed_over(call, image["id"])


def new_image(call: Call) -> Document:
    """What is kept of an image that a request brings, or whose address it names; its bytes get a row of their own."""
    # A new image has a new id and new addresses, so that caches of the old ones do no harm.
    id = call.database.next_id("image")
    call.database.use_id("image", id)
    if call.image is not None:
        image = call.image
        call.database.put_image(call.store.id, id, image.media_type, image.content)
        size = {"width": image.width, "height": image.height}
        return {"id": id, "hosted": True, "suffix": suffix(image.media_type), **size}
    link = {"url": call.query["externalUrl"]} if "externalUrl" in call.query else call.document
    sent: Document = {name: link[name] for name in ("url", "externalId", "width", "height") if name in link}
    return {"id": id, "hosted": False, **sent}


def suffix(media_type: str) -> str:
    return _SUFFIXES.get(media_type, "png")


def handed_over(call: Call, id: int) -> str:
    """The answer to an image that the service fetches later."""
    return f'{{"id":{id}}}' if call.behaviour.async_upload == "id" else "{}"


def _put_image(call: Call, image: Document, alt: Document | None = None) -> None:
    row = call.combination()
    drop_image(call, row.image)
    details = row.details
    if alt is not None:
        details = orjson.dumps(details_after(orjson.loads(details), {"alt": alt})).decode()
    call.database.change_combination(row._replace(image=orjson.dumps(image).decode(), details=details))
    call.date_product()


def drop_image(call: Call, image: str | None) -> None:
    """Delete the bytes of an image."""
    if image is not None:
        call.database.delete_image(call.store.id, orjson.loads(image)["id"])


def delete_combination_image(call: Call) -> str:
    row = call.combination()
    if row.image is None:
        # To delete what is not there is no error (variations-2019-01).
        return '{"deleteCount":0}'
    drop_image(call, row.image)
    call.database.change_combination(row._replace(image=None))
    call.date_product()
    return '{"deleteCount":1}'


def upload_category_image(call: Call) -> str:
    return f'{{"id":{_put_category_image(call)}}}'


def upload_category_image_async(call: Call) -> str:
    return handed_over(call, _put_category_image(call))


def _put_category_image(call: Call) -> int:
    row = category_of(call)
    drop_image(call, row.image)
    image = new_image(call)
    details = orjson.loads(row.details)
    if "alt" in call.document:
        details["alt"] = call.document["alt"]
    kept = row._replace(image=orjson.dumps(image).decode(), details=orjson.dumps(details).decode())
    call.database.put_category(kept)
    return int(image["id"])


def delete_category_image(call: Call) -> str:
    row = category_of(call)
    if row.image is None:
        return '{"deleteCount":0}'
    drop_image(call, row.image)
    call.database.put_category(row._replace(image=None))
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
