"""What help() and an editor's hovering show of the client."""

from __future__ import annotations

import doctest
import inspect
from collections.abc import Iterator
from pathlib import Path

import ecwid_client
import pytest
import yaml
from ecwid_api.api import combinations, products, profile
from ecwid_client import AsyncEcwidClient, EcwidClient
from ecwid_client.resources import Combinations
from ecwid_mock import Mock
from PIL import Image

SAMPLES = yaml.safe_load((Path(__file__).parents[2] / "codegen" / "samples.yaml").read_text("utf-8"))


def examples() -> Iterator[doctest.DocTest]:
    finder = doctest.DocTestFinder(recurse=False)
    classes = (Combinations, combinations.Combinations, products.Products, profile.Profile)
    for cls in classes:
        for name, method in vars(cls).items():
            if inspect.isfunction(method):
                found = finder.find(method, f"{cls.__module__}.{cls.__name__}.{name}", globs={})
                yield from (test for test in found if test.examples)


@pytest.mark.parametrize("example", list(examples()), ids=lambda test: test.name.removeprefix("ecwid_"))
def test_an_example_gives_what_it_shows(
    example: doctest.DocTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Image.new("RGB", (8, 8)).save(tmp_path / "front.jpg")
    with Mock() as mock, EcwidClient(4870020, "secret_demo", transport=mock.transport()) as ecwid:
        example.globs["ecwid"] = ecwid
        assert doctest.DocTestRunner(verbose=False).run(example).failed == 0


def test_the_methods_used_most_have_an_example() -> None:
    """Ten and more, those of the hand-written methods included."""
    assert len({example.name.rpartition(".")[2] for example in examples()} | set(SAMPLES)) >= 10
    assert len(list(examples())) >= len(SAMPLES) + 2


@pytest.mark.parametrize("client", [EcwidClient, AsyncEcwidClient])
def test_the_signature_fits_on_a_screen(client: type) -> None:
    """No default is longer than a word or an address."""
    for parameter in inspect.signature(client).parameters.values():
        assert len(repr(parameter.default)) <= 40, parameter


def test_a_resource_shows_its_methods_and_nothing_else() -> None:
    with EcwidClient(4870020, "secret_demo") as ecwid:
        for resource in (ecwid.combinations, ecwid.products, ecwid.profile):
            shown = [name for name in dir(resource) if not name.startswith("_")]
            assert [name for name in shown if not callable(getattr(resource, name))] == []


@pytest.mark.parametrize(
    "name", ["EcwidClient", "AsyncEcwidClient", "Hooks", "Timeout", "Clock", "file_bucket"]
)
def test_every_public_tool_has_a_docstring(name: str) -> None:
    assert inspect.getdoc(getattr(ecwid_client, name))
