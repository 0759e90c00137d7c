"""All operations of the contract with their `x-` extensions, which the generator does not pass on."""

from __future__ import annotations

from collections.abc import Iterator

from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.strings import PythonIdentifier, pascal_case, snake_case

from codegen.endpoint import BOUND, TAKEN, Plan
from codegen.generator_input import Contract, UnsupportedError
from codegen.models import Models, bounds_of
from codegen.names import method_name
from codegen.prose import sentence

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class Operations:
    """Finds what the contract says of an endpoint that the generator parsed."""

    def __init__(self, contract: Contract, models: Models) -> None:
        self.contract = contract
        self.models = models
        self._places = {self._identifier(place): place for place in self._operation_places()}
        self._refuse_twins()

    def _operation_places(self) -> Iterator[tuple[str, str, str]]:
        for path, item in self.contract.document.data.get("paths", {}).items():
            yield from (("paths", path, method) for method in METHODS if method in item)

    def _identifier(self, place: tuple[str, str, str]) -> str:
        operation = self.contract.at(place)
        if not operation.get("operationId") or not operation.get("tags"):
            raise UnsupportedError(place, "an operation needs an operationId and a tag")
        return PythonIdentifier(operation["operationId"], "field_")

    def _refuse_twins(self) -> None:
        """Refuse two operations of a tag with one method name, and one with the name of an attribute."""
        seen: set[tuple[str, str]] = set()
        for place in self._operation_places():
            operation = self.contract.at(place)
            name = (operation["tags"][0], method_name(operation["operationId"], operation["tags"][0]))
            if name in seen or name[1] in {*TAKEN, "store_id"}:
                raise UnsupportedError(place, f"the method name {name[1]} is taken")
            seen.add(name)

    def plan(self, endpoint: Endpoint) -> Plan:
        return Plan(self.contract, self.models, endpoint, self._places[endpoint.name])

    def store_checks(self) -> list[str]:
        """The statement that holds the store's id to its bounds, if the contract has such a parameter."""
        bounds = {
            bounds_of(parameter["schema"])
            for operation in self.contract.document.operations()
            for parameter in self.contract.document.parameters(operation)
            if parameter["in"] == "path" and snake_case(parameter["name"]) == BOUND
        }
        return [f'check_integer("{BOUND}", {BOUND}, {low}, {high})' for low, high in filter(None, bounds)]

    def class_name(self, tag: str) -> str:
        return pascal_case(tag)

    def tag_doc(self, tag: str) -> str:
        tags = {snake_case(entry["name"]): entry for entry in self.contract.document.data.get("tags", ())}
        return sentence(tags.get(tag, {}).get("description", f"Operations of the tag {tag}"))
