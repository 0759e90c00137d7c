"""What a call to the service is made of."""

from __future__ import annotations

from collections.abc import AsyncIterable, Callable, Iterable, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Generic, Literal, TypeAlias, TypeVar
from urllib.parse import quote

from attrs import field, frozen

T = TypeVar("T")


class Unset(Enum):
    """The type of UNSET."""

    # Not a string or a number, so that no JSON encoder can take it for a value.
    UNSET = ...

    if not TYPE_CHECKING:
        # Enum's own is written in Python, and a missing enum field is looked up in a dict.
        __hash__ = object.__hash__

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __str__(self) -> str:
        # A cell of a table stays empty: the word would come back as a value.
        return ""


UNSET: Final = Unset.UNSET
"""Not given: left out of a request, missing from a response. None is sent as null instead."""

Content: TypeAlias = bytes | Iterable[bytes] | AsyncIterable[bytes] | BinaryIO
"""The bytes of a request body that is not JSON."""

Scalar: TypeAlias = str | int | float | bool

OPERATION_EXTENSION: Final = "ecwid_operation"
"""The key in an httpx request's `extensions` under which it carries its Operation."""


def _pairs(descriptions: Mapping[int, str] | tuple[tuple[int, str], ...]) -> tuple[tuple[int, str], ...]:
    # attrs.evolve passes the pairs of the operation that it starts from.
    return descriptions if isinstance(descriptions, tuple) else tuple(descriptions.items())


@frozen
class Operation:
    """What the contract says of one operation."""

    id: str
    method: str
    path: str
    """The path as in the contract, with its parameters in braces."""
    retry: Literal["idempotent", "create", "once"]
    """Whether a retry is safe: always; after a look whether the first try succeeded; only if that was not sent."""
    tag: str
    scopes: tuple[str, ...] = ()
    """Access scopes that a token needs."""
    max_body_bytes: int | None = None
    """The most bytes that a body may have, where the contract says so."""
    _descriptions: tuple[tuple[int, str], ...] = field(
        default=(), converter=_pairs, alias="descriptions", repr=False
    )

    @property
    def descriptions(self) -> Mapping[int, str]:
        """What each documented status means."""
        return dict(self._descriptions)


@frozen
class Call(Generic[T]):
    """One request, not yet sent, and how to read its answer."""

    operation: Operation
    url: str
    """The path, filled in and quoted, to be appended to a base URL."""
    parse: Callable[[bytes], T] = field(repr=False)
    """Turns the body of a 2xx answer into its value; raises DecodeError if it breaks the contract."""
    params: Mapping[str, Scalar | Sequence[Scalar]] = field(factory=dict)
    headers: Mapping[str, str] = field(factory=dict)
    json: Any = UNSET
    """The body as JSON data; UNSET for none."""
    content: Content | None = field(default=None, repr=False)
    """The body as bytes."""


def check_integer(name: str, value: object, least: int, most: int) -> None:
    """ValueError unless the argument is an integer within these bounds; shows it only if it is a number."""
    if type(value) is not int or not least <= value <= most:
        shown = f"{value!r:.40}" if isinstance(value, int | float) else type(value).__name__
        raise ValueError(f"{name} must be an integer from {least} to {most}, not {shown}")


def check_size(operation: Operation, content: Content | None) -> None:
    """ValueError if the bytes of a body are more than the contract allows; a stream is not measured."""
    most = operation.max_body_bytes
    if most is not None and isinstance(content, bytes) and len(content) > most:
        raise ValueError(f"{operation.id}: the body has {len(content):,} bytes, more than {most:,}")


def joined(name: str, values: Sequence[Scalar]) -> str:
    """`values` as one text with commas; ValueError for none at all, which the service would take for no filter."""
    if isinstance(values, str) or not values:
        raise ValueError(f"{name} must be a list with at least one entry, not {values!r:.40}")
    texts = [str(value) for value in values]
    if any("," in text for text in texts):
        raise ValueError(f"{name} is sent with commas between its entries, so none of them may have one")
    return ",".join(texts)


def named(name: str, values: Mapping[str, Scalar], prefix: str) -> Mapping[str, Scalar]:
    """`values`, each a parameter of its own; ValueError for a name that does not begin with `prefix`."""
    for key in values:
        if not key.startswith(prefix) or key == prefix:
            raise ValueError(f"{name}: {key!r:.60} does not begin with {prefix!r} and a name")
    return values


def header_text(name: str, value: str) -> str:
    """`value`, if it can stand in a header as it is: printable ASCII without blanks at its ends."""
    if (
        not isinstance(value, str)
        or not value.isascii()
        or not value.isprintable()
        or not value.strip() == value != ""
    ):
        raise ValueError(f"{name} is sent in a header, so it must be printable ASCII, not {value!r:.60}")
    return value


def path_segment(name: str, value: object) -> str:
    """`value` quoted as one segment of a path; ValueError for what cannot be one."""
    segment = quote(str(value), safe="")
    if not isinstance(value, int | str) or isinstance(value, bool) or segment in {"", ".", ".."}:
        raise ValueError(f"{name} must be a number or a text that can stand in a path, not {value!r}")
    return segment
