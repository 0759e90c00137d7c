"""Values that the contract has to take or to refuse, where a careless form of it would not."""

from __future__ import annotations

from pathlib import Path

import jsonschema_rs
import pytest

from codegen.document import Document

DOCUMENT = Document.read(Path(__file__).resolve().parents[2] / "openapi.yaml")
ADDRESSES = [
    DOCUMENT.at(("components", "parameters", "ExternalUrl", "schema")),
    DOCUMENT.at(("components", "schemas", "ImageLink", "properties", "url")),
]


@pytest.mark.parametrize("schema", ADDRESSES)
@pytest.mark.parametrize(
    ("address", "taken"),
    [
        ("https://cdn.example.com/a.jpg", True),
        ("HTTP://cdn.example.com", True),
        ("HttpS://cdn.example.com/a.jpg", True),
        ("httpss://cdn.example.com", False),
        ("ftp://cdn.example.com", False),
        ("https:///a.jpg", False),
        (" https://cdn.example.com", False),
    ],
)
def test_the_scheme_of_an_address_has_no_case(schema: object, address: str, taken: bool) -> None:
    """RFC 3986, section 3.1."""
    assert jsonschema_rs.is_valid(schema, address) is taken
