"""Options of products and combinations: what is the same, what is added, and what is kept."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import orjson

from ..messages import Refusal
from ..storage import rendering
from ..storage.cache import OPTIONS, Key
from ..storage.database import Database
from ..storage.schema import OptionRow
from .assumptions import Behaviour
from .call import Call
from .details import Document, Options
from .refusals import wrong_parameter

_CHOICE_TYPES: Final = frozenset({"SELECT", "RADIO", "CHECKBOX", "SIZE", "SWATCHES"})
_SWATCH: Final = ("hexCodes", "imageId")


def option_set(options: Options, behaviour: Behaviour) -> str:
    """A text that is equal for equal sets of options, in any order."""
    pairs = sorted((_key(option["name"], behaviour), _key(option["value"], behaviour)) for option in options)
    return orjson.dumps(pairs).decode()


def check_repeated_option(options: Options) -> None:
    """An option may stand once (variations-2019-01, CombinationUpdate.options)."""
    names: set[str] = set()
    for option in options:
        if option["name"] in names:
            raise wrong_parameter(f"Wrong parameter 'options': '{option['name'][:100]}' stands twice")
        names.add(option["name"])


def check_every_option(call: Call, options: Options) -> None:
    """Every option of the product with choices needs a value (`Behaviour.option_subset`)."""
    named = {_key(option["name"], call.behaviour) for option in options}
    for row in call.database.option_rows(call.product_key):
        if row.has_choices and _key(row.name, call.behaviour) not in named:
            raise wrong_parameter(f"The option '{row.name[:100]}' has no value")


def check_removed_options(product_options: Options, used: Iterable[Options], behaviour: Behaviour) -> None:
    """A product must keep the options that its combinations use (ProductConflict)."""
    choices = {
        _key(option["name"], behaviour): {_key(choice["text"], behaviour) for choice in option["choices"]}
        if "choices" in option
        else None
        for option in reversed(product_options)
    }
    for option in itertools.chain.from_iterable(used):
        name = _key(option["name"], behaviour)
        if name not in choices:
            raise _removed(f"the option '{option['name']}'", "COMBINATION_CONTAINS_REMOVED_OPTION")
        known = choices[name]
        if known is not None and _key(option["value"], behaviour) not in known:
            value = f"the value '{option['value']}' of the option '{option['name']}'"
            raise _removed(value, "COMBINATION_CONTAINS_REMOVED_OPTION_VALUE")


def _removed(what: str, code: str) -> Refusal:
    return Refusal(409, f"A combination uses {what}", code)


def default_choices(product_options: Options) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Names of options, and what is chosen of them at first (products-draft-2014, Product.defaultCombinationId)."""
    for option in product_options:
        choices, position = option.get("choices", ()), option.get("defaultChoice")
        if position is not None and position < len(choices):
            yield option["name"], choices[position]


def _key(text: str, behaviour: Behaviour) -> str:
    """Two names, or texts of choices, are the same where their keys are equal."""
    return text.casefold() if _any_case(behaviour) else text


def kept_option(sent: Mapping[str, Any]) -> Document:
    """An option as it is kept (products-draft-2014, ProductOptionUpdate)."""
    option: Document = {"name": sent["name"], "type": sent.get("type", "SELECT")}
    if option["type"] in _CHOICE_TYPES:
        option["choices"] = [_kept_choice(choice) for choice in sent.get("choices", ())]
        # Null means that nothing is selected at first, left out the first choice.
        if (position := sent.get("defaultChoice", 0)) is not None:
            option["defaultChoice"] = position
    option["required"] = sent.get("required", False)
    if option["type"] == "SWATCHES":
        option["useImageAsSwatchSelector"] = False
    return _with(option, sent, "nameTranslated", "useImageAsSwatchSelector")


def _kept_choice(sent: Mapping[str, Any]) -> Document:
    choice = {
        "text": sent["text"],
        "priceModifier": sent.get("priceModifier", 0),
        "priceModifierType": sent.get("priceModifierType", "ABSOLUTE"),
    }
    return _with(choice, sent, "textTranslated", *_SWATCH)


def _with(kept: Document, sent: Mapping[str, Any], *fields: str) -> Document:
    return {**kept, **{field: sent[field] for field in fields if field in sent}}


def with_swatches(options: Options, before: Options) -> list[Document]:
    """Options to set, with the swatch settings of those of the same name where they are left out."""
    known = {option["name"]: option for option in before}
    return [_with_swatch(option, known.get(option["name"], {})) for option in options]


def _with_swatch(option: Mapping[str, Any], before: Mapping[str, Any]) -> Document:
    choices = {choice["text"]: choice for choice in before.get("choices", ())}
    listed = [{**_with({}, choices.get(c["text"], {}), *_SWATCH), **c} for c in option.get("choices", ())]
    whole = {**_with({}, before, "useImageAsSwatchSelector"), **option}
    return {**whole, "choices": listed} if listed else whole


def put_options(database: Database, key: Key, options: Options) -> None:
    """Make these the options of a product."""
    database.delete_options(*key)
    for option in options:
        _add_option(database, key, option)


def _add_option(database: Database, key: Key, sent: Mapping[str, Any]) -> None:
    kept = kept_option(sent)
    details = {name: value for name, value in kept.items() if name not in ("name", "choices")}
    row = database.add_option(key, kept["name"], has_choices="choices" in kept, details=_json(details))
    for choice in kept.get("choices", ()):
        _add_choice(database, row, choice)


def _add_choice(database: Database, option: OptionRow, kept: Document) -> None:
    details = {name: value for name, value in kept.items() if name != "text"}
    database.add_choice(option, kept["text"], _json(details))


def _json(document: Document) -> str:
    return orjson.dumps(document).decode()


def options_text(call: Call, key: Key) -> str:
    """A product's options as JSON."""
    text = call.database.cache.text(key, OPTIONS)
    if text is None:
        text = call.database.cache.keep_text(key, OPTIONS, rendering.options(call.database.options(*key)))
    return text


def unknown_choices(call: Call, key: Key, options: Options) -> list[Mapping[str, Any]]:
    """The options of a combination that its product does not have yet."""
    cache, any_case = call.database.cache, _any_case(call.behaviour)
    unknown = []
    for option in options:
        name, value = option["name"], option["value"]
        if cache.has_choice(key, name, value):
            continue
        known = call.database.option(key, name, any_case=any_case)
        if known is None or not _takes(call, known, value):
            unknown.append(option)
        elif not any_case:
            cache.keep_choice(key, name, value)
    return unknown


def _takes(call: Call, option: OptionRow, value: str) -> bool:
    """Whether an option accepts a value as it is. Text fields and the like accept every value."""
    any_case = _any_case(call.behaviour)
    return not option.has_choices or call.database.has_choice(option, value, any_case=any_case)


def add_choices(call: Call, key: Key, options: Options) -> None:
    """Add what a combination brings to its product (variations-2019-01, createCombination).

    An unknown option is made with the type SELECT, an unknown value becomes a choice.
    """
    for option in options:
        choice = {"text": option["value"]}
        known = call.database.option(key, option["name"], any_case=_any_case(call.behaviour))
        if known is None:
            _add_option(call.database, key, {"name": option["name"], "choices": [choice]})
        elif not _takes(call, known, option["value"]):
            _add_choice(call.database, known, _kept_choice(choice))


def _any_case(behaviour: Behaviour) -> bool:
    return behaviour.option_case == "ignored"
