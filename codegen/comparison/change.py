"""A change and what it means to a user of the client and to a server."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from attrs import evolve, frozen

Impacts = tuple["Impact", "Impact"]


class Impact(StrEnum):
    BREAKING = "breaking"
    ADDITIVE = "additive"
    EDITORIAL = "editorial"


class Side(StrEnum):
    """Who writes a value: the client a request, the server a response."""

    REQUEST = "request"
    RESPONSE = "response"


class Direction(StrEnum):
    """Whether fewer values are allowed than before, more, or others."""

    NARROWER = "narrower"
    WIDER = "wider"
    OTHER = "other"


B, A, E = Impact.BREAKING, Impact.ADDITIVE, Impact.EDITORIAL

# (for a user of the client, for a server). Allowing fewer values breaks who writes them,
# allowing more breaks who reads them.
BY_DIRECTION: Mapping[tuple[Side, Direction], Impacts] = {
    (Side.REQUEST, Direction.NARROWER): (B, A),
    (Side.REQUEST, Direction.WIDER): (A, B),
    (Side.REQUEST, Direction.OTHER): (B, B),
    (Side.RESPONSE, Direction.NARROWER): (A, B),
    (Side.RESPONSE, Direction.WIDER): (B, A),
    (Side.RESPONSE, Direction.OTHER): (B, B),
}

# The kinds that are not about which values are allowed.
KINDS: Mapping[str, Impacts] = {
    "operation-added": (A, B),
    "operation-removed": (B, A),
    "operation-renamed": (B, E),
    "webhook-added": (A, B),
    "webhook-removed": (B, A),
    "tag-changed": (B, E),
    "retry-weaker": (B, A),
    "retry-stronger": (A, B),
    "scope-added": (B, A),
    "scope-removed": (A, B),
    # The client refuses an answer about something else.
    "identity-added": (A, B),
    "identity-removed": (B, A),
    "security-added": (A, B),
    "security-removed": (B, A),
    "security-scheme-changed": (B, B),
    "server-added": (A, E),
    "server-removed": (B, E),
    "deprecated": (A, A),
    "no-longer-deprecated": (A, A),
    "also-accepts-added": (E, B),
    "also-accepts-removed": (E, A),
    "optional-parameter-added": (A, B),
    "required-parameter-added": (B, B),
    "parameter-removed": (B, A),
    "parameter-required": (B, A),
    "parameter-optional": (A, B),
    "optional-body-added": (A, B),
    "required-body-added": (B, B),
    "body-removed": (B, A),
    "body-required": (B, A),
    "body-optional": (A, B),
    "request-media-type-added": (A, B),
    "request-media-type-removed": (B, A),
    "response-media-type-added": (B, A),
    "response-media-type-removed": (B, B),
    "success-added": (B, A),
    "success-removed": (B, B),
    # The client raises for every status of an error, listed or not.
    "error-added": (A, A),
    "error-removed": (A, B),
    "error-code-added": (A, A),
    "error-code-removed": (B, A),
    "header-added": (A, A),
    "header-removed": (B, A),
    "link-changed": (E, E),
    # Classes and enums of the client are named after schemas.
    "schema-renamed": (B, E),
    "optional-request-field-added": (A, B),
    "required-request-field-added": (B, B),
    "optional-response-field-added": (A, A),
    "required-response-field-added": (A, B),
    "field-removed": (B, A),
    # Required fields may be given by position.
    "required-fields-reordered": (B, E),
    # How a method of the client is called; what is sent stays the same.
    "arguments-changed": (B, E),
    "unit-changed": (B, B),
    # Code that names the member of an enum that has gone does not run any more.
    "enum-member-gone": (B, A),
    "open-enum-member-added": (A, A),
    "text": (E, E),
    "unused-part": (E, E),
    "unclassified": (B, B),
}

# Words for people: a difference in them is editorial.
TEXT_KEYS = frozenset({"title", "summary", "description", "example", "examples", "externalDocs", "x-source"})


@frozen
class Change:
    """`names` are the operations and named parts by which people know what changed."""

    kind: str
    place: str
    what: str
    client: Impact
    server: Impact
    names: frozenset[str] = frozenset()
    side: str = ""

    @property
    def is_breaking(self) -> bool:
        return Impact.BREAKING in (self.client, self.server)


def changed(kind: str, place: str, what: str, *names: str) -> Change:
    return Change(kind, place, what, *KINDS[kind], frozenset(names))


def varied(subject: str, side: Side, direction: Direction, place: str, what: str) -> Change:
    """`subject` now allows fewer, more or other values."""
    kind = f"{side}-{subject}-{direction}"
    return Change(kind, place, what, *BY_DIRECTION[side, direction], side=side)


def named(changes: Iterable[Change], *names: str) -> Iterator[Change]:
    return (evolve(each, names=each.names | set(names)) for each in changes)


def merged(changes: Iterable[Change]) -> list[Change]:
    """Equal changes, met through several operations, as one; the worst first."""
    found: dict[Change, frozenset[str]] = {}
    for each in changes:
        key = evolve(each, names=frozenset())
        found[key] = found.get(key, frozenset()) | each.names
    whole = [evolve(key, names=names) for key, names in found.items()]
    return sorted(whole, key=lambda each: (_rank(each), each.place, each.side, each.what))


def _rank(change: Change) -> tuple[int, int]:
    order = list(Impact)
    return order.index(change.client), order.index(change.server)
