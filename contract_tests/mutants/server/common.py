"""The words in which defects of the server are written: most give a `Spoil`, from a call to its answer.

`Changes` are fields by name, made from an object: a value, or `...`, which drops the field. Written as keywords, a
field may also be a function, by which the value is changed where the field is there.
"""

from __future__ import annotations

import json as json_
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import Any, TypeGuard

from contract_tests.mutants.registry import Call, Spoil, value_of
from contract_tests.wire import Answer

Object = dict[str, Any]
Kept = dict[Any, Any]
Changes = Callable[[Object], Object]
Change = Callable[[Answer], Answer]


# Values


def is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_null(value: Any) -> bool:
    return value is None


def is_a(*types: type) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, types)


def is_integer(value: Any) -> TypeGuard[int]:
    return type(value) is int


def objects(value: Any) -> list[Object]:
    """A list of objects as it is, anything else as an empty one."""
    is_list = isinstance(value, list) and all(isinstance(each, dict) for each in value)
    return list(value) if is_list else []


def without(value: Object, *names: str) -> Object:
    return {name: item for name, item in value.items() if name not in names}


def turned(values: list[Any]) -> list[Any]:
    return values[::-1]


def with_fields(value: Object, changes: Changes | None = None, **fields: Any) -> Object:
    new = changes(value) if changes else {}
    for name, field in fields.items():
        if not callable(field):
            new[name] = field
        elif name in value:
            new[name] = field(value[name])
    return {name: item for name, item in {**value, **new}.items() if item is not ...} if new else value


# Answers


def as_json(answer: Answer, value: Any, status: int | None = None) -> Answer:
    body = json_.dumps(value, ensure_ascii=False).encode()
    kept = tuple(pair for pair in answer.headers if pair[0].lower() not in ("content-length", "content-type"))
    ours = (("content-type", "application/json; charset=utf-8"), ("content-length", str(len(body))))
    return replace(answer, status=status or answer.status, headers=kept + ours, body=body)


def changed(answer: Answer, changes: Changes | None = None, **fields: Any) -> Answer:
    """A JSON object with some fields changed."""
    value = value_of(answer)
    return as_json(answer, with_fields(value, changes, **fields)) if isinstance(value, dict) else answer


def status(code: int) -> Change:
    return lambda answer: replace(answer, status=code)


def says(value: Any, code: int = 200) -> Change:
    return lambda answer: as_json(answer, value, code)


def having(changes: Changes | None = None, **fields: Any) -> Change:
    return lambda answer: changed(answer, changes, **fields)


def refusal(code: int, message: str = "Refused", error: str = "WRONG_PARAMETER") -> Answer:
    return as_json(Answer(code), {"errorMessage": message, "errorCode": error})


def with_items(answer: Answer, items: list[Any], **fields: Any) -> Answer:
    return changed(answer, items=items, count=len(items), **fields)


def only(answer: Answer, is_found: Callable[[Object], object]) -> Answer:
    """The page without some of its items."""
    if answer.status != 200:
        return answer
    page = value_of(answer)
    kept = [item for item in page["items"] if is_found(item)]
    return with_items(answer, kept, total=page["total"] - page["count"] + len(kept))


def each(answer: Answer, names: Collection[str], changes: Changes | None = None, **fields: Any) -> Answer:
    """Changes each object that a 200 shows: in a list, in a field of one of these names, or by itself."""
    value = value_of(answer)
    if answer.status != 200:
        return answer
    if isinstance(value, list):
        return as_json(answer, [with_fields(item, changes, **fields) for item in value])
    if not isinstance(value, dict):
        return answer
    for name in names & value.keys():
        items = [with_fields(item, changes, **fields) for item in value[name]]
        return as_json(answer, {**value, name: items})
    return as_json(answer, with_fields(value, changes, **fields))


def combinations(answer: Answer, changes: Changes | None = None, **fields: Any) -> Answer:
    """Changes each combination that a 200 shows, wherever it shows it."""
    is_empty = (
        answer.status == 200
        and isinstance(value_of(answer), dict)
        and not any(name in value_of(answer) for name in ("combinationNumber", "combinations"))
    )
    return answer if is_empty else each(answer, {"combinations"}, changes, **fields)


# Spoils of the answer


def on(what: int | bytes, change: Change | Answer) -> Spoil:
    """Changes what is answered with this status, or with this text in the body."""

    def spoil(call: Call) -> Answer:
        answer = call.passed()
        if answer.status != what and not (isinstance(what, bytes) and what in answer.body):
            return answer
        return change if isinstance(change, Answer) else change(answer)

    return spoil


def json(change: Callable[[Any], Any]) -> Spoil:
    return on(200, lambda answer: as_json(answer, change(value_of(answer))))


def shows(changes: Changes | None = None, **fields: Any) -> Spoil:
    return on(200, having(changes, **fields))


def each_combination(changes: Changes | None = None, **fields: Any) -> Spoil:
    return lambda call: combinations(call.passed(), changes, **fields)


def each_item(changes: Changes | None = None, **fields: Any) -> Spoil:
    """Of a page, or of a list, or the one that is read."""
    return lambda call: each(call.passed(), {"items"}, changes, **fields)


def finds_only(
    is_meant: Callable[[dict[str, str]], object], is_found: Callable[[Object, dict[str, str]], object]
) -> Spoil:
    """What does not fit a second time, by another rule, is missing in the page."""

    def spoil(call: Call) -> Answer:
        asked = call.asked
        return only(call.passed(), lambda item: is_found(item, asked)) if is_meant(asked) else call.passed()

    return spoil


def remembering(by: str, look: Callable[[Call], Kept], show: Callable[[Call, Answer, Kept], Answer]) -> Spoil:
    """What is seen before `by` succeeds is kept, for the answers of the other operations."""

    def spoil(call: Call) -> Answer:
        kept = call.memory.setdefault("kept", {})
        if call.operation != by:
            return show(call, call.passed(), kept)
        seen, answer = look(call), call.passed()
        if answer.status == 200:
            kept.update(seen)
        return answer

    return spoil


def with_addresses(_: Call, answer: Answer, kept: Kept) -> Answer:
    """Images of combinations are shown under the addresses that were kept."""
    name = "originalImageUrl"
    return combinations(answer, lambda c: {name: kept.get(str(c["id"]), c[name])} if name in c else {})


# Spoils of what is asked


def when(is_meant: Callable[[Call], object], spoil: Spoil | Answer) -> Spoil:
    """The defect of some calls only."""

    def spoil_some(call: Call) -> Answer:
        if not is_meant(call):
            return call.passed()
        return spoil if isinstance(spoil, Answer) else spoil(call)

    return spoil_some


def sends(name: str) -> Callable[[Call], bool]:
    return lambda call: name in call.body


def asks(*names: str) -> Callable[[Call], bool]:
    return lambda call: not call.asked.keys().isdisjoint(names)


def rewritten(changes: Changes) -> Spoil:
    """The object of the request is passed on with changed fields."""

    def spoil(call: Call) -> Answer:
        new = changes(call.body) if call.has_body else {}
        return call.with_body(**new) if new else call.passed()

    return spoil


def sent(name: str, is_meant: Callable[[Any], object], to: Callable[[Any], Any]) -> Spoil:
    """A field of the request is passed on as another value."""
    return rewritten(lambda body: {name: to(body[name])} if name in body and is_meant(body[name]) else {})


def lost(name: str, is_meant: Callable[[Any], object] = lambda _: True) -> Spoil:
    return sent(name, is_meant, lambda _: ...)


def added(**fields: Any) -> Spoil:
    """What the request leaves out is passed on all the same."""
    return rewritten(lambda body: {name: fields[name] for name in fields if name not in body})


def asked_as(name: str, change: Callable[[str], str]) -> Spoil:
    """With another text for a parameter, without it if nothing is left of the text."""

    def spoil(call: Call) -> Answer:
        asked = call.asked
        if name in asked:
            asked[name] = change(asked[name])
            if not asked[name]:
                del asked[name]
        return call.asking(asked)

    return spoil


def overlooks(name: str) -> Spoil:
    return asked_as(name, lambda _: "")


def always_asked(**more: str) -> Spoil:
    """With further parameters, where the request has others of its own for them."""
    return lambda call: call.asking({**call.asked, **more})


def target(pattern: str, replacement: str = "") -> Spoil:
    return lambda call: call.with_target(re.sub(pattern, replacement, call.request.target))


def passing(what: bytes, **fields: Any) -> Spoil:
    """What is refused for this is asked again with other fields."""

    def spoil(call: Call) -> Answer:
        answer = call.passed()
        return call.with_body(**fields) if what in answer.body else answer

    return spoil


# Spoils of what is done


def also(effect: Callable[[Call], object], on: Collection[int] = (200,)) -> Spoil:
    """What is answered so has another effect too."""
    return also_after(lambda _: None, lambda call, _: effect(call), on)


def also_after(
    look: Callable[[Call], Any], effect: Callable[[Call, Any], object], on: Collection[int] = (200,)
) -> Spoil:
    """The same, with what was seen before."""

    def spoil(call: Call) -> Answer:
        before = look(call)
        answer = call.passed()
        if answer.status in on:
            effect(call, before)
        return answer

    return spoil


def undone(call: Call, refusal: Answer, answer: Answer) -> Answer:
    """A refusal instead of what succeeds; what was created is taken back."""
    if answer.status != 200:
        return answer
    if "id" in value_of(answer):
        call.delete(f"{call.request.path}/{value_of(answer)['id']}")
    return refusal


def refusing(
    is_refused: Callable[[Call, Any], object],
    refusal: Answer,
    look: Callable[[Call], Any] = lambda _: None,
) -> Spoil:
    def spoil(call: Call) -> Answer:
        before = look(call)
        answer = call.passed()
        return undone(call, refusal, answer) if answer.status == 200 and is_refused(call, before) else answer

    return spoil


def products(call: Call) -> list[str]:
    own = f"{call.store}/products"
    return [f"{own}/{product['id']}" for product in call.seen(own).get("items", ())]


def combination_paths(call: Call, combinations: Iterable[Object] | None = None) -> list[str]:
    """Of the product's combinations, or of these."""
    listed = call.listed() if combinations is None else combinations
    return [f"{call.product}/combinations/{combination['id']}" for combination in listed]
