"""What a mock starts with: stores, and the documentation's example store."""

import functools
import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, TypeAlias

import attrs

Plan: TypeAlias = Literal["free", "venture", "business", "unlimited"]
PLANS: tuple[Plan, ...] = ("free", "venture", "business", "unlimited")

READ_SCOPES = frozenset({"read_catalog", "read_store_profile"})
ALL_SCOPES = READ_SCOPES | {"create_catalog", "update_catalog"}

EXAMPLE_STORE_ID = 4870020
EXAMPLE_TOKEN = "secret_demo"  # noqa: S105 (the example store's published token)

MAX_ID = 2**63 - 1


def _scopes(scopes: Iterable[str]) -> frozenset[str]:
    return frozenset(scopes)


def _languages(languages: Iterable[str]) -> tuple[str, ...]:
    return tuple(languages)


def _categories(categories: Iterable[int]) -> tuple[int, ...]:
    return tuple(categories)


@attrs.frozen
class Store:
    """A store to fill a mock with.

    Args:
        id: 1 to 2**63 - 1.
        token: visible ASCII without spaces; one that begins with `public_` may only read what is enabled.
        plan: `free` has no API, `venture` no combinations.
        suspended: every request is answered with 402.
        scopes: access scopes of the token.
        product_limit: most products; None is no limit.
        languages: codes, the default language first.
        unique_skus: whether a SKU may stand once only.
        categories: ids of the categories that products may be in.
        products: documents in the contract's `Product` shape, `combinations` included.
    """

    id: int = attrs.field()
    token: str = attrs.field(repr=False)
    plan: Plan = attrs.field(default="unlimited", kw_only=True, validator=attrs.validators.in_(PLANS))
    suspended: bool = attrs.field(default=False, kw_only=True)
    scopes: frozenset[str] = attrs.field(default=ALL_SCOPES, kw_only=True, converter=_scopes)
    product_limit: int | None = attrs.field(default=None, kw_only=True)
    languages: Sequence[str] = attrs.field(default=("en",), kw_only=True, converter=_languages)
    unique_skus: bool = attrs.field(default=True, kw_only=True)
    categories: Sequence[int] = attrs.field(default=(), kw_only=True, converter=_categories)
    products: Sequence[Mapping[str, Any]] = attrs.field(
        default=(), kw_only=True, repr=lambda products: f"{len(products)} products"
    )

    @id.validator
    def _id_is_an_id(self, _attribute: object, value: object) -> None:
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MAX_ID:
            raise ValueError(f"a store id is a number from 1 to {MAX_ID}, not {value!r}")

    @token.validator
    def _token_is_a_token(self, _attribute: object, value: object) -> None:
        if not isinstance(value, str) or not value or any(not "!" <= letter <= "~" for letter in value):
            raise ValueError("a token is a text of visible ASCII characters without spaces")

    @languages.validator
    def _there_is_a_language(self, _attribute: object, value: tuple[str, ...]) -> None:
        if not value:
            raise ValueError("a store needs at least one language")

    @property
    def token_scopes(self) -> frozenset[str]:
        return self.scopes & READ_SCOPES if self.has_public_token else self.scopes

    @property
    def has_public_token(self) -> bool:
        return self.token.startswith("public_")

    @classmethod
    def example(cls) -> "Store":
        """The store of the documentation: product 37208339 with four combinations."""
        return cls(EXAMPLE_STORE_ID, EXAMPLE_TOKEN, categories=(9691095,), products=(_radish(),))


def _choice(text: str, price_modifier: float = 0) -> dict[str, Any]:
    return {"text": text, "priceModifier": price_modifier, "priceModifierType": "ABSOLUTE"}


def _options(size: str, color: str) -> list[dict[str, str]]:
    return [{"name": "Size", "value": size}, {"name": "Color", "value": color}]


def _radish() -> dict[str, Any]:
    # The figures are those of the documents products-draft-2014 and variations-2019-01.
    return {
        "id": 37208339,
        "name": "Radish",
        "sku": "00007",
        "quantity": 67,
        "price": 1.15,
        "wholesalePrices": [{"quantity": 10, "price": 1.05}],
        "compareToPrice": 1.34,
        "weight": 0.31,
        "created": "2009-07-23 13:22:37 +0000",
        "updated": "2014-07-30 06:32:37 +0000",
        "options": [
            {
                "type": "RADIO",
                "name": "Size",
                "choices": [_choice("Small"), _choice("Large", 0.5)],
                "defaultChoice": 0,
                "required": False,
            },
            {
                "type": "SELECT",
                "name": "Color",
                "choices": [_choice("Red"), _choice("White")],
                "defaultChoice": 0,
                "required": False,
            },
        ],
        "warningLimit": 0,
        "description": "<p>An edible root vegetable.</p>",
        "categoryIds": [9691095],
        "defaultCategoryId": 9691095,
        "attributes": [{"id": 5029057, "name": "Brand", "value": "SuperVegetables"}],
        "combinations": _radish_combinations(),
    }


def _radish_combinations() -> list[dict[str, Any]]:
    return [
        {
            "id": 7084071,
            "combinationNumber": 6,
            "options": _options("Large", "White"),
            "sku": "000076",
            "quantity": 21,
            "price": 1.45,
            "wholesalePrices": [{"quantity": 10, "price": 1.05}],
            "warningLimit": 1,
            "compareToPrice": 2,
            "attributes": [
                {"id": 9998010, "name": "UPC", "value": "0435943543594395", "show": "DESCR", "type": "UPC"}
            ],
            "image": _radish_png(64),
        },
        {
            "id": 7084072,
            "combinationNumber": 5,
            "options": list(reversed(_options("Large", "Red"))),
            "sku": "000075",
            "quantity": 0,
            "warningLimit": 0,
        },
        {
            "id": 7084075,
            "combinationNumber": 2,
            "options": _options("Small", "White"),
            "sku": "000072",
            "quantity": 62,
            "price": 1.45,
            "wholesalePrices": [{"quantity": 10, "price": 1.35}, {"quantity": 20, "price": 1.25}],
            "warningLimit": 10,
            "compareToPrice": 2.22,
            "image": _radish_png(48),
        },
        {
            "id": 7084076,
            "combinationNumber": 1,
            "options": _options("Small", "Red"),
            "sku": "000071",
            "quantity": 61,
            "warningLimit": 0,
        },
    ]


def png(width: int, height: int, color: tuple[int, int, int]) -> bytes:
    """A PNG of one colour; made here so that the start does not need an imaging library."""
    return _png(width, height, (b"\0" + bytes(color) * width) * height)


@functools.cache
def _radish_png(size: int) -> bytes:
    """A white radish with green leaves on a light ground."""
    rows = [b"\0" + b"".join(_radish_pixel(x / size, y / size) for x in range(size)) for y in range(size)]
    return _png(size, size, b"".join(rows))


def _radish_pixel(x: float, y: float) -> bytes:
    if (x - 0.5) ** 2 + (y - 0.6) ** 2 < 0.08:
        return b"\xff\xff\xff" if x + y < 1.15 else b"\xf3\xd9\xe2"
    if y < 0.4 and abs(x - 0.5) < 0.04 + 0.3 * (0.4 - y):
        return b"\x4c\x99\x57"
    return b"\xe4\xdc\xcf"


def _png(width: int, height: int, rows: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)
