"""Defects of images, videos and files, of combinations and of products."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from contract_tests.contract.fields import IMAGE_FIELDS
from contract_tests.mutants.registry import STATE, Call, Spoil, defect, seed, value_of
from contract_tests.mutants.server.common import (
    Kept,
    Object,
    also,
    also_after,
    changed,
    combination_paths,
    combinations,
    each,
    each_combination,
    each_item,
    is_a,
    lost,
    on,
    overlooks,
    products,
    remembering,
    sends,
    shows,
    turned,
    when,
    with_addresses,
)
from contract_tests.wire import Answer


def _media(call: Call, kind: str = "images") -> list[Object]:
    media: list[Object] = call.shown_product().get("media", {}).get(kind, [])
    return media


def _links(call: Call) -> list[dict[str, str]]:
    return [{"imageUrl": image["imageOriginalUrl"]} for image in _media(call) if not image.get("isMain")]


def _main_link(call: Call) -> str:
    return next((image["imageOriginalUrl"] for image in _media(call) if image.get("isMain")), "")


def _last_link(call: Call) -> str:
    return next((link["imageUrl"] for link in _links(call)[::-1]), "")


def _link(call: Call, place: str, url: str) -> None:
    if url:
        body = {"url": url, "width": 1, "height": 1}
        call.besides("POST", f"{call.product}/{place}/async", body)


def _also_deletes(*places: str) -> Spoil:
    return also(lambda call: call.delete(*(f"{call.product}/{place}" for place in places)))


def _image_order(change: Callable[[list[Any]], list[Any]]) -> Spoil:
    return each_item(
        media=lambda media: {**media, "images": change(media["images"])} if media.get("images") else media
    )


def _images_shown(call: Call) -> Object:
    before = call.shown()
    return {name: before[name] for name in IMAGE_FIELDS if name in before}


def _address_before(call: Call) -> Object:
    return {call.ids["combinationId"]: url} if (url := call.shown().get("originalImageUrl")) else {}


def _delete_images(call: Call, paths: list[str]) -> None:
    call.delete(*(f"{path}/image" for path in paths))


def _delete_images_of_next(call: Call) -> None:
    own = int(call.ids["productId"])
    for path in [path for path in products(call) if int(path.rpartition("/")[2]) > own][:1]:
        _delete_images(call, [f"{path}/combinations/{c['id']}" for c in call.seen(path)["combinations"]])


def _make_first_main(call: Call, images: list[Object]) -> None:
    is_bare = images and not any(image.get("isMain") for image in images)
    if is_bare and "media" not in call.body:
        call.put(call.product, media={"images": [{"id": images[0]["id"], "orderBy": 0}]})


def _each_file(change: Callable[[Object], Object]) -> Callable[[Object], Object]:
    return lambda p: {"files": [{**file, **change(file)} for file in p.get("files", ())]}


def _renamed(_: Call, answer: Answer, kept: Kept) -> Answer:
    return each(answer, {"items"}, _each_file(lambda file: {"name": kept.get(str(file["id"]), file["name"])}))


def _file(call: Call) -> str:
    return f"{call.product}/files/{call.ids.get('fileId')}"


def _file_still_there(call: Call, answer: Answer, kept: Kept) -> Answer:
    before: Answer = kept.get(_file(call), answer)
    return before if answer.status == 404 and before.status == 200 else answer


NO_IMAGE_OF_ITEM = also(lambda call: call.delete(f"{call.item}/image"))

OF_COMBINATIONS = {
    "S20 deleteCombinationImage: the deletion of no image counts 1": shows(deleteCount=1),
    "S21 deleteCombinationImage reads: a deleted image is still shown": remembering(
        "deleteCombinationImage",
        lambda call: {call.ids["combinationId"]: _images_shown(call)},
        lambda _, answer, kept: combinations(answer, lambda c: {**kept.get(str(c["id"]), {}), **c}),
    ),
    "S30 updateCombination: an update loses the image": NO_IMAGE_OF_ITEM,
    "S50 reads: a later image is shown under another address": each_combination(
        originalImageUrl=lambda url: url + "?v=2"
    ),
    "S52 deleteCombinationImage: the deletion of an image deletes the combination": also(
        lambda call: call.delete(call.item)
    ),
    "S106 updateCombination: new options lose the image": when(sends("options"), NO_IMAGE_OF_ITEM),
    "S118 uploadCombinationImage: a refused image takes the old one away": also(
        lambda call: call.delete(f"{call.item}/image"), on=(422,)
    ),
    "S128 uploadCombinationImageAsync reads: a linked image does not replace another": remembering(
        "uploadCombinationImageAsync", _address_before, with_addresses
    ),
    "S152 deleteCombinationImage: the deletion of an image takes the siblings' along": also(
        lambda call: _delete_images(call, combination_paths(call))
    ),
    "S155 deleteProduct: a product's deletion takes the next one's images along": also(
        _delete_images_of_next
    ),
}

MAIN = "uploadProductImage uploadProductImageAsync"
GALLERY = "uploadProductGalleryImage uploadProductGalleryImageAsync"
OF_PRODUCTS = {
    f"M01 {MAIN}: a second main image moves the first one to the gallery": also_after(
        _main_link, lambda call, url: _link(call, "gallery", url)
    ),
    "M02 deleteAllProductGalleryImages: the deletion of the gallery takes the main image": _also_deletes(
        "image"
    ),
    "M04 deleteProductGalleryImage: the deletion of one image of the gallery takes all": _also_deletes(
        "gallery"
    ),
    "M05 productReads: images are shown in the order of their ids, the newest first": _image_order(
        lambda images: [images[0], *images[:0:-1]]
    ),
    "M06 productReads: without images there is no galleryImages": each_item(
        lambda p: {} if p.get("galleryImages") else {"galleryImages": ...}
    ),
    "M07 productReads: without files there is no list of them": each_item(
        lambda p: {} if p.get("files") else {"files": ...}
    ),
    "M08 uploadProductImageAsync uploadProductGalleryImageAsync: the text of an image is lost": lost(
        "alt", is_a(dict)
    ),
    "M09 updateProductMedia: media are added to the gallery that is there": when(
        lambda call: isinstance(call.body.get("galleryMedia"), list),
        lambda call: call.with_body(galleryMedia=[*_links(call), *call.body["galleryMedia"]]),
    ),
    "M10 updateProductMedia: media without a gallery leave the gallery as it is": when(
        lambda call: call.has_body and "galleryMedia" not in call.body,
        lambda call: call.with_body(galleryMedia=_links(call)),
    ),
    "M11 updateProductMedia: media without a main image delete the main image": when(
        lambda call: not call.body.get("mainMedia"), _also_deletes("image")
    ),
    "M12 updateProduct: the order of images cannot be changed": lost("media", is_a(dict)),
    "M13 deleteProductImage: the deletion of the main image takes the gallery": _also_deletes("gallery"),
    "M14 deleteProductImage: the deletion of no main image counts 1": shows(deleteCount=1),
    "M15 uploadProductFile: the description of a file is lost on the way": overlooks("description"),
    "M16 uploadProductFile: a file ends at its first NUL": lambda call: call.forward(
        replace(call.request, body=call.request.body.partition(b"\0")[0] or b"\0")
    ),
    "M17 downloadProductFile: a downloaded file gets the line ends of a text": on(
        200, lambda answer: replace(answer, body=answer.body.replace(b"\r\n", b"\n"))
    ),
    "M18 productReads: the newest file comes first": each_item(files=turned),
    "M19 deleteProductFile: the deletion of a file takes all files": _also_deletes("files"),
    "M20 deleteAllProductFiles: the deletion of all files counts 1": shows(deleteCount=1),
    "M21 updateProductFile productReads: an update of a file changes its name": remembering(
        "updateProductFile", lambda call: {call.ids["fileId"]: call.body.get("description", "")}, _renamed
    ),
    "M22 productReads: files have no size": each_item(_each_file(lambda _: {"size": 0})),
    "M23 downloadProductFile deleteProductFile: a deleted file can still be downloaded": remembering(
        "deleteProductFile", lambda call: {_file(call): call.besides("GET", _file(call))}, _file_still_there
    ),
    f"M24 {GALLERY}: a gallery's image is also the main image": also(
        lambda call: _link(call, "image", _last_link(call))
    ),
    "M25 deleteAllProductGalleryImages: the deletion of the gallery takes its videos": also(
        lambda call: call.delete(*(f"{call.product}/gallery/{v['id']}" for v in _media(call, "videos")))
    ),
    "M26 updateProduct: an update of a product deletes its files": _also_deletes("files"),
    "M27 updateProduct: any update makes the first image of a gallery the main image": also_after(
        _media, _make_first_main
    ),
}

seed(STATE, OF_COMBINATIONS | OF_PRODUCTS)


@defect("M03 deleteAllProductGalleryImages: the deletion of the gallery counts the main image")
def _(call: Call) -> Answer:
    has_main = bool(_main_link(call))
    return shows(deleteCount=lambda count: count + has_main)(call)


@defect("S87 reads: one thumbnail stays when the image is deleted")
def _(call: Call) -> Answer:
    kept = call.memory.setdefault("thumbnails", {})

    def haunted(combination: Object) -> Object:
        shown = combination.get("hdThumbnailUrl") or kept.get(combination["id"])
        kept[combination["id"]] = shown
        return {"hdThumbnailUrl": shown} if shown else {}

    return combinations(call.passed(), haunted)


@defect("S120 uploadCombinationImage: every image has the same id")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200:
        return answer
    return changed(answer, id=call.memory.setdefault("image", value_of(answer)["id"]))
