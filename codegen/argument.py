"""One argument of a generated function."""

from __future__ import annotations

from attrs import frozen

from codegen.prose import filled


@frozen
class Argument:
    """One argument of a generated function."""

    name: str
    annotation: str
    default: str
    doc: str
    key: str = ""
    bounds: tuple[int, int] | None = None
    """The least and the most that the contract allows of an integer."""
    joined: bool = False
    """Whether a list travels as one text with commas."""
    prefix: str | None = None
    """What the names in a map begin with; each of them is a parameter of its own."""

    @property
    def declaration(self) -> str:
        return f"{self.name}: {self.annotation}" + (f" = {self.default}" if self.default else "")

    @property
    def setting(self) -> str:
        """The statement that puts a query parameter into `params`."""
        if self is SELECTION:
            return f'params["{self.key}"] = selection({self.name}, _NEEDED)'
        if self.prefix is not None:
            return f'params.update(named("{self.name}", {self.name}, "{self.prefix}"))'
        value = f'joined("{self.name}", {self.name})' if self.joined else self.name
        return f'params["{self.key}"] = {value}'

    def line(self, indent: int) -> str:
        return filled(f"{self.name}: {self.doc}" if self.doc else f"{self.name}.", indent, hanging="    ")


SELECTION = Argument(
    "response_fields",
    "str | Unset",
    "UNSET",
    "Names of the fields that the answer shall have, such as `id,options(name)`; those that it must have to be "
    "of its type are added. The others are UNSET then.",
    "responseFields",
)
