"""Writes as plans: a request, the answer that it must get, and what it changes in the model.

A plan is made from the model as it is. So the same plan can be sent by itself or in a batch, and both must come to
the same. `WRITES` holds all there are, each made by what two small numbers choose.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from contract_tests.contract.bodies import GIF, PNG
from contract_tests.legs.machine.goods import Catalog
from contract_tests.legs.machine.things import OK, Expected

GONE = Expected(404)
NAME_TAKEN = Expected(409)
REFUSED = Expected(400)
ADDRESSES = tuple(f"https://images.example.com/{name}" for name in ("radish.png", "leaf%20a", "root?size=L"))
WORDS = ("Radish", "Turnip", "Beet", "radish leaf")
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Plan:
    """`applied` is given the answer; it cannot do without where `learns` is set."""

    operation: str
    ids: Mapping[str, int]
    body: Any = None
    expected: Expected = OK
    query: Mapping[str, Any] = field(default_factory=dict)
    applied: Callable[[Any], object] = lambda answer: None
    learns: bool = False

    @property
    def succeeds(self) -> bool:
        return self.expected.status == 200


Make = Callable[[Catalog, int, int], Plan]
WRITES: dict[str, Make] = {}


def write(make: Make) -> Make:
    WRITES[make.__name__] = make
    return make


def write_of(kind: str, creation: Make) -> Callable[[Callable[[Catalog, Any, int], Plan]], Make]:
    """Of one of the things of a kind, which the first number chooses; one is made where there is none."""

    def register(make: Callable[[Catalog, Any, int], Plan]) -> Make:
        @wraps(make)
        def chosen(catalog: Catalog, a: int, b: int) -> Plan:
            things = getattr(catalog, kind)
            return make(catalog, picked(things, a), b) if things else creation(catalog, a, b)

        return write(chosen)

    return register


def deleted(count: int = 1) -> Expected:
    return Expected(200, body={"deleteCount": count})


def picked(things: Mapping[int, Thing], which: int) -> Thing:
    return list(things.values())[which % len(things)]


def named(catalog: Catalog, b: int) -> str:
    return f"{catalog.word} {WORDS[b % len(WORDS)]}"


def some_goods(catalog: Catalog, b: int) -> list[int]:
    return [id_ for place, id_ in enumerate(catalog.goods) if b >> place % 3 & 1]


def alt_of(b: int) -> str | None:
    return "A radish" if b > 4 else None


def image_plan(operation: str, ids: Mapping[str, int], b: int, applied: Callable[[Any, str], object]) -> Plan:
    """As bytes, by an address, or by one that is fetched later."""
    if b < 2:
        return Plan(operation, ids, (PNG, GIF)[b], applied=lambda answer: applied(answer, ""))
    address = ADDRESSES[b % len(ADDRESSES)]
    if b < 4:
        query = {"externalUrl": address}
        return Plan(operation, ids, query=query, applied=lambda answer: applied(answer, address))
    alt = {"alt": {"main": alt_of(b)}} if alt_of(b) else {}
    body = {"url": address, "width": 12, "height": 9, **alt}
    return Plan(f"{operation}Async", ids, body, applied=lambda answer: applied(answer, address))
