"""The operations of a product's main image, gallery and files, and what of them is kept in its document."""

from collections.abc import Iterable
from typing import Any, Final

import orjson

from ..messages import Refusal
from ..storage.schema import ProductRow
from .call import Call
from .details import Document
from .images import drop_image, handed_over, new_image
from .refusals import not_found
from .stock import UPDATED

# Where the document of a product keeps its images, videos and files; clients do not see this field itself.
KEPT: Final = "_media"


class Media:
    """The media of a product, as they are kept.

    Args:
        main, main_video: the main image and video; None without one.
        gallery: further images and videos, in their order; a video has `video`, its address, and maybe `cover`.
        files: in the order of their uploads.
    """

    def __init__(self, row: ProductRow) -> None:
        self._row = row
        kept = orjson.loads(row.details).get(KEPT, {}) if KEPT in row.details else {}
        self.main: Document | None = kept.get("main")
        self.main_video: Document | None = kept.get("main_video")
        self.gallery: list[Document] = kept.get("gallery", [])
        self.files: list[Document] = kept.get("files", [])

    def put(self, call: Call) -> None:
        """Keep what was changed."""
        parts = {
            "main": self.main,
            "main_video": self.main_video,
            "gallery": self.gallery,
            "files": self.files,
        }
        kept = {name: value for name, value in parts.items() if value}
        details = orjson.loads(self._row.details) | {KEPT: kept}
        row = self._row._replace(updated=call.now, details=orjson.dumps(details).decode())
        call.database.change_product(row)

    @property
    def images(self) -> list[Document]:
        """The main image, and those of the gallery."""
        return [*([self.main] if self.main else ()), *(each for each in self.gallery if "video" not in each)]

    @property
    def videos(self) -> list[Document]:
        """The main video, and those of the gallery."""
        main = [self.main_video] if self.main_video else []
        return [*main, *(each for each in self.gallery if "video" in each)]


def media_of(call: Call) -> Media:
    return Media(call.product())


def drop_media(call: Call, row: ProductRow) -> None:
    """Delete the bytes that belong to a product."""
    media = Media(row)
    drop(call, [*media.images, *media.videos])
    _drop_files(call, media.files)


def drop(call: Call, entries: Iterable[Document]) -> None:
    """Delete the bytes of images, and of the covers of videos."""
    for entry in entries:
        image = entry.get("cover") if "video" in entry else entry
        if image is not None:
            drop_image(call, orjson.dumps(image).decode())


# The main image


def upload_product_image(call: Call) -> str:
    return f'{{"id":{_put_main(call)}}}'


def upload_product_image_async(call: Call) -> str:
    return handed_over(call, _put_main(call))


def _put_main(call: Call) -> int:
    media = media_of(call)
    drop(call, [media.main] if media.main else ())
    media.main = _image(call)
    media.put(call)
    return int(media.main["id"])


def _image(call: Call) -> Document:
    alt = {"alt": call.document["alt"]} if "alt" in call.document else {}
    return new_image(call) | alt


def delete_product_image(call: Call) -> str:
    media = media_of(call)
    if media.main is None:
        return '{"deleteCount":0}'
    drop(call, [media.main])
    media.main = None
    media.put(call)
    return '{"deleteCount":1}'


# The gallery


def upload_product_gallery_image(call: Call) -> str:
    return f'{{"id":{_add_to_gallery(call)}}}'


def upload_product_gallery_image_async(call: Call) -> str:
    return handed_over(call, _add_to_gallery(call))


def _add_to_gallery(call: Call) -> int:
    media, image = media_of(call), _image(call)
    # Without a main image it becomes the main image (vendor-client, uploadProductGalleryImage).
    if media.main is None:
        media.main = image
    else:
        media.gallery.append(image)
    media.put(call)
    return int(image["id"])


def delete_product_gallery_image(call: Call) -> str:
    media = media_of(call)
    gone = [each for each in media.gallery if each["id"] == call.ids[1]]
    if not gone:
        raise not_found("Image", call.ids[1], "")
    drop(call, gone)
    media.gallery = [each for each in media.gallery if each not in gone]
    media.put(call)
    return '{"deleteCount":1}'


def delete_all_product_gallery_images(call: Call) -> str:
    media = media_of(call)
    gone = [each for each in media.gallery if "video" not in each]
    drop(call, gone)
    media.gallery = [each for each in media.gallery if "video" in each]
    if gone:
        media.put(call)
    return f'{{"deleteCount":{len(gone)}}}'


def update_product_media(call: Call) -> str:
    media, wanted = media_of(call), call.document
    main = wanted.get("mainMedia")
    if main:
        drop(call, [each for each in (media.main, media.main_video) if each])
        media.main = _linked(call, main["imageUrl"]) if "imageUrl" in main else None
        media.main_video = new_video(call, main["videoUrl"]) if "videoUrl" in main else None
    drop(call, media.gallery)
    media.gallery = []
    for link in wanted.get("galleryMedia", ()):
        if "imageUrl" in link:
            media.gallery.append(_linked(call, link["imageUrl"]))
        if "videoUrl" in link:
            media.gallery.append(new_video(call, link["videoUrl"]))
    media.put(call)
    return UPDATED


def _linked(call: Call, url: str) -> Document:
    return {"id": _new_id(call, "image"), "hosted": False, "url": url}


def new_video(call: Call, url: str) -> Document:
    return {"id": _new_id(call, "image"), "video": url}


def _new_id(call: Call, name: str) -> int:
    id = call.database.next_id(name)
    call.database.use_id(name, id)
    return id


def arrange_media(call: Call, row: ProductRow, wanted: Iterable[Document]) -> ProductRow:
    """A product after `media.images` of an update: the order of its images, and their texts.

    The image with the lowest `orderBy` becomes the main image (vendor-client, MediaUpdate); without any nothing moves.
    """
    sent = {str(each["id"]): each for each in wanted if "id" in each}
    if not sent:
        return row
    media = Media(row)
    places: dict[int, Any] = {}
    for place, image in enumerate(media.images):
        change = sent.get(shown_id(image, media.main), {})
        places[image["id"]] = change.get("orderBy", place)
        image |= {"alt": change["alt"]} if "alt" in change else {}
    images = sorted(media.images, key=lambda image: (places[image["id"]], image["id"]))
    if not images:
        return row
    videos = [each for each in media.gallery if "video" in each]
    details = orjson.loads(row.details)
    details[KEPT] |= {"main": images[0], "gallery": [*images[1:], *videos]}
    return row._replace(details=orjson.dumps(details).decode())


def shown_id(image: Document, main: Document | None) -> str:
    """The id of an image in `media`, where the main image has 0."""
    return "0" if image is main else str(image["id"])


# Files


def upload_product_file(call: Call) -> str:
    media = media_of(call)
    id = _new_id(call, "file")
    url = call.query.get("externalUrl")
    # Nothing is fetched, and what was fetched is never empty (vendor-client, ProductsTest): the address stands in.
    content = url.encode() if url else call.content
    call.database.put_file(call.store.id, id, content)
    file = {"id": id, "name": call.query["fileName"], "description": call.query.get("description", "")}
    media.files.append({**file, "size": len(content)})
    media.put(call)
    return f'{{"id":{id}}}'


def download_product_file(call: Call) -> bytes:
    return call.database.file(call.store.id, _file(call, media_of(call))["id"])


def update_product_file(call: Call) -> str:
    media = media_of(call)
    _file(call, media)["description"] = call.document["description"]
    media.put(call)
    return UPDATED


def delete_product_file(call: Call) -> str:
    media = media_of(call)
    file = _file(call, media)
    _drop_files(call, [file])
    media.files.remove(file)
    media.put(call)
    return '{"deleteCount":1}'


def delete_all_product_files(call: Call) -> str:
    media = media_of(call)
    count = len(media.files)
    _drop_files(call, media.files)
    media.files = []
    if count:
        media.put(call)
    return f'{{"deleteCount":{count}}}'


def _file(call: Call, media: Media) -> Document:
    found = [each for each in media.files if each["id"] == call.ids[1]]
    if not found:
        # The words of older references.
        raise Refusal(404, "Product or file is not found")
    return found[0]


def _drop_files(call: Call, files: Iterable[Document]) -> None:
    for file in files:
        call.database.delete_file(call.store.id, file["id"])
