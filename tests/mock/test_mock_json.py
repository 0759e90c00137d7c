"""JSON that is accepted, and JSON that is not."""

from typing import Any

import pytest
from ecwid_mock.contract import json_strict

COMBINATION = "/products/37208339/combinations/7084076"

GOOD: dict[bytes, object] = {
    b'{"a":1,"b":{"a":2},"c":[{"a":3}]}': {"a": 1, "b": {"a": 2}, "c": [{"a": 3}]},
    b' \t\r\n{"a":":::"} ': {"a": ":::"},
    b'{"a\\u0062":"\\ud83d\\ude00","":null}': {"ab": "\U0001f600", "": None},
    b"[-0, 1.5e3, 1e-400, 18446744073709551615]": [0, 1500.0, 0.0, 18446744073709551615],
    b'{"http://a:1":"http://b:2"}': {"http://a:1": "http://b:2"},
    b'"\\u0000"': "\0",
    b"null": None,
}
BAD = (
    b"",
    b" ",
    b"{",
    b"[1,]",
    b"{'a':1}",
    b'{"a":1,}',
    b'{"a" 1}',
    b"NaN",
    b"[Infinity]",
    b"-Infinity",
    b"1e400",
    b"1" * 5000,
    b"01",
    b"+1",
    b"1.",
    b".5",
    b"0x1",
    b"True",
    b'"\t"',
    b'"\\x"',
    b'"\\ud800"',
    b'"\\udc00\\ud800"',
    b'"\xff"',
    b'"\xed\xa0\x80"',
    b"\xef\xbb\xbf{}",
    '{"a":1}'.encode("utf-16"),
    b"{}{}",
    b"{}\0",
    b"/**/{}",
    b"[" * 100_000,
    b'{"a":' * 100_000,
    b"[" * 2000 + b"]" * 2000,
    b'{"a":1,"a":1}',
    b'{"a":1,"\\u0061":2}',
    b'{"x":[{"b":{"a":"::","a":1}}]}',
    b'{"a":' + b"9" * 5000 + b',"a":1}',
)


@pytest.mark.parametrize("text", GOOD, ids=repr)
def test_good_json_is_read(text: bytes) -> None:
    assert json_strict.loads(text) == GOOD[text]


@pytest.mark.parametrize("text", BAD, ids=lambda text: repr(text[:20]))
def test_bad_json_is_refused(text: bytes) -> None:
    with pytest.raises(json_strict.JsonError):
        json_strict.loads(text)


@pytest.mark.parametrize("text", BAD, ids=lambda text: repr(text[:20]))
def test_bad_json_is_answered_with_400(api: Any, text: bytes) -> None:
    before = api.everything()
    headers = {**api.headers, "Content-Type": "application/json"}
    response = api("PUT", COMBINATION, text, headers=headers)
    assert (response.status, response.json()["errorCode"]) == (400, "WRONG_PARAMETER")
    assert len(response.body) < 500
    assert api.everything() == before


@pytest.mark.parametrize("text", [b"[]", b"1", b"null", b'"x"', b"true", b"[{}]"])
def test_a_body_is_an_object(api: Any, text: bytes) -> None:
    headers = {**api.headers, "Content-Type": "application/json"}
    assert api("PUT", COMBINATION, text, headers=headers).status == 400


def test_a_repeated_name_is_found_beside_colons_in_texts(api: Any) -> None:
    headers = {**api.headers, "Content-Type": "application/json"}
    assert api("PUT", COMBINATION, b'{"sku":"a:b","x":":"}', headers=headers).status == 200
    assert api("PUT", COMBINATION, b'{"sku":"a:b","sku":"c:d"}', headers=headers).status == 400


def test_large_bodies_are_answered(api: Any) -> None:
    headers = {**api.headers, "Content-Type": "application/json"}
    many = b"{" + b",".join(b'"k%d":1' % n for n in range(100_000)) + b"}"
    assert api("PUT", COMBINATION, many, headers=headers).status == 200
    assert api("PUT", COMBINATION, b'{"' + b"k" * 1_000_000 + b'":1}', headers=headers).status == 200
    assert api("PUT", COMBINATION, {"customsHsTariffCode": "x" * 1_000_000}).status == 200
    assert api("PUT", COMBINATION, {"customsHsTariffCode": "x" * 3_000_000}).status == 413
