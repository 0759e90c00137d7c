"""Settings of the documentation; `make docs` builds it into docs/build. Nothing is fetched from outside."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import ecwid_api.models
import ecwid_client
import ecwid_mock
import ecwid_sync
import ecwid_sync.workers
from ecwid_api import Resources
from ecwid_client import AsyncEcwidClient, EcwidClient, EcwidError
from ecwid_client import errors as errors_module
from ecwid_sync.command.line import ecwid
from sphinx.ext.napoleon import GoogleDocstring

DOCS = Path(__file__).resolve().parent
PROJECT = tomllib.loads((DOCS.parent / "pyproject.toml").read_text("utf-8"))["project"]

copyright = "2026, the ecwid-client authors"
project = PROJECT["name"]
author = PROJECT["authors"][0]["name"]
release = PROJECT["version"]
html_title = f"{project} {release}"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_copybutton"]
html_theme = "furo"
exclude_patterns = ["build", "page"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
# Signatures as the source has them: a default by its name, and a line for each argument.
autodoc_preserve_defaults = True
autodoc_typehints_format = "short"
autodoc_member_order = "bysource"
maximum_signature_line_length = 80
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_attr_annotations = True
# Two packages have a Journal; a type's name alone does not say which.
suppress_warnings = ["ref.python"]
html_show_sphinx = False
html_copy_source = False
html_show_sourcelink = False


# Napoleon takes what stands before a colon in a field's description for its type; here a type is an annotation.
GoogleDocstring._consume_inline_attribute = lambda self: ("", self._dedent(self._consume_to_end()))  # noqa: SLF001

# And what stands before a colon in "Returns" for its type, which the signature shows.
GoogleDocstring._consume_returns_section = lambda self, preprocess_types=False: [  # noqa: SLF001
    ("", "", self._dedent(self._consume_to_next_section()))
]


def without_internals(
    app: Any, what: str, name: str, thing: Any, options: Any, signature: str, result: str
) -> Any:
    """What the client makes by itself, such as the class of a tag, is shown without the arguments it takes."""
    return ("", result) if what == "class" and re.match(r"\((runner|caller):", signature or "") else None


def setup(app: Any) -> None:
    app.connect("autodoc-process-signature", without_internals)


# Most of what these have is inherited. Of other classes that would show the methods of dict and Exception.
INHERITING = (EcwidClient, AsyncEcwidClient, ecwid_mock.Mock)
# What a reader looks for first; the rest follows by name.
FIRST = {
    ecwid_client: ["EcwidClient", "AsyncEcwidClient", "Timeout", "Hooks"],
    ecwid_mock: ["Mock", "Server", "serve", "Store", "Fault"],
    ecwid_sync: ["plan", "apply", "resume", "pull", "undo", "Row", "Journal"],
}


def directive(kind: str, name: str, *options: str) -> str:
    return "\n".join([f".. {kind}:: {name}", *(f"   :{option}:" for option in options), ""])


def page(title: str, text: str, *directives: str) -> str:
    return "\n".join([title, "=" * len(title), "", text, "", *directives])


def entry(module: ModuleType, name: str) -> str:
    """One public name, as what it is."""
    thing = getattr(module, name)
    place = f"{module.__name__}.{name}"
    if inspect.isclass(thing):
        if issubclass(thing, Exception):
            return directive("autoexception", place, "members", "show-inheritance")
        return directive(
            "autoclass", place, "members", *(["inherited-members"] if thing in INHERITING else [])
        )
    return directive("autofunction" if inspect.isroutine(thing) else "autodata", place)


def names_of(module: ModuleType, besides: Iterable[str] = ()) -> list[str]:
    first = FIRST.get(module, [])
    rest = sorted({*module.__all__} - {*first, *besides, "__version__"}, key=str.lower)
    return [*first, *rest]


def package(title: str, text: str, module: ModuleType, besides: Iterable[str] = ()) -> str:
    return page(title, text, *(entry(module, name) for name in names_of(module, besides)))


def resources() -> str:
    """A class for each tag of the contract, as the client has it, so that a new tag needs no written line."""
    tags = [name for name in vars(Resources) if not name.startswith("_") and name != "store_id"]
    with EcwidClient(1, "secret_nobody") as client:  # asks nobody for anything
        classes = [type(getattr(client, tag)) for tag in tags]
    shown = [
        directive("autoclass", f"{one.__module__}.{one.__qualname__}", "members", "inherited-members")
        for one in classes
    ]
    text = "What ``EcwidClient`` has for each tag of the contract; ``AsyncEcwidClient`` has the same with ``await``."
    return page("Resources", text, *shown)


def errors() -> str:
    first, _, tree = (errors_module.__doc__ or "").partition("\n\n")
    classes = [name for name, value in vars(errors_module).items() if is_error(value)]
    shown = (directive("autoexception", f"ecwid_client.{name}", "show-inheritance") for name in classes)
    return page("Errors", f"{first.rstrip('.')}::\n\n{tree}", *shown)


def is_error(value: Any) -> bool:
    return inspect.isclass(value) and issubclass(value, EcwidError)


def said(*command: str) -> str:
    """What a command answers to --help, as a block."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", *command, "--help"],
        capture_output=True,
        text=True,
        check=True,
        cwd=DOCS.parent,
    )
    return "::\n\n" + "\n".join(f"    {line}" for line in done.stdout.splitlines()) + "\n"


def commands() -> str:
    commands = [
        ("ecwid", "ecwid_sync"),
        *((f"ecwid {name}", "ecwid_sync", name) for name in ecwid.list_commands(None)),
        ("python -m ecwid_mock", "ecwid_mock"),
        ("python -m contract_tests", "contract_tests"),
    ]
    parts = [f"{title}\n{'-' * len(title)}\n\n{said(*command)}" for title, *command in commands]
    text = (
        "What each command says to ``--help``; :doc:`../sync`, :doc:`../mock` and :doc:`../contract-tests` say more. "
        "``make help`` lists the targets of a checkout."
    )
    return page("Commands", text, *parts)


ERRORS = [name for name in ecwid_client.__all__ if is_error(getattr(ecwid_client, name))]
PAGES = {
    "client": package(
        "The client",
        ":doc:`The guide <../client>` says how it is used. Models, errors and methods of tags have their own pages.",
        ecwid_client,
        besides=[*ecwid_api.models.__all__, *ERRORS],
    ),
    "resources": resources(),
    "errors": errors(),
    "models": package(
        "Models",
        "Bodies and answers, by name. ``UNSET`` is a field that was not sent; ``None`` is null.",
        ecwid_api.models,
    ),
    "mock": package(
        "The mock", ":doc:`The guide <../mock>` has faults, journal and command line.", ecwid_mock
    )
    + "\n"
    + page("Fixtures of pytest", "", directive("automodule", "ecwid_mock.pytest_plugin", "members")),
    "sync": package(
        "Sync", ":doc:`The guide <../sync>` says what is compared and what the command does.", ecwid_sync
    ),
    "workers": package(
        "Workers", ":doc:`The guide <../workers>` says when they are worth it.", ecwid_sync.workers
    ),
    "commands": commands(),
}
for name, text in PAGES.items():
    file = DOCS / "api" / f"{name}.rst"
    if not file.exists() or file.read_text("utf-8") != text:
        file.write_text(text, "utf-8")
