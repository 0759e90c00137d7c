"""A catalog as plain data: categories, classes, and of products what is shown of them in it.

Written from openapi.yaml alone, as `model` is. `shown` says what a server must show of a thing, and `differences`
where it shows something else. What only the server can know, such as the id of an image, is None until it was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Body = Mapping[str, Any]
ABSENT = object()
PRESENT = object()


class Changeable:
    def change(self, **values: Any) -> None:
        for name, value in values.items():
            setattr(self, name, value)


@dataclass(slots=True)
class Category(Changeable):
    """`address` is that of its image, empty for bytes, None without one."""

    id: int
    parent: int = 0
    plain: dict[str, Any] = field(default_factory=dict)
    address: str | None = None


@dataclass(slots=True)
class ProductClass(Changeable):
    id: int
    name: str
    attributes: list[dict[str, Any]]


@dataclass(slots=True)
class Picture:
    """An image, or a video where `video` is its address. `address` is empty for bytes."""

    id: int | None
    address: str = ""
    alt: str | None = None
    video: str | None = None


@dataclass(slots=True)
class File(Changeable):
    id: int
    content: bytes
    description: str


@dataclass(slots=True)
class Goods(Changeable):
    """A product as the catalog knows it; `gallery` holds images and videos in their order."""

    id: int
    plain: dict[str, Any]
    brand: str = ""
    categories: list[int] = field(default_factory=list)
    class_id: int = 0
    main: Picture | None = None
    main_video: str | None = None
    gallery: list[Picture] = field(default_factory=list)
    files: list[File] = field(default_factory=list)

    @property
    def images(self) -> list[Picture]:
        """The main image first."""
        return [*([self.main] if self.main else ()), *(one for one in self.gallery if one.video is None)]

    @property
    def in_gallery(self) -> list[Picture]:
        return [one for one in self.gallery if one.video is None]

    @property
    def clips(self) -> list[Picture]:
        return [one for one in self.gallery if one.video is not None]

    @property
    def videos(self) -> list[str]:
        return [
            *([self.main_video] if self.main_video else ()),
            *(one.video for one in self.gallery if one.video),
        ]

    def learn(self, seen: Body) -> None:
        """The ids of images that a list of links has made."""
        for picture, shown in zip(self.in_gallery, seen.get("galleryImages", ()), strict=False):
            picture.id = shown["id"] if picture.id is None else picture.id

    def shown(self) -> dict[str, Any]:
        return {
            **{name: ABSENT if value is None else value for name, value in self.plain.items()},
            "id": self.id,
            "categoryIds": frozenset(self.categories),
            "productClassId": self.class_id,
            "media": {
                "images": [
                    {"isMain": one is self.main, **_linked("imageOriginalUrl", one), **_described(one)}
                    for one in self.images
                ],
                "videos": [{"url": url} for url in self.videos],
            },
            "galleryImages": [{"id": one.id, **_linked("originalImageUrl", one)} for one in self.in_gallery],
            "thumbnailUrl": PRESENT if self.main else ABSENT,
            "originalImageUrl": (self.main.address or PRESENT) if self.main else ABSENT,
            "files": [
                {"id": file.id, "description": file.description, "size": len(file.content)}
                for file in self.files
            ],
        }


def _linked(name: str, picture: Picture) -> dict[str, Any]:
    return {name: picture.address} if picture.address else {}


def _described(picture: Picture) -> dict[str, Any]:
    return {"alt": {"main": picture.alt}} if picture.alt else {}


class Catalog:
    """One store. `left` holds the ids of products that were deleted, `gone` those of everything by its kind.

    Args:
        word: what the names of all that is made begin with.
    """

    def __init__(self, word: str, numbers: Iterator[int]) -> None:
        self.word = word
        self.numbers = numbers
        self.categories: dict[int, Category] = {}
        self.classes: dict[int, ProductClass] = {}
        self.goods: dict[int, Goods] = {}
        self.left: list[int] = []
        self.gone: list[tuple[str, int]] = []
        self.company: dict[str, Any] = {}

    def family(self, *parents: int) -> list[int]:
        """All that are below these, parents before their children."""
        found: list[int] = list(parents)
        for parent in found:
            found += [one.id for one in self.categories.values() if one.parent == parent]
        return found[len(parents) :]

    def inside(self, categories: Iterable[int]) -> list[Goods]:
        wanted = set(categories)
        return [one for one in self.goods.values() if wanted.intersection(one.categories)]

    def put(self, category: int, products: Iterable[int], *, only: bool = False) -> None:
        """Products into a category; `only` takes the others out of it."""
        wanted = list(products)
        for one in self.goods.values():
            if one.id in wanted and category not in one.categories:
                one.categories.append(category)
            elif only and one.id not in wanted:
                self.take(category, [one.id])

    def take(self, category: int, products: Iterable[int]) -> None:
        for one in (self.goods[id_] for id_ in products if id_ in self.goods):
            one.categories = [id_ for id_ in one.categories if id_ != category]

    def drop_category(self, category: int) -> None:
        for id_ in [category, *self.family(category)]:
            self.take(id_, self.goods)
            del self.categories[id_]
            self.gone.append(("g", id_))

    def drop_class(self, class_id: int) -> None:
        del self.classes[class_id]
        self.gone.append(("k", class_id))
        for one in self.goods.values():
            one.class_id = 0 if one.class_id == class_id else one.class_id

    def drop_goods(self, product: int) -> None:
        del self.goods[product]
        self.left.append(product)
        self.gone.append(("p", product))

    def shown_category(self, category: Category) -> dict[str, Any]:
        own = self.inside([category.id])
        whole = self.inside([category.id, *self.family(category.id)])
        return {
            **category.plain,
            "id": category.id,
            "parentId": category.parent or ABSENT,
            "productIds": frozenset(one.id for one in own) or ABSENT,
            "productCountWithoutSubcategories": len(own),
            "productCount": len(whole),
            "enabledProductCount": sum(bool(one.plain["enabled"]) for one in whole),
            "thumbnailUrl": ABSENT if category.address is None else PRESENT,
            "hdThumbnailUrl": ABSENT if category.address is None else PRESENT,
            "originalImageUrl": ABSENT if category.address is None else category.address or PRESENT,
        }

    def shown_class(self, product_class: ProductClass) -> dict[str, Any]:
        return {
            "id": product_class.id,
            "name": product_class.name,
            "attributes": [
                {name: value for name, value in one.items() if value is not None}
                for one in product_class.attributes
            ],
        }


def differences(what: str, expected: Body, seen: Any) -> Iterator[str]:
    """Where a thing is shown otherwise; what `expected` does not name may be anything."""
    for name, wanted in expected.items():
        shown = seen.get(name, ABSENT)
        if not _fits(wanted, shown):
            yield f"{what}: {name} is {_text(shown)}, expected {_text(wanted)}"


def _fits(wanted: Any, shown: Any) -> bool:
    if wanted is PRESENT:
        return shown is not ABSENT
    if isinstance(wanted, frozenset):
        return isinstance(shown, list) and len(shown) == len(wanted) and wanted == set(shown)
    if isinstance(wanted, dict):
        return isinstance(shown, dict) and all(
            _fits(one, shown.get(name, ABSENT)) for name, one in wanted.items()
        )
    if isinstance(wanted, list):
        return isinstance(shown, list) and len(shown) == len(wanted) and all(map(_fits, wanted, shown))
    return bool(wanted == shown) and isinstance(wanted, bool) == isinstance(shown, bool)


def _text(value: Any) -> str:
    if value is ABSENT or value is PRESENT:
        return "absent" if value is ABSENT else "anything"
    return repr(sorted(value) if isinstance(value, frozenset) else value)[:300]
