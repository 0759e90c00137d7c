"""JSON to models and back: ours beside the stock generator's, pydantic's and msgspec's, of one contract.

pydantic and msgspec validate every value, ours only looks at containers. msgspec, the floor, drops unknown
fields; bare `json.loads` is the physical limit.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import orjson
from contenders import msgspec_models, pydantic_models, stock_models
from ecwid_api import codec
from ecwid_api.models import Combination
from pydantic import TypeAdapter
from records import combinations
from side_by_side import Budget, Measured, Report, Task, at_most, cpu_times, memory

COUNT = 1_000
STOCK, PYDANTIC, MSGSPEC = "stock generator", "pydantic", "msgspec"

DATA = combinations(COUNT)
CONTENT = json.dumps(DATA).encode()


def decode_with(model: Any) -> Callable[[], list[Any]]:
    return lambda: [model.from_dict(item) for item in DATA]


def stock_from_bytes(model: Any) -> list[Any]:
    return [model.from_dict(item) for item in json.loads(CONTENT)]


def ours_from_bytes(library: Any) -> list[Combination]:
    """The path of a response, with orjson or without."""
    codec.orjson = library
    return codec.array_of(Combination.from_dict)(codec.decode_json(CONTENT))


def ours_to_bytes(objects: list[Combination], library: Any) -> bytes:
    codec.orjson = library
    return codec.encode_json([item.to_dict() for item in objects])


def compare_decoding(report: Report, stock: ModuleType, pydantic: TypeAdapter[Any], structs: Any) -> None:
    report.title("Decode 1,000 combinations")
    tell(
        report,
        "dicts to objects",
        {
            "ours": decode_with(Combination),
            STOCK: decode_with(stock.Combination),
            PYDANTIC: lambda: pydantic.validate_python(DATA),
            MSGSPEC: lambda: msgspec.convert(DATA, structs),
        },
        {STOCK: at_most(0.30)},
    )
    decoder = msgspec.json.Decoder(structs)
    peers: dict[str, Task] = {
        PYDANTIC: lambda: pydantic.validate_json(CONTENT),
        f"{STOCK}, json": lambda: stock_from_bytes(stock.Combination),
        MSGSPEC: lambda: decoder.decode(CONTENT),
    }
    for name, library, bare, limit in (
        ("json", None, json.loads, 0.85),
        ("orjson", orjson, orjson.loads, 0.70),
    ):
        ours = partial(ours_from_bytes, library)
        tasks = {"ours": ours, **peers, f"{name}.loads alone": partial(bare, CONTENT)}
        tell(report, f"bytes to objects, {name}", tasks, {PYDANTIC: at_most(limit)})


def compare_encoding(report: Report, stock: ModuleType, pydantic: TypeAdapter[Any], structs: Any) -> None:
    ours, theirs = decode_with(Combination)(), decode_with(stock.Combination)()
    validated, converted = pydantic.validate_python(DATA), msgspec.convert(DATA, structs)
    report.title("Encode 1,000 combinations")
    tell(
        report,
        "objects to dicts",
        {
            "ours": lambda: [item.to_dict() for item in ours],
            STOCK: lambda: [item.to_dict() for item in theirs],
            PYDANTIC: lambda: pydantic.dump_python(validated, exclude_unset=True),
        },
    )
    peers: dict[str, Task] = {
        f"{STOCK}, json": lambda: json.dumps([item.to_dict() for item in theirs]).encode(),
        PYDANTIC: lambda: pydantic.dump_json(validated, exclude_unset=True),
        MSGSPEC: lambda: msgspec.json.encode(converted),
    }
    for name, library in (("json", None), ("orjson", orjson)):
        tell(report, f"objects to bytes, {name}", {"ours": partial(ours_to_bytes, ours, library), **peers})


def compare_memory(report: Report, stock: ModuleType, pydantic: TypeAdapter[Any], structs: Any) -> None:
    report.title("Memory of 1,000 decoded combinations")
    tasks: dict[str, Task] = {
        "ours": lambda: [Combination.from_dict(item) for item in json.loads(CONTENT)],
        STOCK: lambda: stock_from_bytes(stock.Combination),
        PYDANTIC: lambda: pydantic.validate_json(CONTENT),
        MSGSPEC: lambda: msgspec.json.decode(CONTENT, type=structs),
        "dicts of json.loads": lambda: json.loads(CONTENT),
    }
    sizes: dict[str, Measured] = {name: memory(task) / COUNT for name, task in tasks.items()}
    report.compare("with their parts", "bytes each", sizes.pop("ours"), sizes, {STOCK: at_most(0.65)})


def tell(report: Report, what: str, tasks: dict[str, Task], budgets: dict[str, Budget] | None = None) -> None:
    """Measure the contenders, of which the first is ours."""
    times: dict[str, Measured] = {name: time / COUNT for name, time in cpu_times(tasks).items()}
    report.compare(what, "us each", times.pop("ours"), times, budgets)


def main() -> None:
    assert [item.to_dict() for item in ours_from_bytes(orjson)] == DATA
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        stock = stock_models(folder)
        pydantic = TypeAdapter(list[pydantic_models(folder).Combination])
        structs = list[msgspec_models(folder).Combination]
        report = Report("codec")
        for compare in (compare_decoding, compare_encoding, compare_memory):
            compare(report, stock, pydantic, structs)
    report.save()


if __name__ == "__main__":
    main()
