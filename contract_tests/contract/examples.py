"""The documents' own examples, as they stand in `examples/`, and what the documents' words rule out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "documents"
_PLAIN = {"id": 1, "combinationNumber": 1, "options": [{"name": "Size", "value": "L"}], "unlimited": False}
# What the documents' words rule out, so that the contract must refuse it too.
REFUSED: tuple[tuple[str, Any], ...] = (
    *(("Combination", {k: v for k, v in _PLAIN.items() if k != missing}) for missing in _PLAIN),
    *(("Combination", {**_PLAIN, name: None}) for name in ("sku", "price", "quantity", "weight", "imageUrl")),
    ("Combination", {**_PLAIN, "price": "1.45"}),
    ("Combination", {**_PLAIN, "quantity": 1.5}),
    ("Combination", {**_PLAIN, "options": {"Size": "L"}}),
    ("Combination", {**_PLAIN, "defaultDisplayedLowestPriceFormatted": 45}),
    ("CombinationList", {"items": [_PLAIN]}),
    ("CreateStatus", {}),
    ("CreateStatus", {"id": "397662764"}),
    ("UpdateStatus", {"updateCount": 2}),
    ("DeleteStatus", {"deleteCount": -1}),
    ("InventoryAdjustment", {}),
    ("UploadStatus", {"id": None}),
)


@dataclass(frozen=True, slots=True)
class Example:
    name: str
    operation: str
    request: Mapping[str, Any]
    answer: Mapping[str, Any] | None
    error: Mapping[str, Any] | None


def examples(folder: Path = FOLDER) -> list[Example]:
    found = []
    for path in sorted(folder.glob("*.json")):
        for row in json.loads(path.read_text()):
            if "operation" in row:
                name = "/".join(filter(None, (path.stem, row["operation"], row.get("variant"))))
                found.append(
                    Example(name, row["operation"], row["request"], row.get("answer"), row.get("error"))
                )
    return found


def fragments(folder: Path = FOLDER) -> list[tuple[str, str, Any]]:
    """Examples of a part of a body: (document, schema, value)."""
    return [
        (path.stem, row["schema"], row["body"])
        for path in sorted(folder.glob("*.json"))
        for row in json.loads(path.read_text())
        if "schema" in row
    ]
