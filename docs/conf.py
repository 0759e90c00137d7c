"""Settings of the documentation; `make docs` builds it into docs/build. Nothing is fetched from outside."""

from __future__ import annotations

import tomllib
from pathlib import Path

import ecwid_api.models
import ecwid_sync
from ecwid_api import Resources
from ecwid_client import errors as errors_module
from sphinx.ext.napoleon import GoogleDocstring

# Tags with methods that the contract cannot express.
WRITTEN = {"combinations": "ecwid_client.resources", "products": "ecwid_client.skus"}
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


def directive(kind: str, name: str, *options: str) -> str:
    return "\n".join([f".. {kind}:: {name}", *(f"   :{option}:" for option in options), ""])


def page(title: str, text: str, *directives: str) -> str:
    return "\n".join([title, "=" * len(title), "", text, "", *directives])


def resources() -> str:
    """A class for each tag of the contract, so that a new tag needs no written line."""
    tags = [name for name in vars(Resources) if not name.startswith("_") and name != "store_id"]
    classes = []
    for tag in tags:
        name = getattr(Resources, tag).func.__annotations__["return"]
        home = WRITTEN.get(tag, f"ecwid_api.api.{tag}")
        classes.append(directive("autoclass", f"{home}.{name}", "members", "inherited-members"))
    text = "What ``EcwidClient`` has for each tag of the contract; ``AsyncEcwidClient`` has the same with ``await``."
    return page("Resources", text, *classes)


def models() -> str:
    names = ecwid_api.models.__all__
    text = "Bodies and answers, by name. ``UNSET`` is a field that was not sent; ``None`` is null."
    return page(
        "Models", text, *(directive("autoclass", f"ecwid_api.models.{name}", "members") for name in names)
    )


def errors() -> str:
    first, _, tree = (errors_module.__doc__ or "").partition("\n\n")
    classes = [
        name
        for name, value in vars(errors_module).items()
        if isinstance(value, type) and issubclass(value, Exception)
    ]
    shown = (directive("autoexception", f"ecwid_client.{name}", "show-inheritance") for name in classes)
    return page("Errors", f"{first.rstrip('.')}::\n\n{tree}", *shown)


def sync() -> str:
    text = ":doc:`The guide <../sync>` says what is compared and what the command does."
    return page("Sync", text, *(_entry(name) for name in ecwid_sync.__all__))


def _entry(name: str) -> str:
    thing = getattr(ecwid_sync, name)
    if isinstance(thing, type):
        return directive("autoclass", f"ecwid_sync.{name}", "members")
    return (
        directive("autofunction", f"ecwid_sync.{name}")
        if callable(thing)
        else directive("autodata", f"ecwid_sync.{name}")
    )


for name, text in {"errors": errors(), "resources": resources(), "models": models(), "sync": sync()}.items():
    file = DOCS / "api" / f"{name}.rst"
    if not file.exists() or file.read_text("utf-8") != text:
        file.write_text(text, "utf-8")
