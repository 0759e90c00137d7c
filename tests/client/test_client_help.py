"""What help() and an editor's hovering show of the client."""

from __future__ import annotations

import doctest
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import ecwid_api
import ecwid_api.models
import ecwid_client
import ecwid_mock
import ecwid_sync
import pytest
import yaml
from ecwid_api import Resources
from ecwid_client import AsyncEcwidClient, EcwidClient
from ecwid_mock import Mock
from PIL import Image

SAMPLES = yaml.safe_load((Path(__file__).parents[2] / "codegen" / "samples.yaml").read_text("utf-8"))


def examples() -> Iterator[doctest.DocTest]:
    finder = doctest.DocTestFinder(recurse=False)
    with EcwidClient(4870020, "secret_demo") as ecwid:
        tags = [getattr(ecwid, name) for name in vars(Resources) if name.islower() and name[0] != "_"]
    for tag in tags:
        for name, method in inspect.getmembers(type(tag), inspect.isfunction):
            found = finder.find(method, f"{type(tag).__name__}.{name}", globs={})
            yield from (test for test in found if test.examples)


@pytest.mark.parametrize("example", list(examples()), ids=lambda test: test.name)
def test_an_example_gives_what_it_shows(
    example: doctest.DocTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Image.new("RGB", (8, 8)).save(tmp_path / "front.jpg")
    with Mock() as mock, EcwidClient(4870020, "secret_demo", transport=mock.transport()) as ecwid:
        example.globs["ecwid"] = ecwid
        assert doctest.DocTestRunner(verbose=False).run(example).failed == 0


def test_the_methods_used_most_have_an_example() -> None:
    """Each sample reaches a method, and those that are written by hand have their own."""
    shown = {example.name for example in examples()}
    written = {
        "Combinations.create",
        "Combinations.upload_image",
        "Products.find_by_sku",
        "Products.sku_index",
    }
    assert shown > written | {"Products.iterate", "Categories.list", "Batch.run"}
    assert len(shown) == len(SAMPLES) + len(written) + 1


@pytest.mark.parametrize("client", [EcwidClient, AsyncEcwidClient])
def test_the_signature_fits_on_a_screen(client: type) -> None:
    """No default is longer than a word or an address."""
    for parameter in inspect.signature(client).parameters.values():
        assert len(repr(parameter.default)) <= 40, parameter


@pytest.mark.parametrize("name", ["deadline", "retries", "requests_per_minute", "timeout"])
def test_the_docstring_says_what_a_default_is(name: str) -> None:
    """A signature shows a constant's name, which is short and says nothing."""
    default = inspect.signature(EcwidClient).parameters[name].default
    said = " ".join((inspect.getdoc(EcwidClient.__init__) or "").partition(f"\n    {name}:")[2].split())
    assert re.search(r"(\d+) when left out", said)[1] == f"{default:g}"  # type: ignore[index]


def test_a_resource_shows_its_methods_and_nothing_else() -> None:
    with EcwidClient(4870020, "secret_demo") as ecwid:
        for resource in (ecwid.combinations, ecwid.products, ecwid.profile):
            shown = [name for name in dir(resource) if not name.startswith("_")]
            assert [name for name in shown if not callable(getattr(resource, name))] == []


@pytest.mark.parametrize("package", [ecwid_api, ecwid_api.models, ecwid_client, ecwid_mock, ecwid_sync])
def test_everything_public_has_a_docstring(package: ModuleType) -> None:
    """Classes, their methods and functions; what they inherit from other people's classes is theirs."""
    public = {name: getattr(package, name) for name in package.__all__}
    methods = {
        f"{name}.{method}": function
        for name, one in public.items()
        if inspect.isclass(one)
        for method, function in inspect.getmembers(one, inspect.isroutine)
        if method[0] != "_" and (getattr(function, "__module__", None) or "").startswith("ecwid_")
    }
    spoken = {name: one for name, one in public.items() if inspect.isclass(one) or inspect.isroutine(one)}
    assert {name for name, one in (spoken | methods).items() if not inspect.getdoc(one)} == set()
