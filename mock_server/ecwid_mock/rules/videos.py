"""The operations of a product's main video, and of the videos in its gallery."""

import orjson

from .call import Call
from .details import Document
from .images import new_image
from .media import Media, drop, media_of, new_video
from .media_view import media_video
from .refusals import not_found


def upload_product_video(call: Call) -> str:
    media = media_of(call)
    drop(call, [media.main_video] if media.main_video else ())
    media.main_video = new_video(call, call.headers["url"])
    media.put(call)
    return _id_of(media.main_video)


def delete_product_video(call: Call) -> str:
    media = media_of(call)
    if media.main_video is None:
        return '{"deleteCount":0}'
    drop(call, [media.main_video])
    media.main_video = None
    media.put(call)
    return '{"deleteCount":1}'


def upload_product_gallery_video(call: Call) -> str:
    media = media_of(call)
    video = new_video(call, call.headers["url"])
    media.gallery.append(video)
    media.put(call)
    return _id_of(video)


def get_product_gallery_video(call: Call) -> str:
    media = media_of(call)
    return orjson.dumps(media_video(call, _video(call, media), media)).decode()


def update_product_gallery_video(call: Call) -> str:
    media = media_of(call)
    video = _video(call, media)
    drop(call, [video])
    video["cover"] = new_image(call)
    media.put(call)
    return _id_of(video["cover"])


def _video(call: Call, media: Media) -> Document:
    found = [each for each in media.gallery if "video" in each and each["id"] == call.ids[1]]
    if not found:
        raise not_found("Video", call.ids[1], "")
    return found[0]


def _id_of(made: Document) -> str:
    return f'{{"id":{made["id"]}}}'
