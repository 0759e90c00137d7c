"""Products as JSON, many at once: a page costs three statements, not some for each product."""

from collections.abc import Iterable, Sequence
from typing import Any

import orjson

from ..storage import rendering
from ..storage.cache import ALL, OPTIONS, PRODUCT
from ..storage.schema import CombinationRow, ProductRow
from .call import Call
from .options import default_options, option_set
from .shaping import Glossary, translated_options


def product_texts(call: Call, rows: Sequence[ProductRow]) -> list[str]:
    """Each product with its options and combinations."""
    kept = {row.id: call.database.cache.text((row.store_id, row.id), PRODUCT) for row in rows}
    missing = [id for id, text in kept.items() if text is None]
    if not missing:
        return [text for text in kept.values() if text is not None]
    options = call.database.options_of(call.store.id, missing)
    combinations = call.database.combinations_of(call.store.id, missing)
    return [
        kept[row.id] or _rendered(call, row, rendering.options(options[row.id]), combinations[row.id])
        for row in rows
    ]


def _rendered(call: Call, row: ProductRow, options: str, combinations: Iterable[CombinationRow]) -> str:
    cache, key, all_of_it = call.database.cache, (row.store_id, row.id), list(combinations)
    cache.keep_text(key, OPTIONS, options)
    listed = cache.keep_text(key, ALL, rendering.combinations(all_of_it, row, call.public_url))
    default = option_set(default_options(orjson.loads(options)), call.behaviour)
    text = rendering.product(
        row,
        options,
        listed,
        in_stock=any(c.sku is not None and (c.unlimited or (c.quantity or 0) > 0) for c in all_of_it),
        default_id=next((c.id for c in all_of_it if c.option_set == default), None),
    )
    return cache.keep_text(key, PRODUCT, text)


def translate_product(document: Any, call: Call) -> None:
    glossary = Glossary(document["options"])
    for combination in document["combinations"]:
        glossary.translate(combination, call.query.get("lang"))
    translated_options(document["options"], call.query.get("lang"))
