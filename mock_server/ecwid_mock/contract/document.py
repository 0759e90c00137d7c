"""Reads the contract's file, and finds the line of a defect in it."""

from pathlib import Path
from typing import Any, Final

import yaml

from .operation import Pointer

CONTRACT_FILE: Final = Path(__file__).parents[1] / "openapi.yaml"
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class ContractError(Exception):
    """The contract cannot be used: which file, where in it, and why."""

    def __init__(self, file: Path, reason: str, line: int | None = None) -> None:
        place = f"{file}, line {line}" if line else str(file)
        super().__init__(f"{place}: {reason}")
        self.file: Path = file
        self.line: int | None = line
        self.reason: str = reason


class Defect(Exception):
    """A defect of the document: where it is, not yet on which line."""

    def __init__(self, pointer: Pointer, reason: str) -> None:
        super().__init__(reason)
        self.pointer = pointer


def parsed(file: Path) -> tuple[bytes, Any]:
    """The text of a file, and the document that it is.

    Raises:
        ContractError: not readable, or not YAML.
    """
    try:
        text = file.read_bytes()
        return text, yaml.load(text, Loader=_LOADER)  # noqa: S506 (a safe loader either way)
    except OSError as error:
        raise ContractError(file, error.strerror or str(error)) from error
    except yaml.YAMLError as error:
        raise ContractError(file, *_yaml_reason(error)) from error


def _yaml_reason(error: yaml.YAMLError) -> tuple[str, int | None]:
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML"
    return f"not YAML: {reason}", mark.line + 1 if mark else None


def line_of(text: bytes, pointer: Pointer) -> int:
    """The line of the deepest node on the pointer that exists."""
    node = yaml.compose(text, Loader=_LOADER)
    line = 1
    for key in pointer:
        found = _child(node, key)
        if found is None:
            break
        line, node = found
    return line


def _child(node: yaml.Node | None, key: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == str(key):
                return name.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        child = node.value[key]
        return child.start_mark.line + 1, child
    return None
