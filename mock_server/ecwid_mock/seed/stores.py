"""What a mock starts with: stores, each with its token, plan and products."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, TypeAlias

import attrs

from .example import food, radish, vegetables

Plan: TypeAlias = Literal["free", "venture", "business", "unlimited"]
PLANS: tuple[Plan, ...] = ("free", "venture", "business", "unlimited")

READ_SCOPES = frozenset({"read_catalog", "read_brands", "read_store_profile"})
ALL_SCOPES = READ_SCOPES | {
    *("create_catalog", "update_catalog", "update_catalog_batch_delete", "update_store_profile"),
}

EXAMPLE_STORE_ID = 4870020
EXAMPLE_TOKEN = "secret_demo"  # noqa: S105 (the example store's published token)

MAX_ID = 2**63 - 1


def _scopes(scopes: Iterable[str]) -> frozenset[str]:
    return frozenset(scopes)


def _languages(languages: Iterable[str]) -> tuple[str, ...]:
    return tuple(languages)


def _categories(categories: Iterable[int | Mapping[str, Any]]) -> tuple[Mapping[str, Any], ...]:
    """Of an id alone, a category with a name made from it."""
    return tuple(
        {"id": each, "name": f"Category {each}"} if isinstance(each, int) else each for each in categories
    )


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
        categories: documents in the contract's `Category` shape, or ids alone; parents come before their children.
        classes: documents in the contract's `ProductClass` shape, beside the general class.
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
    categories: Sequence[Mapping[str, Any]] = attrs.field(default=(), kw_only=True, converter=_categories)
    classes: Sequence[Mapping[str, Any]] = attrs.field(default=(), kw_only=True)
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
        return cls(
            EXAMPLE_STORE_ID,
            EXAMPLE_TOKEN,
            categories=(vegetables(),),
            classes=(food(),),
            products=(radish(),),
        )
