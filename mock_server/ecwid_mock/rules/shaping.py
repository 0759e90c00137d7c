"""An answer in a language, with addresses of pages in another form, and with some fields only."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import orjson

from .call import Call
from .response_fields import chosen

_RESHAPING: Final = frozenset({"lang", "responseFields", "baseUrl", "cleanUrls", "slugsWithoutIds"})


def reshaped(call: Call, text: str, translate: Callable[[Any, Call], None]) -> str:
    """An answer in the language and with the fields that were asked for."""
    wanted = call.query.get("responseFields")
    if not call.query.keys() & _RESHAPING and len(call.store.languages) == 1:
        return text
    document = orjson.loads(text)
    translate(document, call)
    if wanted is not None:
        document = chosen(document, wanted)
    return orjson.dumps(document).decode()


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
            translate(pair, "name", self._names.get(pair["name"]), language)
            translate(pair, "value", value, language)


def translated_options(options: Sequence[Any], language: str | None) -> None:
    """A product's own options in a language."""
    for option in options:
        translate(option, "name", option.get("nameTranslated"), language)
        for choice in option.get("choices", ()):
            translate(choice, "text", choice.get("textTranslated"), language)


def translate(
    target: dict[str, Any], field: str, texts: Mapping[str, str] | None, language: str | None
) -> None:
    """Put one text of a document into a language."""
    if texts:
        target[f"{field}Translated"] = texts
        text = texts.get(language or "", target.get(field))
        if text is not None:
            target[field] = text
