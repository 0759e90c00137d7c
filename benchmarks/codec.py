"""JSON to models and back: ours beside the stock generator's, pydantic's and msgspec's, of one contract.

pydantic and msgspec hold every value to its bounds too, ours to its type. msgspec, the floor, drops unknown
fields; bare `json.loads` is the physical limit.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
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
from side_by_side import Report, cpu_times, memory

COUNT = 1_000
DECODE_BUDGET, MEMORY_BUDGET = 0.30, 0.65
BYTES_BUDGET, FAST_BYTES_BUDGET = 0.85, 0.70

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
    report.add(
        f"Decode {COUNT} combinations, dicts to objects",
        "us each",
        per_object(
            {
                "stock generator": decode_with(stock.Combination),
                "ours": decode_with(Combination),
                "pydantic validate_python": lambda: pydantic.validate_python(DATA),
                "msgspec convert": lambda: msgspec.convert(DATA, structs),
            }
        ),
        {"ours": DECODE_BUDGET},
    )
    decoder = msgspec.json.Decoder(structs)
    report.add(
        f"Decode {COUNT} combinations, bytes to objects",
        "us each",
        per_object(
            {
                "pydantic validate_json": lambda: pydantic.validate_json(CONTENT),
                "ours, json": lambda: ours_from_bytes(None),
                "ours, orjson": lambda: ours_from_bytes(orjson),
                "stock generator, json": lambda: stock_from_bytes(stock.Combination),
                "msgspec": lambda: decoder.decode(CONTENT),
                "json.loads alone": lambda: json.loads(CONTENT),
                "orjson.loads alone": lambda: orjson.loads(CONTENT),
            }
        ),
        {"ours, json": BYTES_BUDGET, "ours, orjson": FAST_BYTES_BUDGET},
    )


def compare_encoding(report: Report, stock: ModuleType, pydantic: TypeAdapter[Any], structs: Any) -> None:
    ours, theirs = decode_with(Combination)(), decode_with(stock.Combination)()
    validated, converted = pydantic.validate_python(DATA), msgspec.convert(DATA, structs)
    report.add(
        f"Encode {COUNT} combinations, objects to dicts",
        "us each",
        per_object(
            {
                "stock generator": lambda: [item.to_dict() for item in theirs],
                "ours": lambda: [item.to_dict() for item in ours],
                "pydantic dump_python": lambda: pydantic.dump_python(validated, exclude_unset=True),
            }
        ),
    )
    report.add(
        f"Encode {COUNT} combinations, objects to bytes",
        "us each",
        per_object(
            {
                "stock generator, json": lambda: json.dumps([item.to_dict() for item in theirs]).encode(),
                "ours, json": lambda: ours_to_bytes(ours, None),
                "ours, orjson": lambda: ours_to_bytes(ours, orjson),
                "pydantic dump_json": lambda: pydantic.dump_json(validated, exclude_unset=True),
                "msgspec": lambda: msgspec.json.encode(converted),
            }
        ),
    )


def compare_memory(report: Report, stock: ModuleType, pydantic: TypeAdapter[Any], structs: Any) -> None:
    tasks: dict[str, Callable[[], object]] = {
        "stock generator": lambda: stock_from_bytes(stock.Combination),
        "ours": lambda: [Combination.from_dict(item) for item in json.loads(CONTENT)],
        "pydantic": lambda: pydantic.validate_json(CONTENT),
        "msgspec": lambda: msgspec.json.decode(CONTENT, type=structs),
        "dicts of json.loads": lambda: json.loads(CONTENT),
    }
    report.add(
        "Memory of a combination with its parts",
        "bytes",
        {name: memory(task) / COUNT for name, task in tasks.items()},
        {"ours": MEMORY_BUDGET},
    )


def per_object(contenders: dict[str, Callable[[], object]]) -> dict[str, float]:
    return {name: time / COUNT for name, time in cpu_times(contenders).items()}


def main() -> None:
    assert [item.to_dict() for item in ours_from_bytes(orjson)] == DATA
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        stock = stock_models(folder)
        pydantic = TypeAdapter(list[pydantic_models(folder).Combination])
        structs = list[msgspec_models(folder).Combination]
        report = Report(Path("reports/bench-codec.json"))
        for compare in (compare_decoding, compare_encoding, compare_memory):
            compare(report, stock, pydantic, structs)
    report.save()


if __name__ == "__main__":
    main()
