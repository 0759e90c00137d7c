"""What the generated models do with JSON: keep all, add nothing, refuse only what cannot be read."""

from __future__ import annotations

import copy
import json
import pickle
import subprocess
import sys
from typing import Any, get_type_hints

import attrs
import pytest
from contract_cases import document, model, object_schemas
from ecwid_api import codec, models
from ecwid_api.api.combinations import Combinations
from ecwid_api.codec import Model, decode_json, encode_json
from ecwid_api.errors import DecodeError
from ecwid_api.models import (
    AttributeType,
    AttributeValue,
    Combination,
    CombinationCreate,
    CombinationUpdate,
    OptionValue,
    Translations,
)
from ecwid_api.types import UNSET, Unset
from hypothesis import given, settings
from hypothesis import strategies as st
from schema_values import any_json, fields_of, schema_named, values_of

WRITE_SHAPES = ("CombinationUpdate", "CombinationCreate", "ProductUpdate", "ProductCreate")
WHOLE = {"id": 1, "combinationNumber": 1, "options": [{"name": "Size", "value": "L"}], "unlimited": False}


def text(data: Any) -> str:
    """JSON as text, because in Python 1 == 1.0 == True."""
    return json.dumps(data, sort_keys=True)


@pytest.fixture(params=["with orjson", "with the standard library"])
def json_library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "with the standard library":
        monkeypatch.setattr(codec, "orjson", None)


@pytest.mark.parametrize("schema", object_schemas())
@given(st.data())
@settings(max_examples=25, deadline=None)
def test_every_schema_survives_the_round_trip(schema: str, data: st.DataObject) -> None:
    """Unknown fields, unknown enum values and nulls included, also after copying, pickling and evolving."""
    given_json = data.draw(values_of(schema))
    decoded = model(schema).from_dict(given_json)
    twins = [decoded, copy.deepcopy(decoded), copy.copy(decoded), pickle.loads(pickle.dumps(decoded))]  # noqa: S301
    if isinstance(decoded, Model):
        twins.append(attrs.evolve(decoded))
    assert {text(twin.to_dict()) for twin in twins} == {text(given_json)}
    assert all(twin == decoded for twin in twins)


@pytest.mark.parametrize("schema", object_schemas())
@given(st.data())
@settings(max_examples=25, deadline=None)
def test_a_broken_value_is_a_decode_error_or_kept(schema: str, data: st.DataObject) -> None:
    """Whatever stands in the place of a field, decoding never fails with anything but DecodeError."""
    given_json = data.draw(values_of(schema))
    if given_json:
        given_json[data.draw(st.sampled_from(sorted(given_json)))] = data.draw(any_json)
    try:
        decoded = model(schema).from_dict(given_json)
    except DecodeError:
        return
    assert text(decoded.to_dict()) == text(given_json)


@pytest.mark.parametrize("schema", object_schemas())
@pytest.mark.parametrize("src", [None, [], [["a", "b"]], "ab", 3, True])
def test_a_value_that_is_no_object_is_refused(schema: str, src: Any) -> None:
    with pytest.raises(DecodeError, match=f"{schema}: expected an object"):
        model(schema).from_dict(src)


@pytest.mark.parametrize("schema", object_schemas())
def test_a_missing_required_field_is_named(schema: str) -> None:
    _, required = fields_of(schema_named(schema))
    for missing in required:
        with pytest.raises(DecodeError, match=f"{schema}\\.{missing} is missing"):
            model(schema).from_dict({name: None for name in required if name != missing})


@pytest.mark.parametrize("schema", WRITE_SHAPES)
def test_a_write_shape_sends_exactly_what_is_set(schema: str) -> None:
    """Each field alone, as null, beside the required ones; together they are the contract's fields."""
    properties, required = fields_of(schema_named(schema))
    made = model(schema)
    names = [field.alias for field in attrs.fields(made) if field.alias != "additional_properties"]
    base = {name: None for name in names if attrs.fields_dict(made)[name].default is attrs.NOTHING}
    sent = {name: set(made(**{**base, name: None}).to_dict()) for name in names}
    assert set(made(**base).to_dict()) == set(required)
    assert all(len(keys - set(required)) == (name not in base) for name, keys in sent.items())
    assert set().union(*sent.values()) == set(properties)


def test_positional_arguments_come_in_the_order_of_the_contract() -> None:
    assert OptionValue("Size", "L").to_dict() == {"name": "Size", "value": "L"}
    assert CombinationCreate([]).to_dict() == {"options": []}


def test_none_clears_and_unset_leaves() -> None:
    assert CombinationUpdate(price=9.5, sku=None).to_dict() == {"price": 9.5, "sku": None}
    assert CombinationUpdate().to_dict() == {}


def test_numbers_stay_as_given() -> None:
    assert text(CombinationUpdate(price=10).to_dict()) == '{"price": 10}'
    assert text(Combination.from_dict({**WHOLE, "price": 10.0}).to_dict()["price"]) == "10.0"


def test_an_enum_value_is_a_member_and_an_unknown_one_a_string() -> None:
    known = AttributeValue.from_dict({"type": "UPC"})
    assert known.type_ is AttributeType.UPC
    assert known.type_ == "UPC"
    unknown = AttributeValue.from_dict({"type": "HOLOGRAM"})
    assert type(unknown.type_) is str
    assert unknown.to_dict() == {"type": "HOLOGRAM"}


@pytest.mark.parametrize("value", ["UPC", AttributeType.UPC])
def test_an_enum_field_takes_members_and_strings(value: str) -> None:
    sent = AttributeValue(type_=value).to_dict()
    assert sent == {"type": "UPC"}
    assert type(sent["type"]) is str


def test_a_map_is_a_dict_and_a_plain_dict_will_do() -> None:
    translated = OptionValue("Size", "L", name_translated={"nl": "Maat"})
    decoded = OptionValue.from_dict(translated.to_dict())
    assert isinstance(decoded.name_translated, Translations)
    assert decoded.name_translated == {"nl": "Maat"}
    assert decoded == translated


def test_unknown_fields_can_be_read_changed_and_dropped() -> None:
    decoded = OptionValue.from_dict({"name": "Size", "value": "L", "hint": 1})
    assert decoded.additional_properties == {"hint": 1}
    decoded.additional_properties["hint"] = 2
    assert decoded.to_dict()["hint"] == 2
    assert decoded != OptionValue("Size", "L")
    decoded.additional_properties.clear()
    assert decoded == OptionValue("Size", "L")


def test_an_evolved_copy_has_its_own_unknown_fields() -> None:
    decoded = OptionValue.from_dict({"name": "Size", "value": "L", "hint": 1})
    copied = attrs.evolve(decoded, value="M")
    copied.additional_properties["hint"] = 2
    assert decoded.additional_properties == {"hint": 1}


def test_a_repr_shows_what_is_set_and_stays_short() -> None:
    assert repr(CombinationUpdate(price=9.5, sku=None)) == "CombinationUpdate(sku=None, price=9.5)"
    long = repr(Combination.from_dict({**WHOLE, "sku": "x" * 5_000, "note": "y" * 5_000}))
    assert len(long) < 500


def test_unset_is_single_false_and_short() -> None:
    assert copy.copy(UNSET) is copy.deepcopy(UNSET) is pickle.loads(pickle.dumps(UNSET)) is UNSET  # noqa: S301
    assert isinstance(UNSET, Unset)
    assert not UNSET
    assert repr(UNSET) == "UNSET"


def test_unset_cannot_reach_the_wire(json_library: None) -> None:
    with pytest.raises(TypeError):
        encode_json({"quantityDelta": UNSET})


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_number_outside_json_is_not_sent(json_library: None, number: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        encode_json({"tiers": [{"price": number, "note": None}]})


@pytest.mark.parametrize("content", [b"NaN", b'{"price": Infinity}', b"", b"<html>", b"\xff", b"[1"])
def test_bytes_that_are_not_json_are_refused(json_library: None, content: bytes) -> None:
    with pytest.raises(ValueError, match=r"JSON|Expecting|codec"):
        decode_json(content)


@pytest.mark.parametrize("data", [2**70, -(2**70), {"é": "\u2028"}, [None, 1.5, True]])
def test_bytes_come_back_as_they_were(json_library: None, data: Any) -> None:
    assert decode_json(encode_json(data)) == data


def test_json_is_the_same_with_and_without_orjson(monkeypatch: pytest.MonkeyPatch) -> None:
    data = {"name": "Größe", "price": 10, "weight": 0.1, "tags": [], "sku": None}
    fast = encode_json(data)
    monkeypatch.setattr(codec, "orjson", None)
    assert encode_json(data) == fast


def test_every_object_schema_has_a_model() -> None:
    assert len(object_schemas()) > 30
    for name in document()["components"]["schemas"]:
        if name in object_schemas():
            assert isinstance(model(name), type)


def test_models_are_imported_when_they_are_named() -> None:
    """So that a longer contract does not make a slower start."""
    program = (
        "import sys, ecwid_api.api, ecwid_api.models as models\n"
        "loaded = lambda: {name for name in sys.modules if name.startswith('ecwid_api.models.')}\n"
        "assert not loaded(), loaded()\n"
        "models.Dimensions(1, 2, 3)\n"
        "assert loaded() == {'ecwid_api.models.dimensions'}, loaded()\n"
        "assert 'Dimensions' in vars(models)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_the_package_of_models_knows_its_names() -> None:
    assert set(models.__all__) == {name for name in dir(models) if name[0].isupper()} - {"TYPE_CHECKING"}
    assert {name for name in models.__all__ if getattr(models, name).__name__ != name} == set()
    with pytest.raises(AttributeError, match="has no attribute 'Combinatoin'"):
        models.Combinatoin  # noqa: B018


def test_annotations_can_be_resolved_at_run_time() -> None:
    hints = get_type_hints(Combinations.list)
    assert hints["return"] == list[Combination]
    assert attrs.fields(attrs.resolve_types(Combination)).options.type == list[OptionValue]
