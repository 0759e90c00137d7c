"""Rows of the database as the JSON that a client reads.

Answers are joined from JSON texts that are kept ready; what needs a document (another language, a choice of
fields) parses the joined text, so there is one description of an answer only.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias

import orjson

from . import clock
from .messages import Refusal, wrong_parameter
from .tables import CombinationRow, ProductRow

FieldTree: TypeAlias = "dict[str, FieldTree]"

# Field and the longer side in pixels (variations-2019-01, Combination.thumbnailUrl and its neighbours).
IMAGE_SIZES: Final = {
    "smallThumbnailUrl": "160",
    "thumbnailUrl": "400",
    "hdThumbnailUrl": "800",
    "imageUrl": "1500",
    "originalImageUrl": "original",
}


def combination(row: CombinationRow, product: ProductRow, public_url: str) -> str:
    """A combination; what it inherits from the product is absent, except the stock (get-variation-2024)."""
    owner: CombinationRow | ProductRow = product
    sku = ""
    if row.sku is not None:
        owner = row
        sku = f'"sku":{_text(row.sku)},'
    image = "" if row.image is None else _image(row.image, row.store_id, public_url)
    return (
        f'{{"id":{row.id},"combinationNumber":{row.number},{row.details[1:-1]},{sku}{image}'
        f'{_stock(owner)},"inStock":{_bool(_in_stock(owner))}}}'
    )


def combinations(rows: Iterable[CombinationRow], product: ProductRow, public_url: str) -> str:
    return f"[{','.join([combination(row, product, public_url) for row in rows])}]"


def product(row: ProductRow, combination_list: str, *, in_stock: bool, default_id: int | None) -> str:
    """A product with its combinations."""
    sku = "" if row.sku is None else f'"sku":{_text(row.sku)},'
    default = "" if default_id is None else f'"defaultCombinationId":{default_id},'
    return (
        f'{{"id":{row.id},{_details(row)},{sku}{_stock(row)},'
        f'"inStock":{_bool(in_stock or _in_stock(row))},'
        f'"created":"{clock.text(row.created)}","createTimestamp":{row.created},'
        f'"updated":"{clock.text(row.updated)}","updateTimestamp":{row.updated},'
        f'"options":{row.options},{default}"combinations":{combination_list}}}'
    )


def _details(row: ProductRow) -> str:
    """The kept fields, without the weight of a product that is not shipped (Product.weight)."""
    if '"isShippingRequired":false' not in row.details:
        return row.details[1:-1]
    shown = orjson.loads(row.details)
    shown.pop("weight", None)
    return orjson.dumps(shown).decode()[1:-1]


def _stock(row: CombinationRow | ProductRow) -> str:
    return '"unlimited":true' if row.unlimited else f'"unlimited":false,"quantity":{row.quantity}'


def _in_stock(row: CombinationRow | ProductRow) -> bool:
    return bool(row.unlimited) or (row.quantity or 0) > 0


def _bool(value: bool) -> str:
    return "true" if value else "false"


def _text(value: str) -> str:
    return orjson.dumps(value).decode()


def _image(image: str, store_id: int, public_url: str) -> str:
    document = orjson.loads(image)
    urls = dict.fromkeys(IMAGE_SIZES, document.get("url"))
    if document["hosted"]:
        folder = f"{public_url}/images/{store_id}/{document['id']}"
        urls = {field: f"{folder}/{size}" for field, size in IMAGE_SIZES.items()}
        urls["originalImageUrl"] = document.get("url", urls["originalImageUrl"])
    if "externalId" in document:
        urls["imageExternalId"] = document["externalId"]
    return orjson.dumps(urls).decode()[1:-1] + ","


Texts: TypeAlias = Mapping[str, str] | None


class Glossary:
    """The translations of a product's options and choices, by their names and texts."""

    def __init__(self, options: Sequence[Mapping[str, Any]]) -> None:
        self._names = {option["name"]: option.get("nameTranslated") for option in options}
        self._values = {
            (option["name"], choice["text"]): choice.get("textTranslated")
            for option in options
            for choice in option.get("choices", ())
        }

    def translate(self, combination: Any, language: str | None) -> None:
        """Put the options of a combination into a language (get-variation-2024, Lang)."""
        for pair in combination["options"]:
            value = self._values.get((pair["name"], pair["value"]))
            _translate(pair, "name", self._names.get(pair["name"]), language)
            _translate(pair, "value", value, language)


def translated_options(options: Sequence[Any], language: str | None) -> None:
    """A product's own options in a language."""
    for option in options:
        _translate(option, "name", option.get("nameTranslated"), language)
        for choice in option.get("choices", ()):
            _translate(choice, "text", choice.get("textTranslated"), language)


def _translate(
    target: dict[str, Any], field: str, texts: Mapping[str, str] | None, language: str | None
) -> None:
    if texts:
        target[f"{field}Translated"] = texts
        target[field] = texts.get(language or "", target[field])


def fields(text: str) -> FieldTree:
    """The fields of a `responseFields` parameter, such as `id,options(name)`.

    Raises:
        Refusal: not of that form.
    """
    root: FieldTree = {}
    stack, name = [root], ""
    for letter in f"{text},":
        if letter not in "(),":
            name += letter
            continue
        branch = stack[-1].setdefault(name.strip(), {}) if name.strip() else {}
        name = ""
        if letter == "(":
            stack.append(branch)
        elif letter == ")":
            stack.pop()
        if not 1 <= len(stack) <= _DEEPEST:
            raise _wrong_fields()
    if len(stack) != 1:
        raise _wrong_fields()
    return root


_DEEPEST: Final = 20


def _wrong_fields() -> Refusal:
    return wrong_parameter("Wrong parameter 'responseFields': expected names such as id,options(name)")


def chosen(document: Any, tree: FieldTree) -> Any:
    """A document with the chosen fields only; a field without chosen parts is kept whole."""
    if not tree:
        return document
    if isinstance(document, list):
        return [chosen(item, tree) for item in document]
    if isinstance(document, dict):
        return {name: chosen(value, tree[name]) for name, value in document.items() if name in tree}
    return document
