"""What a run made in a live store, in a small file, so that the next run can remove what a crash left.

One file a run, one JSON object a line: first the store and the run, then `{"sku": S}` before a product is asked for,
`{"sku": S, "id": N}` when a read has shown it, and `{"sku": S, "gone": true}` when it is not there any more. The file
is locked while its run is alive: a lock ends with its process, whatever ends that.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Self

from contract_tests.ending import NotSentError
from contract_tests.settings import SettingsError
from contract_tests.target.scratch import PREFIX

# By SKU: the id, or None as long as no read has shown it.
Products = dict[str, int | None]


class RunLog:
    """Open for one run; `products` is what may still be in the store."""

    def __init__(self, file: IO[bytes], path: Path, products: Products | None = None) -> None:
        self._file = file
        self._path = path
        self.products: Products = products or {}

    @classmethod
    def new(cls, folder: Path, base_url: str, store: int, run: str) -> Self:
        """
        Raises:
            SettingsError: nothing can be written there.
        """
        path = folder / f"{store}-{run}.jsonl"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            log = cls(path.open("xb", buffering=0), path)
            fcntl.flock(log._file, fcntl.LOCK_EX)
            log._write({"base_url": base_url, "store": store, "run": run})
        except OSError as exc:
            raise SettingsError(f"what the run makes cannot be noted in {folder}: {exc}") from exc
        return log

    def wanted(self, sku: str) -> None:
        """
        Raises:
            NotSentError: it could not be noted, so that nobody would find what a crash left.
        """
        try:
            self._write({"sku": sku})
        except OSError as exc:
            raise NotSentError(f"what the run makes cannot be noted: {exc}") from exc
        self.products[sku] = None

    def made(self, sku: str, product_id: int) -> None:
        self.products[sku] = product_id
        with suppress(OSError):  # Then the next run looks for the SKU.
            self._write({"sku": sku, "id": product_id})

    def gone(self, sku: str) -> None:
        self.products.pop(sku, None)
        with suppress(OSError):
            self._write({"sku": sku, "gone": True})

    def close(self) -> None:
        """The file stays as long as something may be left."""
        if not self.products:
            with suppress(OSError):
                self._path.unlink()
        self._file.close()

    def _write(self, entry: dict[str, Any]) -> None:
        # The line before it may have been cut short.
        self._file.write(f"\n{json.dumps(entry)}\n".encode())
        os.fsync(self._file.fileno())


def abandoned(folder: Path, base_url: str, store: int) -> Iterator[RunLog]:
    """The logs of runs against this store that ended without their cleaning."""
    for path in sorted(folder.glob(f"{store}-*.jsonl")):
        try:
            file = path.open("r+b", buffering=0)
        except OSError:  # That run has just ended, or it is somebody else's.
            continue
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:  # That run is alive.
            file.close()
            continue
        entries = list(_entries(file))
        if entries[:1] and (entries[0].get("base_url"), entries[0].get("store")) == (base_url, store):
            yield RunLog(file, path, _products(entries[1:]))
        else:
            file.close()


def _entries(file: IO[bytes]) -> Iterator[dict[str, Any]]:
    for line in file.read().splitlines():
        try:
            entry = json.loads(line)
        except (ValueError, RecursionError):
            continue  # The crash cut it short.
        if isinstance(entry, dict):
            yield entry


def _products(entries: list[dict[str, Any]]) -> Products:
    products: Products = {}
    for entry in entries:
        sku, product_id = entry.get("sku"), entry.get("id")
        if not isinstance(sku, str) or not sku.startswith(PREFIX):
            continue
        if entry.get("gone"):
            products.pop(sku, None)
        elif type(product_id) is int or sku not in products:
            products[sku] = product_id if type(product_id) is int else None
    return products
