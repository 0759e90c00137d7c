"""The contract as the generator reads it, and the ways in which it is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from codegen.document import Document, Node, target_of
from codegen.lint_contract import complaints
from codegen.rules import structure, text

# What has to hold before the generator can read a contract; the other house rules are no business of its.
GROUND = ((text.no_duplicate_keys, text.text_keys), *((rule,) for rule in structure.RULES))


class ContractError(Exception):
    """What is wrong with the contract, one complaint a line, each as `FILE:LINE: reason`."""

    def __init__(self, found: Iterable[str]) -> None:
        self.complaints = tuple(found)
        super().__init__("\n".join(self.complaints))


class UnsupportedError(Exception):
    """The contract is valid, but says something that the templates cannot turn into right code."""

    def __init__(self, place: Iterable[str], reason: str) -> None:
        self.place = tuple(place)
        super().__init__(f"{'.'.join(self.place)}: {reason}")


class Contract:
    """One valid OpenAPI document and the file it came from."""

    def __init__(self, path: Path, document: Document) -> None:
        self.path = path
        self.document = document

    @classmethod
    def read(cls, path: Path) -> Contract:
        """Read and check `path`; ContractError says what is wrong and where."""
        try:
            content = path.read_text(encoding="utf-8")
        except OSError as error:
            raise ContractError([f"{path}:0: {error.strerror or error}"]) from None
        except UnicodeDecodeError as error:
            raise ContractError([f"{path}:0: not UTF-8: {error.reason}"]) from None
        found = complaints(content, str(path), GROUND)
        if found:
            raise ContractError(found)
        return cls(path, Document.parse(content, str(path)))

    def located(self, error: UnsupportedError) -> ContractError:
        """`error` with the file and line it is about."""
        return ContractError([f"{self.path}:{self.document.line(error.place)}: {error}"])

    def at(self, place: Iterable[str]) -> Any:
        """The part of the document at `place`."""
        return self.document.at(tuple(place))

    def resolve(self, node: Node) -> Node:
        """What `node` refers to; text beside the `$ref` wins over the target's, as OpenAPI 3.1 has it."""
        while "$ref" in node:
            beside = {key: value for key, value in node.items() if key != "$ref"}
            node = {**self.document.find(node["$ref"]), **beside}
        return node

    @property
    def schemas(self) -> Mapping[str, Node]:
        return self.document.schemas

    def property_place(self, schema: str, key: str) -> tuple[str, ...] | None:
        """Where the property `key` of `schema` is written, which may be another schema that it includes."""
        return next(self._property_places(("components", "schemas", schema), key), None)

    def _property_places(self, place: tuple[str, ...], key: str) -> Iterator[tuple[str, ...]]:
        node = self.at(place)
        if key in node.get("properties", {}):
            yield (*place, "properties", key)
        for part in node.get("allOf", ()):
            if "$ref" in part:
                yield from self._property_places(target_of(part["$ref"]), key)
