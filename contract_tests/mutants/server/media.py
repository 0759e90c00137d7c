"""Defects of a product's images, videos and files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from contract_tests.mutants.registry import STATE, Call, changed, defect, value_of
from contract_tests.mutants.server.common import and_deletes, asked_otherwise, product
from contract_tests.wire import Answer

SHOWS = ("getProduct", "listProducts")
MAIN = ("uploadProductImage", "uploadProductImageAsync")
GALLERY = ("uploadProductGalleryImage", "uploadProductGalleryImageAsync")


def each_product(answer: Answer, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Answer:
    value = value_of(answer)
    if answer.status != 200 or not isinstance(value, dict):
        return answer
    if "items" in value:
        return changed(answer, items=[change(item) for item in value["items"]])
    return changed(answer, **change(value))


def _images(shown: dict[str, Any], change: Callable[[list[Any]], list[Any]]) -> dict[str, Any]:
    media = shown.get("media", {})
    return {**shown, "media": {**media, "images": change(media["images"])}} if media.get("images") else shown


def _links(call: Call) -> list[dict[str, str]]:
    images = product(call).get("media", {}).get("images", [])
    return [{"imageUrl": image["imageOriginalUrl"]} for image in images if not image.get("isMain")]


def _main_link(call: Call) -> dict[str, Any] | None:
    images = product(call).get("media", {}).get("images", [])
    mains = [image["imageOriginalUrl"] for image in images if image.get("isMain")]
    return {"url": mains[0], "width": 1, "height": 1} if mains else None


@defect("M01", STATE, "a second main image moves the first one to the gallery", *MAIN)
def _(call: Call) -> Answer:
    before = _main_link(call)
    answer = call.passed()
    if answer.status == 200 and before:
        call.besides("POST", f"{call.product}/gallery/async", before)
    return answer


@defect("M02", STATE, "the deletion of the gallery takes the main image", "deleteAllProductGalleryImages")
def _(call: Call) -> Answer:
    return and_deletes(call, f"{call.product}/image")


@defect("M03", STATE, "the deletion of the gallery counts the main image", "deleteAllProductGalleryImages")
def _(call: Call) -> Answer:
    main = bool(_main_link(call))
    answer = call.passed()
    return (
        changed(answer, deleteCount=value_of(answer)["deleteCount"] + main)
        if answer.status == 200
        else answer
    )


@defect("M04", STATE, "the deletion of one image of the gallery takes all", "deleteProductGalleryImage")
def _(call: Call) -> Answer:
    return and_deletes(call, f"{call.product}/gallery")


@defect("M05", STATE, "images are shown in the order of their ids, the newest first", *SHOWS)
def _(call: Call) -> Answer:
    return each_product(call.passed(), lambda p: _images(p, lambda images: [images[0], *images[:0:-1]]))


@defect("M06", STATE, "without images there is no galleryImages", *SHOWS)
def _(call: Call) -> Answer:
    return each_product(call.passed(), lambda p: p if p.get("galleryImages") else {**p, "galleryImages": ...})


@defect("M07", STATE, "without files there is no list of them", *SHOWS)
def _(call: Call) -> Answer:
    return each_product(call.passed(), lambda p: p if p.get("files") else {**p, "files": ...})


@defect(
    "M08", STATE, "the text of an image is lost", "uploadProductImageAsync", "uploadProductGalleryImageAsync"
)
def _(call: Call) -> Answer:
    return call.with_body(alt=...) if isinstance(call.body.get("alt"), dict) else call.passed()


@defect("M09", STATE, "media are added to the gallery that is there", "updateProductMedia")
def _(call: Call) -> Answer:
    sent = call.body.get("galleryMedia")
    return call.with_body(galleryMedia=[*_links(call), *sent]) if isinstance(sent, list) else call.passed()


@defect("M10", STATE, "media without a gallery leave the gallery as it is", "updateProductMedia")
def _(call: Call) -> Answer:
    is_update = call.has_body and "galleryMedia" not in call.body
    return call.with_body(galleryMedia=_links(call)) if is_update else call.passed()


@defect("M11", STATE, "media without a main image delete the main image", "updateProductMedia")
def _(call: Call) -> Answer:
    return and_deletes(call, f"{call.product}/image", when=not call.body.get("mainMedia"))


@defect("M12", STATE, "the order of images cannot be changed", "updateProduct")
def _(call: Call) -> Answer:
    return call.with_body(media=...) if isinstance(call.body.get("media"), dict) else call.passed()


@defect("M13", STATE, "the deletion of the main image takes the gallery", "deleteProductImage")
def _(call: Call) -> Answer:
    return and_deletes(call, f"{call.product}/gallery")


@defect("M14", STATE, "the deletion of no main image counts 1", "deleteProductImage")
def _(call: Call) -> Answer:
    answer = call.passed()
    return changed(answer, deleteCount=1) if answer.status == 200 else answer


@defect("M15", STATE, "the description of a file is lost on the way", "uploadProductFile")
def _(call: Call) -> Answer:
    return asked_otherwise(call, "description", lambda _: "")


@defect("M16", STATE, "a file ends at its first NUL", "uploadProductFile")
def _(call: Call) -> Answer:
    return call.forward(replace(call.request, body=call.request.body.partition(b"\0")[0] or b"\0"))


@defect("M17", STATE, "a downloaded file gets the line ends of a text", "downloadProductFile")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200:
        return answer
    return replace(answer, body=answer.body.replace(b"\r\n", b"\n"))


@defect("M18", STATE, "the newest file comes first", *SHOWS)
def _(call: Call) -> Answer:
    return each_product(call.passed(), lambda p: {**p, "files": p["files"][::-1]} if "files" in p else p)


@defect("M19", STATE, "the deletion of a file takes all files", "deleteProductFile")
def _(call: Call) -> Answer:
    return and_deletes(call, f"{call.product}/files")


@defect("M20", STATE, "the deletion of all files counts 1", "deleteAllProductFiles")
def _(call: Call) -> Answer:
    answer = call.passed()
    return changed(answer, deleteCount=1) if answer.status == 200 else answer


@defect("M21", STATE, "an update of a file changes its name", "updateProductFile", *SHOWS)
def _(call: Call) -> Answer:
    renamed = call.memory.setdefault("renamed", {})
    if call.operation == "updateProductFile":
        answer = call.passed()
        if answer.status == 200:
            renamed[call.ids["fileId"]] = call.body.get("description", "")
        return answer
    return each_product(
        call.passed(),
        lambda p: {
            **p,
            "files": [{**f, "name": renamed.get(str(f["id"]), f["name"])} for f in p.get("files", ())],
        },
    )


@defect("M22", STATE, "files have no size", *SHOWS)
def _(call: Call) -> Answer:
    return each_product(
        call.passed(), lambda p: {**p, "files": [{**f, "size": 0} for f in p.get("files", ())]}
    )


@defect("M23", STATE, "a deleted file can still be downloaded", "downloadProductFile", "deleteProductFile")
def _(call: Call) -> Answer:
    kept = call.memory.setdefault("files", {})
    path = f"{call.product}/files/{call.ids.get('fileId')}"
    if call.operation == "deleteProductFile":
        kept[path] = call.besides("GET", path)
        return call.passed()
    answer = call.passed()
    return kept[path] if answer.status == 404 and kept.get(path, answer).status == 200 else answer


@defect("M24", STATE, "a gallery's image is also the main image", *GALLERY)
def _(call: Call) -> Answer:
    answer = call.passed()
    link = _links(call)
    if answer.status == 200 and link:
        body = {"url": link[-1]["imageUrl"], "width": 1, "height": 1}
        call.besides("POST", f"{call.product}/image/async", body)
    return answer


@defect("M25", STATE, "the deletion of the gallery takes its videos", "deleteAllProductGalleryImages")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200:
        for video in product(call).get("media", {}).get("videos", ()):
            call.besides("DELETE", f"{call.product}/gallery/{video['id']}")
    return answer


@defect("M26", STATE, "an update of a product deletes its files", "updateProduct")
def _(call: Call) -> Answer:
    return and_deletes(call, f"{call.product}/files")


@defect("M27", STATE, "any update makes the first image of a gallery the main image", "updateProduct")
def _(call: Call) -> Answer:
    images = product(call).get("media", {}).get("images", [])
    answer = call.passed()
    is_bare = bool(images) and not any(image.get("isMain") for image in images)
    if answer.status == 200 and is_bare and "media" not in call.body:
        call.besides("PUT", call.product, {"media": {"images": [{"id": images[0]["id"], "orderBy": 0}]}})
    return answer
