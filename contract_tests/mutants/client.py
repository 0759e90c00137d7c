"""Defects of the client: its source with one thing changed, imported in a process of its own; see `client.yaml`."""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class ClientDefect:
    """Every match of `pattern` in the module's source becomes `replacement`."""

    id: str
    what: str
    module: str
    pattern: str
    replacement: str

    def applied(self, source: str) -> str:
        """The spoilt source.

        Raises:
            LookupError: nothing matches any more; the defect must be written anew.
        """
        spoilt, count = re.subn(self.pattern, self.replacement, source)
        if not count:
            raise LookupError(f"{self.id}: {self.pattern!r} matches nothing in {self.module}")
        return spoilt


_ROWS: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text())
CLIENT_DEFECTS = {id_: ClientDefect(id_, *row) for id_, row in _ROWS.items()}


class _SpoiltLoader(importlib.machinery.SourceFileLoader):
    def __init__(self, fullname: str, path: str, defect: ClientDefect) -> None:
        super().__init__(fullname, path)
        self._defect = defect

    def get_code(self, fullname: str) -> CodeType:
        """Past the byte code cache, which holds the healthy module."""
        return compile(
            self._defect.applied(self.get_data(self.path).decode()), self.path, "exec", dont_inherit=True
        )


class _SpoiltFinder(importlib.abc.MetaPathFinder):
    def __init__(self, defect: ClientDefect) -> None:
        self._defect = defect

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self._defect.module:
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec is None or spec.origin is None:
            raise LookupError(f"{self._defect.id}: there is no module {fullname}")
        return importlib.util.spec_from_loader(fullname, _SpoiltLoader(fullname, spec.origin, self._defect))


def spoil_client(defect: ClientDefect) -> None:
    """From now on this process imports the client with the defect. For a process that has not imported it yet."""
    assert not any(name.partition(".")[0] in ("ecwid_api", "ecwid_client") for name in sys.modules)
    sys.meta_path.insert(0, _SpoiltFinder(defect))


def source_of(module: str) -> str:
    spec: Any = importlib.util.find_spec(module)
    text: str = spec.loader.get_source(module)
    return text
