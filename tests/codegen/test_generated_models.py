"""What the generated models do with JSON: keep all, add nothing, refuse only what cannot be read."""

from __future__ import annotations

import copy
import json
import pickle
import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any, get_type_hints
from uuid import UUID

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
    Product,
    ProductUpdate,
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
    assert decoded.to_dict() == given_json  # 7.0 is an integer of the value 7


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


def test_unset_leaves_the_cell_of_a_table_empty() -> None:
    """The word would be read back as a SKU."""
    assert (str(UNSET), f"{UNSET}", "%s" % UNSET, "{:>3}".format(UNSET)) == ("", "", "", "   ")  # noqa: UP031, UP032
    with pytest.raises(ValueError, match="format"):
        f"{UNSET:.2f}"


class Colour(Enum):
    RED = "red"
    NOTHING = float("nan")


class Size(StrEnum):
    LARGE = "L"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("20.88"), "20.88"),
        (Decimal("20.880"), "20.880"),
        (Decimal("0.1") + Decimal("0.2"), "0.3"),
        (Decimal("123456789012345678901234567890.12"), "123456789012345678901234567890.12"),
        (Decimal("-0.00"), "-0.00"),
        (Decimal("1E-7"), "1E-7"),
        (2**70, str(2**70)),
        (UUID(int=7), '"00000000-0000-0000-0000-000000000007"'),
        (Colour.RED, '"red"'),
        (Size.LARGE, '"L"'),
        ((1, True, None), "[1,true,null]"),
        ({1: 0.5, None: "x"}, '{"1":0.5,"null":"x"}'),
        ('Größe "L"\n\u2028', '"Größe \\"L\\"\\n\u2028"'),
    ],
)
def test_a_value_is_written_exactly(json_library: None, value: Any, written: str) -> None:
    """The same bytes with both libraries, beside a value that only the exact writer can take too."""
    assert encode_json({"a": [value]}).decode() == f'{{"a":[{written}]}}'
    assert encode_json({"a": value, "b": Decimal("1.50")}).decode() == f'{{"a":{written},"b":1.50}}'


@pytest.mark.parametrize(
    ("value", "kind", "complaint"),
    [
        (float("nan"), ValueError, "nan has no form in JSON"),
        (float("-inf"), ValueError, "-inf has no form in JSON"),
        (Colour.NOTHING, ValueError, "nan has no form in JSON"),
        (Decimal("NaN"), ValueError, "NaN has no form in JSON"),
        (Decimal("Infinity"), ValueError, "Infinity has no form in JSON"),
        (Decimal("1E+400"), ValueError, r"1E\+400 has no form in JSON"),
        ("\ud800", ValueError, "half of a surrogate pair has no form in JSON"),
        (date(2026, 1, 2), TypeError, "a date has no form in JSON"),
        (datetime(2026, 1, 2, tzinfo=UTC), TypeError, "a datetime has no form in JSON"),
        (b"x", TypeError, "a bytes has no form in JSON"),
        ({"x"}, TypeError, "a set has no form in JSON"),
        (UNSET, TypeError, "a ellipsis has no form in JSON"),
        (OptionValue("Size", "L"), TypeError, "a OptionValue has no form in JSON"),
    ],
)
def test_a_value_without_a_form_in_json_is_named_by_its_place(
    json_library: None, value: Any, kind: type[Exception], complaint: str
) -> None:
    with pytest.raises(kind, match=rf"^tiers\[1\]\.price: {complaint}$"):
        encode_json({"tiers": [{"price": 1}, {"price": value, "note": None}]})


def nested(levels: int) -> Any:
    data: Any = 1
    for _ in range(levels):
        data = [data]
    return data


def test_nesting_has_the_same_limit_with_both_libraries(json_library: None) -> None:
    """In both directions, also for what goes round in a circle."""
    circle: dict[str, Any] = {}
    circle["a"] = circle
    assert encode_json(nested(100)) == b"[" * 100 + b"1" + b"]" * 100
    for deep in (nested(101), nested(2_000), circle):
        with pytest.raises(ValueError, match="more than 100 objects and arrays in each other"):
            encode_json(deep)
    known = {"name": "Size", "value": "L"}
    for levels, taken in ((100, True), (101, False), (900, False)):
        content = (
            json.dumps(known)[:-1].encode() + b', "news": ' + b"[" * levels + b"1" + b"]" * levels + b"}"
        )
        if taken:
            OptionValue.from_dict(decode_json(content))
        else:
            with pytest.raises(DecodeError, match="more than 100"):
                OptionValue.from_dict(decode_json(content))


@pytest.mark.parametrize(
    ("field", "literal", "value"),
    [
        ("id", "7.0", 7),
        ("id", "9223372036854775807", 2**63 - 1),
        ("quantity", "-5", -5),
        ("price", "10", 10),
        ("price", "1e2", 100.0),
        ("price", "18446744073709551616", 2.0**64),
        ("price", "-9223372036854775809", -(2.0**63)),
        ("price", "9" * 300, 1e300),
        ("price", "1e-400", 0.0),
        ("price", "null", None),
        ("sku", "null", None),
        ("sku", '"\\ud83d"', "\ud83d"),
        ("news", "18446744073709551616", 2.0**64),
        ("news", "[true, null, {}]", [True, None, {}]),
    ],
)
def test_a_value_is_read_alike_with_both_libraries(
    json_library: None, field: str, literal: str, value: Any
) -> None:
    read = Combination.from_dict(decode_json(answer_with(field, literal)))
    found = read.to_dict()[field]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("field", "literal"),
    [
        *(("id", literal) for literal in ('"7"', '"1/../2"', "true", "1.5", "[]", "{}", "1e30")),
        *(("id", literal) for literal in ("9223372036854775808", "18446744073709551616", "9" * 400)),
        *(("price", literal) for literal in ('"9.5"', "true", "1e400", "-1e400", "9" * 400, "[9.5]")),
        *(("sku", literal) for literal in ("7", "false", "[]", "{}")),
        *(("unlimited", literal) for literal in ("0", "1", '"true"', "{}")),
        *(("outOfStockVisibilityBehaviour", literal) for literal in ("1", "[]", "{}", "false")),
        *(
            ("options", literal)
            for literal in ("{}", '"x"', "1", "[1]", "[null]", '[{"name": 1, "value": "L"}]')
        ),
        *(("dimensions", literal) for literal in ("[]", "1", '{"width": "1"}')),
        ("news", "[1, {}, 1e400]"),
        ("options", '[{"name": "Size", "value": "L", "nameTranslated": {"nl": 1}}]'),
    ],
)
def test_a_value_that_breaks_the_contract_is_refused_with_both_libraries(
    json_library: None, field: str, literal: str
) -> None:
    with pytest.raises(DecodeError):
        Combination.from_dict(decode_json(answer_with(field, literal)))


def answer_with(field: str, literal: str) -> bytes:
    rest = {name: value for name, value in WHOLE.items() if name != field}
    return f'{json.dumps(rest)[:-1]}, "{field}": {literal}}}'.encode()


def test_a_part_that_cannot_be_sent_is_named() -> None:
    with pytest.raises(
        TypeError, match=r"CombinationCreate\.options must be list\[OptionValue\], not \[\{'name'"
    ):
        CombinationCreate([{"name": "Size", "value": "L"}]).to_dict()  # type: ignore[list-item]
    with pytest.raises(TypeError, match=r"CombinationUpdate\.dimensions must be Dimensions, not 'x'"):
        CombinationUpdate(sku="R", price=1, dimensions="x").to_dict()  # type: ignore[arg-type]


def test_optional_fields_are_keywords_only() -> None:
    for made, arguments in (
        (CombinationUpdate, ([], "R-1")),
        (CombinationCreate, ([], "R-1")),
        (Translations, ({}, 1)),
    ):
        with pytest.raises(TypeError):
            made(*arguments)


def test_an_update_is_made_of_what_changed() -> None:
    """Of what can be changed; a field that is gone is cleared where null is allowed."""
    shown = {**WHOLE, "sku": "R-1", "price": 10, "quantity": 5, "inStock": True, "imageUrl": "https://x/1"}
    before = Combination.from_dict(shown)
    assert CombinationUpdate.from_changes(before, copy.deepcopy(before)) == CombinationUpdate()
    now = {**shown, "price": 9.5, "quantity": 4, "imageUrl": "https://x/2", "weight": 1, "news": 1}
    after = Combination.from_dict({**now, "options": [{"name": "Size", "value": "M", "hint": 1}]})
    assert CombinationUpdate.from_changes(before, after) == CombinationUpdate(
        options=[OptionValue("Size", "M")], price=9.5, quantity=4, weight=1
    )
    inherited = Combination.from_dict({name: shown[name] for name in (*WHOLE, "quantity")})
    assert CombinationUpdate.from_changes(before, inherited) == CombinationUpdate(sku=None, price=None)
    unlimited = Combination.from_dict({**WHOLE, "sku": "R-1", "price": 10, "unlimited": True})
    assert CombinationUpdate.from_changes(before, unlimited) == CombinationUpdate(unlimited=True)
    assert CombinationUpdate.from_changes(
        before, attrs.evolve(before, price=Decimal("9.90"))
    ).price == Decimal("9.90")


def test_an_update_is_made_of_two_readings_of_one_thing() -> None:
    one, other = Combination.from_dict(WHOLE), Combination.from_dict({**WHOLE, "id": 2})
    with pytest.raises(ValueError, match="not of 1 and 2"):
        CombinationUpdate.from_changes(one, other)
    with pytest.raises(TypeError, match="takes two Combination, not dict"):
        CombinationUpdate.from_changes(one, WHOLE)  # type: ignore[arg-type]
    product = Product(id=1, name="Radish")
    with pytest.raises(TypeError, match="takes two Combination, not Product"):
        CombinationUpdate.from_changes(product, product)  # type: ignore[arg-type]
    assert ProductUpdate.from_changes(product, attrs.evolve(product, name="Beet")) == ProductUpdate(
        name="Beet"
    )


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
        "models.Dimensions(length=1)\n"
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
