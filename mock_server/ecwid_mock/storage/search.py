"""The SQL that finds products: one condition for each thing that can be asked, named as the contract names it."""
# ruff: noqa: S608 (values are bound)

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from .schema import SELECT_PRODUCT

_STOCK: Final = """(unlimited OR quantity > 0 OR EXISTS (
    SELECT 1 FROM combination c WHERE c.store_id = product.store_id AND c.product_id = product.id
       AND c.sku IS NOT NULL AND (c.unlimited OR c.quantity > 0)))"""
_ENABLED: Final = "json_extract(details, '$.enabled')"
_PRICE: Final = "json_extract(details, '$.price')"
_NAME: Final = "folded(json_extract(details, '$.name'))"
_TAXES: Final = "json_extract(details, '$.tax.enabledManualTaxes')"


def _keyword(found: str) -> str:
    """Where a keyword is looked for; `found` is a test of a text."""
    return f"""({found.format("searched")}
    OR EXISTS (SELECT 1 FROM combination c WHERE c.store_id = :store AND c.product_id = product.id
               AND c.sku IS NOT NULL AND {found.format("folded(c.sku)")})
    OR EXISTS (SELECT 1 FROM option o WHERE o.store_id = :store AND o.product_id = product.id
               AND {found.format("o.folded")})
    OR EXISTS (SELECT 1 FROM choice c WHERE c.store_id = :store AND c.product_id = product.id
               AND {found.format("c.folded")})
    OR EXISTS (SELECT 1 FROM category_product p JOIN category c ON c.store_id = p.store_id AND c.id = p.category_id
               WHERE p.store_id = :store AND p.product_id = product.id
               AND {found.format("folded(json_extract(c.details, '$.name'))")}))"""


def _every(wanted: str, found: str) -> str:
    """That each entry of a JSON object in a parameter is found; `found` is a SELECT about `wanted`."""
    return f"NOT EXISTS (SELECT 1 FROM json_each(:{wanted}) wanted WHERE NOT EXISTS ({found}))"


_VALUES: Final = "(SELECT value FROM json_each(wanted.value))"
_CATEGORIES: Final = """EXISTS (
    SELECT 1 FROM json_each(:{0}) wanted WHERE CASE wanted.value
      WHEN 0 THEN coalesce(json_extract(details, '$.showOnFrontpage'), 0) > 0
      ELSE wanted.value IN (SELECT value FROM json_each(details, '$.categoryIds')) END)"""

CONDITIONS: Final[Mapping[str, str]] = {
    "onlyEnabled": _ENABLED,
    "productId": "id IN (SELECT value FROM json_each(:productId))",
    "sku": """(sku = :sku
        OR id IN (SELECT product_id FROM combination WHERE store_id = :store AND sku = :sku))""",
    "keyword": _keyword("has_words({}, :keyword)"),
    "keywordPart": _keyword("instr({}, :keywordPart)"),
    "externalReferenceId": """(json_extract(details, '$.externalReferenceId') = :externalReferenceId
        OR EXISTS (SELECT 1 FROM combination c WHERE c.store_id = :store AND c.product_id = product.id
                   AND json_extract(c.details, '$.externalReferenceId') = :externalReferenceId))""",
    "category": _CATEGORIES.format("category"),
    "categories": _CATEGORIES.format("categories"),
    "priceFrom": f"{_PRICE} >= :priceFrom",
    "priceTo": f"{_PRICE} <= :priceTo",
    "createdFrom": "created >= :createdFrom",
    "createdTo": "created <= :createdTo",
    "updatedFrom": "updated >= :updatedFrom",
    "updatedTo": "updated <= :updatedTo",
    "enabled": f"{_ENABLED} = :enabled",
    "visibleInStorefront": f"""({_ENABLED} AND ({_STOCK}
        OR coalesce(json_extract(details, '$.outOfStockVisibilityBehaviour'), 'SHOW') != 'HIDE')
        ) = :visibleInStorefront""",
    "inStock": f"{_STOCK} = :inStock",
    "inventory": f"{_STOCK} = :inventory",
    "onsale": f"(coalesce(json_extract(details, '$.compareToPrice'), 0) > {_PRICE}) = :onsale",
    "isGiftCard": "coalesce(json_extract(details, '$.isGiftCard'), 0) = :isGiftCard",
    "discountsAllowed": "coalesce(json_extract(details, '$.discountsAllowed'), 1) = :discountsAllowed",
    "isCustomerSetPrice": "coalesce(json_extract(details, '$.nameYourPriceEnabled'), 0) = :isCustomerSetPrice",
    "enabledManualTaxes": f"""EXISTS (SELECT 1 FROM json_each(:enabledManualTaxes) wanted WHERE CASE wanted.value
      WHEN 'none' THEN coalesce({_TAXES}, '[]') = '[]'
      ELSE CAST(wanted.value AS INTEGER) IN (SELECT value FROM json_each(coalesce({_TAXES}, '[]'))) END)""",
    "taxClassCodes": """coalesce(json_extract(details, '$.tax.taxClassCode'), 'default')
        IN (SELECT value FROM json_each(:taxClassCodes))""",
    "options": _every(
        "options",
        f"""SELECT 1 FROM option o JOIN choice c ON c.store_id = o.store_id AND c.product_id = o.product_id
               AND c.option_position = o.position
             WHERE o.store_id = :store AND o.product_id = product.id AND o.name = wanted.key
               AND c.text IN {_VALUES}""",
    ),
    "attributes": _every(
        "attributes",
        f"""SELECT 1 FROM json_each(details, '$.attributes') a
             WHERE (wanted.key = json_extract(a.value, '$.name') OR upper(wanted.key) = json_extract(a.value, '$.type'))
               AND json_extract(a.value, '$.value') IN {_VALUES}""",
    ),
}

# Products that are equal in what they are sorted by come by id, so that pages do not overlap.
_ORDERS: Final[Mapping[str, str]] = {
    "RELEVANCE": "id",
    "DEFINED_BY_STORE_OWNER": "id",
    "ADDED_TIME_DESC": "created DESC, id DESC",
    "ADDED_TIME_ASC": "created, id",
    "NAME_ASC": f"{_NAME}, id",
    "NAME_DESC": f"{_NAME} DESC, id DESC",
    "PRICE_ASC": f"{_PRICE}, id",
    "PRICE_DESC": f"{_PRICE} DESC, id DESC",
    "UPDATED_TIME_ASC": "updated, id",
    "UPDATED_TIME_DESC": "updated DESC, id DESC",
}


def where(asked: Mapping[str, Any]) -> str:
    """The condition for all that is asked."""
    conditions = [condition for name, condition in CONDITIONS.items() if name in asked]
    return " AND ".join(["store_id = :store", *conditions])


def count_found(asked: Mapping[str, Any]) -> str:
    return f"SELECT count(*) FROM product WHERE {where(asked)}"


def select_found(asked: Mapping[str, Any], order: str) -> str:
    by = _ORDERS[order]
    if order == "DEFINED_BY_STORE_OWNER" and "category" in asked:
        by = """(SELECT position FROM category_product p WHERE p.store_id = :store AND p.product_id = product.id
                  AND p.category_id = json_extract(:category, '$[0]')), id"""
    if order == "RELEVANCE" and "keyword" in asked:
        # The vendor's tests have the product with the word in its name before the one with it in the description.
        by = f"has_words({_NAME}, :keyword) DESC, id"
    return f"{SELECT_PRODUCT} WHERE {where(asked)} ORDER BY {by} LIMIT :limit OFFSET :offset"


def has_words(text: str, words: str) -> bool:
    """Whether a text has these words, one after the other, and not as parts of longer ones."""
    return words in text and _words(words).search(text) is not None


@lru_cache(maxsize=64)
def _words(words: str) -> re.Pattern[str]:
    before, after = (r"(?<!\w)" if words[0].isalnum() else "", r"(?!\w)" if words[-1].isalnum() else "")
    return re.compile(f"{before}{re.escape(words)}{after}")
