"""Defects of the client: its source with one thing changed, imported in a process of its own."""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from types import CodeType, ModuleType
from typing import Any

API = "ecwid_api.api.combinations."
MODELS = "ecwid_api.models."


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


def _unset_check(name: str) -> tuple[str, str]:
    return rf"if self\.{name} is not UNSET:", f"if self.{name}:"


CLIENT_DEFECTS: dict[str, ClientDefect] = {
    defect.id: defect
    for defect in (
        ClientDefect(
            "K01",
            "an update goes to the combination with the product's id",
            API + "update_combination",
            r"path_segment\('combination_id', combination_id\)",
            "path_segment('combination_id', product_id)",
        ),
        ClientDefect(
            "K02",
            "a delta is sent with POST",
            API + "adjust_combination_inventory",
            r'method="PUT"',
            'method="POST"',
        ),
        ClientDefect(
            "K03",
            "an update loses its query",
            API + "update_combination",
            r'params\["checkLowStockNotification"\] = \w+',
            "pass",
        ),
        ClientDefect(
            "K04",
            "a delta misspells its query",
            API + "adjust_combination_inventory",
            r'params\["checkLowStockNotification"\]',
            'params["checkLowStock"]',
        ),
        ClientDefect(
            "K05",
            "an update drops the price",
            MODELS + "combination_update",
            r'data\["price"\] = self\.price',
            "pass",
        ),
        ClientDefect(
            "K06", "null for the SKU is not sent", MODELS + "combination_update", *_unset_check("sku")
        ),
        ClientDefect(
            "K07",
            "wholesale prices become floats",
            MODELS + "wholesale_price",
            r'data\["price"\] = self\.price',
            'data["price"] = float(self.price)',
        ),
        ClientDefect(
            "K08", "the SKU is not read", MODELS + "combination", r"self\.sku = value .*", "self.sku = UNSET"
        ),
        ClientDefect(
            "K09",
            "prices are read as whole numbers",
            MODELS + "combination",
            r'value = src\["price"\]',
            'value = int(src["price"])',
        ),
        ClientDefect("K10", "false is not sent", MODELS + "combination_update", *_unset_check("unlimited")),
        ClientDefect("K11", "0 is not sent", MODELS + "combination_create", *_unset_check("quantity")),
        ClientDefect(
            "K12",
            "a delta changes its sign",
            MODELS + "inventory_adjustment",
            r'data\["quantityDelta"\] = self\.quantity_delta',
            'data["quantityDelta"] = -self.quantity_delta',
        ),
        ClientDefect(
            "K13",
            "a delta may be repeated freely",
            API + "adjust_combination_inventory",
            r'retry="once"',
            'retry="idempotent"',
        ),
        ClientDefect(
            "K14",
            "nothing is repeated",
            "ecwid_client.delivery.retry_policy",
            r'return result\.status == 429 or \(retry == "idempotent" and is_doubtful\(result\.status\)\)',
            "return False",
        ),
        ClientDefect(
            "K15",
            "a 429 is not repeated",
            "ecwid_client.delivery.retry_policy",
            r"result\.status == 429 or",
            "False or",
        ),
        ClientDefect(
            "K16",
            "everything is repeated",
            "ecwid_client.delivery.retry_policy",
            r'\(retry == "idempotent" and is_doubtful\(result\.status\)\)',
            "is_doubtful(result.status)",
        ),
        ClientDefect(
            "K17",
            "options are sent backwards",
            MODELS + "combination_create",
            r"for item in self\.options",
            "for item in reversed(self.options)",
        ),
        ClientDefect(
            "K18",
            "unknown fields of a product are lost",
            MODELS + "product",
            r'else unknown_fields\(src, _KNOWN, "Product"\)',
            "else None",
        ),
        ClientDefect(
            "K19",
            "an image is called JSON",
            API + "upload_combination_image",
            r"application/octet-stream",
            "application/json",
        ),
        ClientDefect(
            "K20",
            "lists lose their last entry",
            "ecwid_api.codec",
            r"\[decode\(item\) for item in data\]",
            "[decode(item) for item in data[:-1]]",
        ),
        ClientDefect(
            "K21",
            "the image of the product's id is deleted",
            API + "delete_combination_image",
            r"path_segment\('combination_id', combination_id\)",
            "path_segment('combination_id', product_id)",
        ),
        ClientDefect(
            "K22",
            "an image loses its last byte",
            "ecwid_client.images",
            r"return _checked\(bytes\(source\), ",
            "return _checked(bytes(source)[:-1], ",
        ),
        ClientDefect(
            "K23",
            "offset is sent as limit",
            "ecwid_api.api.products.list_products",
            r'params\["offset"\] = offset',
            'params["limit"] = offset',
        ),
        ClientDefect(
            "K24",
            "option values lose their spaces",
            MODELS + "option_value",
            r'data\["value"\] = self\.value',
            'data["value"] = self.value.strip()',
        ),
        ClientDefect(
            "K25",
            "negative stock is read as 0",
            MODELS + "combination",
            r'value = src\["quantity"\]',
            'value = max(src["quantity"], 0)',
        ),
        ClientDefect(
            "K26",
            "the deletion of one deletes all",
            API + "delete_combination",
            r"/combinations/\{path_segment\('combination_id', combination_id\)\}",
            "/combinations",
        ),
    )
}


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
