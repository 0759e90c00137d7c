"""Facts as data: a row is a few requests, and what must be seen in their answers.

`vendor_facts.yaml` and `catalog_rules.yaml` say in their heads what a row holds. A row makes what it needs, under names
of its own, so that it can be played against any server, beside whatever else is in the store.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from contract_tests.contract.bodies import GIF, PNG
from contract_tests.target.scratch import Scratch
from contract_tests.target.target import Target, json_of
from contract_tests.wire import Answer, Request

FILES = ("vendor_facts.yaml", "catalog_rules.yaml")
# A search or a batch may lag; against a server on loopback nothing is gained by waiting between the looks.
LOOKS = 100
CONTENTS = {"png": PNG, "gif": GIF}
_ABSENT = object()
_NAME = re.compile(r"\{([a-z]\w*)\}")  # {4} is a part of a pattern.


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a file."""

    fact: str
    source: str
    steps: tuple[Mapping[str, Any], ...]

    @property
    def name(self) -> str:
        return self.fact.rstrip(".")


@cache
def facts() -> tuple[Fact, ...]:
    loaded = [row for file in FILES for row in yaml.safe_load((Path(__file__).parent / file).read_text())]
    return tuple(Fact(row["fact"], row["source"], tuple(row["steps"])) for row in loaded)


@dataclass(slots=True)
class Play:
    """One row on its way: what was kept of the answers so far, by name."""

    target: Target
    scratch: Scratch
    kept: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        word = re.sub(r"\W", "", self.scratch.own_sku())
        self.kept = {"s": self.scratch.own_sku(), "w": f"w{word}"}

    def run(self, fact: Fact) -> None:
        """
        Raises:
            BrokenContractError: an answer is not what the row says.
        """
        for step in fact.steps:
            for _ in range(LOOKS if step.get("until") else 1):
                request = self._request(step)
                answer = self.target.recorder(request)
                problems = list(self.problems(step, answer))
                if not problems:
                    break
            self.target.check(
                self.target.recorder.operation(request),
                "fact",
                (f"{fact.fact} {step['send']}: {problem}" for problem in problems),
            )
            self._keep(step, answer)

    def _request(self, step: Mapping[str, Any]) -> Request:
        method, _, path = step["send"].partition(" ")
        account = self.target.accounts[0]
        headers = {"Authorization": f"Bearer {account.token}"}
        content = b""
        if "json" in step:
            headers["Content-Type"] = "application/json; charset=UTF-8"
            content = json.dumps(self._filled(step["json"])).encode()
        elif "form" in step:
            headers["Content-Type"] = "application/x-www-form-urlencoded; charset=UTF-8"
            content = self._filled(step["form"]).encode()
        elif "bytes" in step:
            headers["Content-Type"] = "application/octet-stream; charset=UTF-8"
            content = CONTENTS.get(step["bytes"]) or step["bytes"].encode()
        headers |= step.get("headers", {})
        target = f"/{account.store}{self._filled_text(path)}"
        return Request(method, target, tuple(headers.items()), content)

    def _keep(self, step: Mapping[str, Any], answer: Answer) -> None:
        value = json_of(answer)
        for name, path in step.get("keep", {}).items():
            self.kept[name] = picked(value, path)
        if step["send"] == "POST /products" and answer.status == 200:
            self.scratch.products.append(value["id"])
        elif step["send"] in ("POST /categories", "POST /classes") and answer.status == 200:
            self.scratch.others.append(f"{step['send'].partition(' ')[2]}/{value['id']}")

    # Values with names in them

    def _filled(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: self._filled(item) for name, item in value.items()}
        if isinstance(value, list):
            return [self._filled(item) for item in value]
        if not isinstance(value, str):
            return value
        whole = _NAME.fullmatch(value)
        return self.kept[whole[1]] if whole else self._filled_text(value)

    def _filled_text(self, text: str) -> str:
        return _NAME.sub(lambda name: str(self.kept[name[1]]), text)

    # What must be seen

    def problems(self, step: Mapping[str, Any], answer: Answer) -> Iterator[str]:
        wanted = step.get("status", 200)
        if answer.status not in (wanted if isinstance(wanted, list) else [wanted]):
            yield f"answered {answer.status} {answer.body[:120]!r}, expected {wanted}"
            return
        if "content" in step and answer.body != step["content"].encode():
            yield f"the content is {answer.body[:80]!r}, expected {step['content']!r}"
        value = json_of(answer) if step.get("see") else None
        for path, expected in step.get("see", {}).items():
            shown = picked(value, path)
            if not self._fits(shown, self._filled(expected)):
                seen = "absent" if shown is _ABSENT else repr(shown)[:200]
                yield f"{path} is {seen}, expected {self._filled(expected)}"

    def _fits(self, shown: Any, expected: Any) -> bool:
        if isinstance(expected, dict) and len(expected) == 1 and next(iter(expected)).startswith("$"):
            kind, wanted = next(iter(expected.items()))
            return self._matches(kind, shown, wanted)
        if isinstance(expected, dict):
            return isinstance(shown, dict) and all(
                self._fits(shown.get(name, _ABSENT), item) for name, item in expected.items()
            )
        if isinstance(expected, list):
            return (
                isinstance(shown, list)
                and len(shown) == len(expected)
                and all(map(self._fits, shown, expected))
            )
        return bool(shown == expected) and isinstance(shown, bool) == isinstance(expected, bool)

    def _matches(self, kind: str, shown: Any, wanted: Any) -> bool:
        match kind:
            case "$absent":
                return (shown is _ABSENT) is wanted
            case "$above":
                return isinstance(shown, int | float) and shown > wanted
            case "$like":
                return isinstance(shown, str) and re.search(str(wanted), shown) is not None
            case "$set":
                return isinstance(shown, list) and sorted(map(repr, shown)) == sorted(map(repr, wanted))
            case "$has":
                return isinstance(shown, list) and all(each in shown for each in wanted)
            case "$lacks":
                return isinstance(shown, list) and not any(each in shown for each in wanted)
            case "$ours":  # Of what this row has made, exactly these, in this order.
                ours = set(map(repr, self.kept.values()))
                return isinstance(shown, list) and [each for each in shown if repr(each) in ours] == list(
                    wanted
                )
            case "$order":  # Perhaps with others between them.
                return isinstance(shown, list) and [each for each in shown if each in wanted] == list(wanted)
            case "$steps":
                return isinstance(shown, list) and all(b - a == wanted for a, b in pairwise(shown))
            case "$count":
                return isinstance(shown, list) and len(shown) == int(wanted)
        raise ValueError(f"{kind} is no kind of expectation")


def picked(value: Any, path: str) -> Any:
    """What stands at a path such as `items[].id` or `media.images[0].id`; `$` is the whole."""
    if path == "$":
        return value
    head, _, rest = path.partition(".")
    name, _, index = head.partition("[")
    if name:
        value = value.get(name, _ABSENT) if isinstance(value, dict) else _ABSENT
    if index == "]":
        if not isinstance(value, list):
            return _ABSENT
        return [picked(each, rest) if rest else each for each in value]
    if index:
        at = int(index.rstrip("]"))
        value = value[at] if isinstance(value, list) and -len(value) <= at < len(value) else _ABSENT
    return picked(value, rest) if rest and value is not _ABSENT else value
