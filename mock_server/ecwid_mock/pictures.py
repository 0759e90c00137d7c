"""What the operations of a combination's image do to the database."""

import orjson

from . import rules
from .calls import Call
from .rules import Document
from .tables import CombinationRow


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
    id = call.database.next_id("image")
    call.database.use_id("image", id)
    if call.image is not None:
        call.database.put_image(call.store.id, id, call.image.media_type, call.image.content)
    image = orjson.dumps({"id": id, "hosted": call.image is not None, **extra}).decode()
    details = row.details
    if alt is not None:
        details = orjson.dumps(rules.details_after(orjson.loads(details), {"alt": alt})).decode()
    call.database.change_combination(row._replace(image=image, details=details))
    return id


def _drop_image(call: Call, row: CombinationRow) -> None:
    if row.image is not None:
        call.database.delete_image(row.store_id, orjson.loads(row.image)["id"])


def delete_combination_image(call: Call) -> str:
    row = call.combination()
    if row.image is None:
        return '{"deleteCount":0}'
    _drop_image(call, row)
    call.database.change_combination(row._replace(image=None))
    return '{"deleteCount":1}'
