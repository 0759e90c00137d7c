"""Writes of products: their place in the catalog, images, videos and files; and what is tried on deleted things."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from contract_tests.contract.bodies import required_of
from contract_tests.contract.reader import the_contract
from contract_tests.legs.machine.goods import Catalog, File, Goods, Picture
from contract_tests.legs.machine.plans import (
    ADDRESSES,
    GONE,
    REFUSED,
    Plan,
    alt_of,
    deleted,
    image_plan,
    named,
    write,
    write_of,
)
from contract_tests.legs.machine.things import INT32, NO_PRODUCT, UPDATED, Expected

NO_CATEGORY = Expected(404, "CATEGORIES_NOT_FOUND")
VIDEO = required_of(the_contract().operations["uploadProductVideo"], "header", {})["url"]
VIDEOS = (VIDEO, "https://videos.example.com/watch?v=beet")
CONTENTS = (b"one\r\ntwo", b"\0a NUL\0", "Grüße".encode(), bytes(range(256)) * 12)
LINK = {"url": ADDRESSES[0], "width": 1, "height": 1}
# What can be tried on something that was deleted, by its kind.
OF_THE_GONE: Mapping[str, tuple[tuple[str, Any], ...]] = {
    "p": (
        ("getProduct", None),
        ("updateProductMedia", {"galleryMedia": []}),
        ("uploadProductGalleryImageAsync", LINK),
        ("deleteProductImage", None),
        ("deleteAllProductFiles", None),
        ("deleteAllProductGalleryImages", None),
    ),
    "g": (
        ("getCategory", None),
        ("updateCategory", {"orderBy": 3}),
        ("deleteCategory", None),
        ("assignCategoryProducts", {"productIds": []}),
        ("uploadCategoryImageAsync", LINK),
        ("deleteCategoryImage", None),
    ),
    "k": (("getClass", None), ("updateClass", {"name": "Gone"}), ("deleteClass", None)),
}


# Products


@write
def create_goods(catalog: Catalog, a: int, b: int) -> Plan:
    price = (5, 9.5, 20, 40, 60, 100)[a]
    plain = {
        "name": named(catalog, b),
        "sku": f"{catalog.word}-{next(catalog.numbers)}",
        "price": price,
        "quantity": (0, 3, 10)[b % 3],
        "enabled": b != 2,
        **({"compareToPrice": price * 2} if a % 2 else {}),
    }
    brand = f"{catalog.word}{'xy'[b % 2]}" if a > 1 else ""
    categories = list(catalog.categories)[a:][:2]

    def applied(answer: Any) -> None:
        catalog.goods[answer["id"]] = Goods(answer["id"], plain, brand, list(categories))

    attributes = [{"alias": "BRAND", "value": brand}] if brand else []
    body = {**plain, "attributes": attributes, "categoryIds": categories}
    return Plan("createProduct", {}, body, applied=applied, learns=True)


@write_of("goods", create_goods)
def change_goods(catalog: Catalog, one: Goods, b: int) -> Plan:
    changes: tuple[dict[str, Any], ...] = (
        *({"price": 12.5}, {"enabled": False}, {"enabled": True}),
        *({"quantity": -2}, {"name": named(catalog, one.id)}, {"compareToPrice": None}),
    )
    body = changes[b]
    return Plan(
        "updateProduct",
        {"p": one.id},
        body,
        UPDATED,
        applied=lambda _: one.change(plain={**one.plain, **body}),
    )


@write_of("goods", create_goods)
def adjust_goods(catalog: Catalog, one: Goods, b: int) -> Plan:
    delta = (1, -1, 5, -10, 2**31 - 1, -(2**31))[b]
    after = one.plain["quantity"] + delta
    expected = Expected(200, body={"updateCount": 1}, warning=after < 0) if after in INT32 else REFUSED
    return Plan(
        "adjustProductInventory",
        {"p": one.id},
        {"quantityDelta": delta},
        expected,
        applied=lambda _: one.change(plain={**one.plain, "quantity": after}),
    )


@write_of("goods", create_goods)
def file_goods(catalog: Catalog, one: Goods, b: int) -> Plan:
    """Categories that replace those before; one that is gone is not found."""
    gone = [id_ for kind, id_ in catalog.gone if kind == "g"][-1:] if b == 5 else []
    wanted = [*list(catalog.categories)[b % 3 :][: b % 4], *gone]
    expected = GONE if gone else UPDATED
    body = {"categoryIds": wanted}
    return Plan(
        "updateProduct", {"p": one.id}, body, expected, applied=lambda _: one.change(categories=list(wanted))
    )


@write_of("goods", create_goods)
def class_goods(catalog: Catalog, one: Goods, b: int) -> Plan:
    wanted = [0, *catalog.classes][b % (len(catalog.classes) + 1)]
    body = {"productClassId": wanted}
    return Plan("updateProduct", {"p": one.id}, body, UPDATED, applied=lambda _: one.change(class_id=wanted))


@write_of("goods", create_goods)
def delete_goods(catalog: Catalog, one: Goods, b: int) -> Plan:
    return Plan(
        "deleteProduct", {"p": one.id}, expected=deleted(), applied=lambda _: catalog.drop_goods(one.id)
    )


# Images and videos


@write_of("goods", create_goods)
def put_main(catalog: Catalog, one: Goods, b: int) -> Plan:
    def applied(answer: Any, address: str) -> None:
        one.main = Picture((answer or {}).get("id"), address, alt_of(b))

    return image_plan("uploadProductImage", {"p": one.id}, b, applied)


@write_of("goods", create_goods)
def add_to_gallery(catalog: Catalog, one: Goods, b: int) -> Plan:
    """On a product without a main image it becomes the main image."""

    def applied(answer: Any, address: str) -> None:
        picture = Picture((answer or {}).get("id"), address, alt_of(b))
        if one.main is None:
            one.main = picture
        else:
            one.gallery.append(picture)

    return image_plan("uploadProductGalleryImage", {"p": one.id}, b, applied)


@write_of("goods", create_goods)
def drop_main(catalog: Catalog, one: Goods, b: int) -> Plan:
    count = deleted(int(one.main is not None))
    return Plan("deleteProductImage", {"p": one.id}, expected=count, applied=lambda _: one.change(main=None))


@write_of("goods", create_goods)
def drop_from_gallery(catalog: Catalog, one: Goods, b: int) -> Plan:
    picture = one.gallery[b % len(one.gallery)] if one.gallery else Picture(None)
    if picture.id is None:
        return add_to_gallery(catalog, list(catalog.goods).index(one.id), b)
    return Plan(
        "deleteProductGalleryImage",
        {"p": one.id, "i": picture.id},
        expected=deleted(),
        applied=lambda _: one.gallery.remove(picture),
    )


@write_of("goods", create_goods)
def drop_gallery(catalog: Catalog, one: Goods, b: int) -> Plan:
    """Videos stay."""
    return Plan(
        "deleteAllProductGalleryImages",
        {"p": one.id},
        expected=deleted(len(one.in_gallery)),
        applied=lambda _: one.change(gallery=one.clips),
    )


@write_of("goods", create_goods)
def arrange_images(catalog: Catalog, one: Goods, b: int) -> Plan:
    """Another order of the images; the first becomes the main image."""
    images = one.images
    if len(images) < 2 or any(image.id is None for image in one.in_gallery):
        return add_to_gallery(catalog, list(catalog.goods).index(one.id), b)
    wanted = [*images[b % len(images) :], *images[: b % len(images)]][:: -1 if b % 2 else 1]
    sent = [
        {"id": "0" if image is one.main else str(image.id), "orderBy": 10 * place}
        for place, image in enumerate(wanted)
    ]
    return Plan(
        "updateProduct",
        {"p": one.id},
        {"media": {"images": sent[::-1]}},
        UPDATED,
        applied=lambda _: one.change(main=wanted[0], gallery=[*wanted[1:], *one.clips]),
    )


@write_of("goods", create_goods)
def put_media(catalog: Catalog, one: Goods, b: int) -> Plan:
    """By addresses: a gallery that is left out goes, a main image does not; what a main image leaves out goes."""
    mains: tuple[Any, ...] = (
        *(..., None, {}, {"imageUrl": ADDRESSES[2]}, {"videoUrl": VIDEOS[1]}),
        {"imageUrl": ADDRESSES[1], "videoUrl": VIDEOS[0]},
    )
    number = next(catalog.numbers)
    links = ({"imageUrl": ADDRESSES[0]}, {"videoUrl": VIDEOS[0]}, {"imageUrl": ADDRESSES[1]})[: number % 4]
    body = {} if mains[b] is ... else {"mainMedia": mains[b]}
    body |= {"galleryMedia": list(links)} if links or number % 8 else {}

    def applied(answer: Any) -> None:
        if body.get("mainMedia"):
            main: dict[str, str] = body["mainMedia"]
            one.main = Picture(None, main["imageUrl"]) if "imageUrl" in main else None
            one.main_video = main.get("videoUrl")
        one.gallery = [Picture(None, link.get("imageUrl", ""), video=link.get("videoUrl")) for link in links]

    return Plan("updateProductMedia", {"p": one.id}, body, UPDATED, applied=applied)


@write_of("goods", create_goods)
def add_video(catalog: Catalog, one: Goods, b: int) -> Plan:
    return Plan(
        "uploadProductGalleryVideo",
        {"p": one.id},
        applied=lambda answer: one.gallery.append(Picture(answer["id"], video=VIDEO)),
        learns=True,
    )


@write_of("goods", create_goods)
def put_video(catalog: Catalog, one: Goods, b: int) -> Plan:
    return Plan("uploadProductVideo", {"p": one.id}, applied=lambda _: one.change(main_video=VIDEO))


@write_of("goods", create_goods)
def drop_video(catalog: Catalog, one: Goods, b: int) -> Plan:
    count = deleted(int(one.main_video is not None))
    return Plan(
        "deleteProductVideo", {"p": one.id}, expected=count, applied=lambda _: one.change(main_video=None)
    )


# Files


@write_of("goods", create_goods)
def add_file(catalog: Catalog, one: Goods, b: int) -> Plan:
    content = CONTENTS[b % len(CONTENTS)]
    query = {"fileName": "a.txt", **({"description": f"No. {b}"} if b % 2 else {})}

    def applied(answer: Any) -> None:
        one.files.append(File(answer["id"], content, query.get("description", "")))

    return Plan("uploadProductFile", {"p": one.id}, content, query=query, applied=applied, learns=True)


@write_of("goods", create_goods)
def describe_file(catalog: Catalog, one: Goods, b: int) -> Plan:
    if not one.files:
        return add_file(catalog, list(catalog.goods).index(one.id), b)
    file, text = one.files[b % len(one.files)], f"Described {next(catalog.numbers)}"
    ids, body = {"p": one.id, "f": file.id}, {"description": text}
    return Plan("updateProductFile", ids, body, UPDATED, applied=lambda _: file.change(description=text))


@write_of("goods", create_goods)
def delete_file(catalog: Catalog, one: Goods, b: int) -> Plan:
    if not one.files:
        return add_file(catalog, list(catalog.goods).index(one.id), b)
    file = one.files[b % len(one.files)]
    ids = {"p": one.id, "f": file.id}
    return Plan("deleteProductFile", ids, expected=deleted(), applied=lambda _: one.files.remove(file))


@write_of("goods", create_goods)
def delete_files(catalog: Catalog, one: Goods, b: int) -> Plan:
    count = deleted(len(one.files))
    return Plan("deleteAllProductFiles", {"p": one.id}, expected=count, applied=lambda _: one.files.clear())


# What is gone


@write
def use_what_is_gone(catalog: Catalog, a: int, b: int) -> Plan:
    if not catalog.gone:
        return delete_goods(catalog, a, b)
    kind, id_ = catalog.gone[-1 - a % len(catalog.gone)]
    operation, body = OF_THE_GONE[kind][b % len(OF_THE_GONE[kind])]
    return Plan(operation, {kind: id_}, body, {"p": NO_PRODUCT, "g": NO_CATEGORY}.get(kind, GONE))
