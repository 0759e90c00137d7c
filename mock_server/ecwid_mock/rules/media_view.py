"""The images, videos and files of a product as a client reads them."""

from collections.abc import Mapping
from typing import Final

from ..storage import rendering
from ..storage.schema import ProductRow
from .call import Call
from .details import Document
from .media import Media, shown_id

_OF_MEDIA: Final = {
    "image160pxUrl": "160",
    "image400pxUrl": "400",
    "image800pxUrl": "800",
    "image1500pxUrl": "1500",
    "imageOriginalUrl": "original",
}
_OF_GALLERY: Final = {
    "url": "original",
    "thumbnail": "160",
    "smallThumbnailUrl": "160",
    "thumbnailUrl": "400",
    "hdThumbnailUrl": "800",
    "imageUrl": "1200",
    "originalImageUrl": "original",
}


def media_fields(call: Call, row: ProductRow) -> Document:
    """The fields of a product that show its media; a list without entries is empty, not absent."""
    media = Media(row)
    images = [each for each in media.gallery if "video" not in each]
    shown: Document = {
        "media": {
            "images": [_media_image(call, each, place, media) for place, each in enumerate(media.images)],
            "videos": [media_video(call, each, media) for each in media.videos],
        },
        "galleryImages": [_gallery_image(call, each, place) for place, each in enumerate(images)],
        "files": [_file(call, row, each) for each in media.files],
    }
    return shown if media.main is None else shown | _main_image(call, media.main)


def _main_image(call: Call, image: Document) -> Document:
    urls = rendering.image_urls(image, call.store.id, call.public_url)
    fields = {field: urls[size] for field, size in rendering.IMAGE_SIZES.items()}
    return {**fields, "originalImage": {"url": urls["original"], **_size(image)}}


def _media_image(call: Call, image: Document, place: int, media: Media) -> Document:
    alt = {"alt": image["alt"]} if "alt" in image else {}
    is_main = image is media.main
    return {
        "id": shown_id(image, media.main),
        "orderBy": place if media.main else place + 1,
        "isMain": is_main,
        **_urls(call, image, _OF_MEDIA),
        **alt,
    }


def _gallery_image(call: Call, image: Document, place: int) -> Document:
    alt = {"alt": image["alt"]["main"]} if "main" in image.get("alt", {}) else {}
    urls = _urls(call, image, _OF_GALLERY)
    return {"id": image["id"], "orderBy": place, **urls, **_size(image), **alt}


def media_video(call: Call, video: Document, media: Media) -> Document:
    """A video as clients see it, with its cover if it has one."""
    id = "0" if video is media.main_video else str(video["id"])
    shown: Document = {"id": id, "url": video["video"], "embedHtml": ""}
    if "cover" not in video:
        return shown
    return shown | {"videoCoverId": str(video["cover"]["id"]), **_urls(call, video["cover"], _OF_MEDIA)}


def _file(call: Call, row: ProductRow, file: Document) -> Document:
    address = f"{call.public_url}/api/v3/{row.store_id}/products/{row.id}/files/{file['id']}"
    return {**file, "adminUrl": address}


def _urls(call: Call, image: Document, fields: Mapping[str, str]) -> Document:
    urls = rendering.image_urls(image, call.store.id, call.public_url)
    return {field: urls[size] for field, size in fields.items()}


def _size(image: Document) -> Document:
    return {name: image[name] for name in ("width", "height") if name in image}
