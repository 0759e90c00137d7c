"""The vendor's rules as pure functions; each cites the `x-source` of the contract that it follows."""

import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

import orjson

from .behaviour import Behaviour
from .messages import Json, Refusal

Document: TypeAlias = dict[str, Any]
Options: TypeAlias = Sequence[Mapping[str, Any]]

CHOICE_TYPES: Final = frozenset({"SELECT", "RADIO", "CHECKBOX"})
NEGATIVE_STOCK: Final = "Product has negative stock."

# Fields with a column of their own; the others are kept as they were sent.
_STOCK_FIELDS: Final = frozenset({"sku", "quantity", "unlimited"})


class Stock(NamedTuple):
    """How much there is of something; `quantity` is None when unlimited."""

    quantity: int | None
    unlimited: bool


UNLIMITED: Final = Stock(None, True)


def stock_after(before: Stock, changes: Mapping[str, Any]) -> Stock:
    """The stock that a body asks for.

    CombinationUpdate.unlimited: true wins over a quantity beside it; a quantity alone means finite stock.
    """
    if changes.get("unlimited"):
        return UNLIMITED
    if "quantity" in changes:
        return Stock(changes["quantity"], False)
    if changes.get("unlimited") is False and before.unlimited:
        return Stock(0, False)
    return before


def shared_stock(base: Stock, wanted: Stock) -> None:
    """Without an own SKU a combination has the product's stock (reference-2026, CombinationRefused).

    Raises:
        Refusal: another one is wanted.
    """
    if wanted != base:
        raise Refusal(
            400,
            "A combination without an SKU of its own shares the product's stock",
            "DIFFERENT_COMBINATION_STOCK",
        )


def own_sku(sku: str | None, product_sku: str | None, behaviour: Behaviour) -> str | None:
    """The SKU that makes a combination's stock its own: not an empty one, and not the product's."""
    if not sku or (sku == product_sku and behaviour.base_sku == "shares"):
        return None
    return sku


def option_set(options: Options, behaviour: Behaviour) -> str:
    """A text that is equal for equal sets of options, in any order."""
    pairs = sorted((_key(option["name"], behaviour), _key(option["value"], behaviour)) for option in options)
    return orjson.dumps(pairs).decode()


def repeated_option(options: Options) -> str | None:
    """The name of an option that stands twice (variations-2019-01, CombinationUpdate.options)."""
    names: set[str] = set()
    for option in options:
        if option["name"] in names:
            return str(option["name"])
        names.add(option["name"])
    return None


@functools.lru_cache(maxsize=16)  # some are large
def _known_options(options: str) -> Mapping[str, frozenset[str]]:
    """The choices of a product's options, which are given as JSON, by name."""
    return {
        option["name"]: frozenset(choice["text"] for choice in option.get("choices", ()))
        for option in orjson.loads(options)
    }


def has_options(product_options: str, options: Options) -> bool:
    """Whether a product, whose options are given as JSON, has all of a combination's letter by letter."""
    known = _known_options(product_options)
    return all(option["value"] in known.get(option["name"], ()) for option in options)


def with_options(product_options: Options, options: Options, behaviour: Behaviour) -> list[Document] | None:
    """The product's options with what a combination adds to them; None when it adds nothing.

    An unknown option is made with the type SELECT, an unknown value becomes a choice (variations-2019-01,
    createCombination).
    """
    extended: list[Document] = [dict(option) for option in product_options]
    by_name = {_key(option["name"], behaviour): option for option in reversed(extended)}
    changed = False
    for option in options:
        name, value = _key(option["name"], behaviour), _key(option["value"], behaviour)
        known = by_name.get(name)
        if known is None:
            known = new_option({"name": option["name"], "choices": [{"text": option["value"]}]})
            by_name[name] = known
            extended.append(known)
            changed = True
        elif "choices" in known and all(_key(c["text"], behaviour) != value for c in known["choices"]):
            known["choices"] = [*known["choices"], new_choice({"text": option["value"]})]
            changed = True
    return extended if changed else None


def missing_option(product_options: Options, options: Options, behaviour: Behaviour) -> str | None:
    """The name of an option with choices for which a combination has no value."""
    named = {_key(option["name"], behaviour) for option in options}
    for option in product_options:
        if "choices" in option and _key(option["name"], behaviour) not in named:
            return str(option["name"])
    return None


def removed_option(product_options: Options, used: Iterable[Options], behaviour: Behaviour) -> Refusal | None:
    """Why options cannot be replaced: a combination uses one that would be gone (ProductConflict)."""
    choices = {
        _key(option["name"], behaviour): {_key(choice["text"], behaviour) for choice in option["choices"]}
        if "choices" in option
        else None
        for option in reversed(product_options)
    }
    for options in used:
        for option in options:
            name = _key(option["name"], behaviour)
            if name not in choices:
                return Refusal(
                    409,
                    f"A combination uses the option '{option['name']}'",
                    "COMBINATION_CONTAINS_REMOVED_OPTION",
                )
            known = choices[name]
            if known is not None and _key(option["value"], behaviour) not in known:
                return Refusal(
                    409,
                    f"A combination uses the value '{option['value']}' of the option '{option['name']}'",
                    "COMBINATION_CONTAINS_REMOVED_OPTION_VALUE",
                )
    return None


def default_options(product_options: Options) -> list[Document]:
    """The options of the default combination (products-draft-2014, Product.defaultCombinationId)."""
    chosen = []
    for option in product_options:
        choices = option.get("choices", ())
        index = option.get("defaultChoice", 0)
        if index < len(choices):
            chosen.append({"name": option["name"], "value": choices[index]["text"]})
    return chosen


def _key(text: str, behaviour: Behaviour) -> str:
    """Equal for names, or texts of choices, that are the same."""
    return text.casefold() if behaviour.option_case == "ignored" else text


def new_option(sent: Mapping[str, Any]) -> Document:
    """An option as it is kept (products-draft-2014, ProductOptionUpdate)."""
    option: Document = {"type": sent.get("type", "SELECT"), "name": sent["name"]}
    if option["type"] in CHOICE_TYPES:
        option["choices"] = [new_choice(choice) for choice in sent.get("choices", ())]
        option["defaultChoice"] = sent.get("defaultChoice", 0)
    option["required"] = sent.get("required", False)
    return _with_translations(option, sent, "nameTranslated")


def new_choice(sent: Mapping[str, Any]) -> Document:
    choice = {
        "text": sent["text"],
        "priceModifier": sent.get("priceModifier", 0),
        "priceModifierType": sent.get("priceModifierType", "ABSOLUTE"),
    }
    return _with_translations(choice, sent, "textTranslated")


def _with_translations(kept: Document, sent: Mapping[str, Any], field: str) -> Document:
    # The contract's write shapes have no such field, so it comes from a seed only.
    return {**kept, field: sent[field]} if field in sent else kept


def details_after(before: Mapping[str, Any], changes: Mapping[str, Any]) -> Document:
    """The kept fields after a body (variations-2019-01).

    A field left out stays, a null clears it, and so does an empty text, as empty fields are absent.
    """
    merged = {**before, **{name: _kept(name, value) for name, value in changes.items()}}
    return {
        name: value for name, value in merged.items() if value not in (None, "") and name not in _STOCK_FIELDS
    }


def _kept(name: str, value: Any) -> Json:
    keep = _KEPT.get(name)
    kept: Json = keep(value) if keep and value is not None else value
    return kept


def _kept_options(options: Options) -> list[Document]:
    return [{"name": option["name"], "value": option["value"]} for option in options]


def _kept_tiers(tiers: Sequence[Document]) -> list[Document]:
    return sorted(tiers, key=lambda tier: int(tier["quantity"]))


def _kept_dimensions(dimensions: Document) -> Document:
    return {side: dimensions.get(side, 0) for side in ("length", "width", "height")}


def _kept_lowest_price(settings: Document) -> Document:
    return {name: value for name, value in settings.items() if name != "automaticLowestPrice"}


def _kept_attributes(attributes: Sequence[Document]) -> list[Document]:
    return [_kept_attribute(attribute) for attribute in attributes]


def _kept_attribute(attribute: Document) -> Document:
    alias = attribute.get("alias")
    named = {} if alias is None else {"name": alias, "type": alias}
    return {**named, **{name: value for name, value in attribute.items() if name != "alias"}}


_KEPT: Final[Mapping[str, Any]] = {
    "options": _kept_options,
    "wholesalePrices": _kept_tiers,
    "dimensions": _kept_dimensions,
    "lowestPriceSettings": _kept_lowest_price,
    "attributes": _kept_attributes,
}


def wholesale_prices(details: Mapping[str, Any], price: float) -> None:
    """No tier may cost more than the price that it reduces (reference-2026, CombinationRefused).

    Raises:
        Refusal: one does.
    """
    if any(tier["price"] > price for tier in details.get("wholesalePrices", ())):
        raise Refusal(400, "A wholesale price is above the price", "WHOLESALE_PRICES_TOO_BIG")


# What the live service calls a broken field: by its path without list positions, and the broken keyword.
_FIELD_CODES: Final[Mapping[tuple[tuple[str, ...], str], str]] = {
    (("wholesalePrices", "quantity"), "minimum"): "WHOLESALE_PRICES_QUANTITY_TOO_SMALL",
    (("wholesalePrices", "price"), "minimum"): "WHOLESALE_PRICES_CANT_BE_NEGATIVE",
    (("costPrice",), "minimum"): "COST_PRICE_CANT_BE_NEGATIVE",
}


def field_refusal(path: Sequence[str | int], keyword: str, message: str) -> Refusal:
    """The refusal of a body that breaks its schema (reference-2026, error codes)."""
    names = tuple(part for part in path if isinstance(part, str))
    if names == ("url",) and keyword == "pattern":
        return wrong_url()
    field = ".".join(str(part) for part in path)[:100] or "body"
    code = _FIELD_CODES.get((names, keyword), "WRONG_PARAMETER")
    return Refusal(400, f"Wrong parameter '{field}': {message[:200]}", code)


def wrong_url() -> Refusal:
    return Refusal(422, "Wrong URL, expected http or https", "WRONG_URL")


def not_found(kind: str, id: int, code: str) -> Refusal:
    return Refusal(404, f"{kind} #{id} not found", code)


def sku_taken(sku: str) -> Refusal:
    return Refusal(409, f"SKU '{sku[:100]}' already exists", "SKU_ALREADY_EXISTS")


def options_taken() -> Refusal:
    return Refusal(409, "A combination with the same options already exists", "COMBINATION_DUPLICATED")
