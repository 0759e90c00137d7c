"""Images: what is taken for one, and where it can be had."""

import io
import struct
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from ecwid_mock import Behaviour, Limits, Request
from ecwid_mock.seed.example import png
from PIL import Image

COMBINATION = "/products/37208339/combinations/7084076"
IMAGE = f"{COMBINATION}/image"
FIELDS = ("smallThumbnailUrl", "thumbnailUrl", "hdThumbnailUrl", "imageUrl", "originalImageUrl")
OCTETS = {"Content-Type": "application/octet-stream"}
MB_20 = 20 * 1024 * 1024


def picture(kind: str, size: tuple[int, int] = (20, 10), **options: Any) -> bytes:
    out = io.BytesIO()
    image = Image.effect_noise(size, 80)
    (image if kind == "GIF" else image.convert("RGB")).save(out, kind, **options)
    return out.getvalue()


def upload(api: Any, content: bytes, **headers: str) -> Any:
    return api("POST", IMAGE, content, headers={**api.headers, **OCTETS, **headers})


KINDS = {
    "png": picture("PNG"),
    "png-interlaced-grey": png(3, 3, (1, 2, 3)),
    "jpeg": picture("JPEG"),
    "jpeg-progressive": picture("JPEG", progressive=True),
    "jpeg-restart-markers": picture("JPEG", (200, 200), restart_marker_blocks=1),
    "gif": picture("GIF"),
    "gif-animated": picture("GIF", save_all=True, append_images=[Image.effect_noise((20, 10), 50)]),
    "bmp": picture("BMP"),
    "webp": picture("WEBP"),
    "webp-lossless": picture("WEBP", lossless=True),
}


@pytest.mark.parametrize("kind", KINDS)
def test_an_image_is_served_at_all_its_addresses(api: Any, kind: str) -> None:
    response = upload(api, KINDS[kind])
    assert response.status == 200, response.body
    assert response.json()["id"] > 2**32
    read = api.get(COMBINATION)
    for field in FIELDS:
        target = read[field].removeprefix(api.mock.public_url)
        served = api.mock.handle(Request("GET", target))
        assert (served.status, served.body) == (200, KINDS[kind])
        assert dict(served.headers)["Content-Type"] == f"image/{kind.partition('-')[0]}"
    assert len({read[field] for field in FIELDS}) == len(FIELDS)


@pytest.mark.parametrize("kind", KINDS)
def test_half_an_image_is_none(api: Any, kind: str) -> None:
    content = KINDS[kind]
    for cut in (1, len(content) // 2):
        assert upload(api, content[:cut]).status == 422, cut
    assert "imageUrl" not in api.get(COMBINATION)


@pytest.mark.parametrize("kind", [*KINDS, "mpo"])
@pytest.mark.parametrize(
    "behind",
    [
        b"\r\n",
        b"\0" * 100,
        b"\0\0\x01\x0aImage_UTC_Data" + b"x" * 1000 + b"SEFT",
        b"\0\0\0\x18ftypmp42" + bytes(range(256)) * 40,
        KINDS["jpeg"] * 3 + b"\xff\xd8\xff",
    ],
    ids=["line end", "zeros", "camera's data", "film", "pictures"],
)
def test_bytes_behind_an_image_are_kept(api: Any, kind: str, behind: bytes) -> None:
    content = (picture("MPO") if kind == "mpo" else KINDS[kind]) + behind
    assert upload(api, content).status == 200
    target = api.get(COMBINATION)["imageUrl"].removeprefix(api.mock.public_url)
    assert api.mock.handle(Request("GET", target)).body == content


def test_a_second_picture_that_was_cut_off_does_not_matter(api: Any) -> None:
    two = io.BytesIO()
    frames = [Image.effect_noise((20, 10), 80).convert("RGB") for _ in range(2)]
    frames[0].save(two, "MPO", save_all=True, append_images=frames[1:])
    content = two.getvalue()
    assert upload(api, content).status == 200
    assert upload(api, content[: content.index(b"\xff\xd9") + 2]).status == 200


def _bomb(width: int, height: int) -> bytes:
    return _png(width, height, zlib.compress(b"\0" * min(10**7, (width // 8 + 1) * height)))


def _png(width: int, height: int, content: bytes) -> bytes:
    """One of black and white with the given pixel data, and with right checksums."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", content), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(c)) + k + c + struct.pack(">I", zlib.crc32(k + c)) for k, c in chunks
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0",
        b"no image",
        b'{"externalUrl": "https://a/b.png"}',
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<html>",
        b"%PDF-1.4\n%%EOF",
        b"GIF89a",
        b"BM" + b"\0" * 60,
        b"\xff\xd8\xff\xd9",
        b"\x89PNG\r\n\x1a\n",
        b"RIFF\x04\0\0\0WEBP",
        b"II*\0\x08\0\0\0" + b"\0" * 20,
        _bomb(20_000, 20_000),
        _bomb(60_000, 60_000),
        _png(20, 10, b"no pixels"),
        _png(20, 10, zlib.compress(b"\0" * 39)),
        KINDS["bmp"][:2] + struct.pack("<I", 60) + KINDS["bmp"][6:60],
        KINDS["webp-lossless"][:30] + b"\x55" * (len(KINDS["webp-lossless"]) - 30),
        KINDS["png"].replace(b"IDAT", b"IDAX"),
    ],
    ids=lambda content: repr(content[:12]),
)
def test_what_is_no_image_is_refused(api: Any, content: bytes) -> None:
    response = upload(api, content)
    assert response.status == 422
    assert "imageUrl" not in api.get(COMBINATION)


def test_changed_bytes_never_break_the_mock(api: Any) -> None:
    for content in KINDS.values():
        for position in range(0, len(content), max(1, len(content) // 40)):
            changed = content[:position] + bytes([content[position] ^ 0xFF]) + content[position + 1 :]
            assert upload(api, changed).status in (200, 422)


def test_what_is_too_large_is_not_decoded(make_api: Callable[..., Any]) -> None:
    api = make_api(limits=Limits(image_pixels=200))
    assert upload(api, _png(20, 10, zlib.compress(b"\0" * 40))).status == 200
    refused = upload(api, _png(20, 11, b"no pixels"))
    assert (refused.status, refused.json()["errorMessage"]) == (422, "The image has more than 200 pixels")


def _chunks(kind: bytes, count: int) -> bytes:
    return (struct.pack(">I", 0) + kind + struct.pack(">I", zlib.crc32(kind))) * count


def _progressive(scans: int) -> bytes:
    """A grey JPEG of 7,000 by 7,000 pixels whose scans say in some bytes each that nothing follows."""

    def segment(marker: int, content: bytes) -> bytes:
        return b"\xff" + bytes([marker]) + struct.pack(">H", len(content) + 2) + content

    one_code = bytes([1] + [0] * 15)
    size = struct.pack(">BHHB", 8, 7000, 7000, 1)
    head = segment(0xDB, b"\0" + b"\1" * 64) + segment(0xC2, size + b"\1\x11\0")
    tables = segment(0xC4, b"\0" + one_code + b"\0") + segment(0xC4, b"\x10" + one_code + b"\xe0")
    blocks = 875 * 875
    first = segment(0xDA, b"\1\1\0\0\0\0") + b"\0" * (blocks // 8 + 1)
    runs = "0" + "0" * 14  # one code, then 14 bits: 16,384 blocks without anything
    bits = runs * (blocks // 16_384 + 1)
    packed = int(bits + "1" * (-len(bits) % 8), 2).to_bytes((len(bits) + 7) // 8, "big")
    again = segment(0xDA, b"\1\1\0\1\x05\0") + packed.replace(b"\xff", b"\xff\0")
    return b"\xff\xd8" + head + tables + first + again * scans + b"\xff\xd9"


GIF_HEAD = 13 + (6 << (KINDS["gif"][10] & 7))  # with the table of colours
HOSTILE = {
    "png chunks": KINDS["png"][:33] + _chunks(b"teST", 1_000_000) + KINDS["png"][33:],
    "png without pixels": KINDS["png"][:33] + _chunks(b"IDAT", 1_000_000) + KINDS["png"][33:],
    "jpeg comments": KINDS["jpeg"][:2] + b"\xff\xfe\0\2" * 4_000_000 + KINDS["jpeg"][2:],
    "jpeg scans": _progressive(20_000),
    "gif comments": KINDS["gif"][:GIF_HEAD]
    + b"\x21\xfe"
    + b"\1x" * 9_000_000
    + b"\0"
    + KINDS["gif"][GIF_HEAD:],
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_an_image_that_was_made_to_take_long_is_given_up(make_api: Callable[..., Any], kind: str) -> None:
    api = make_api(limits=Limits(image_s=0.1))
    response = upload(api, HOSTILE[kind])
    assert (response.status, response.json()["errorMessage"]) == (
        422,
        "The image takes more than 0.1 s to decode",
    )


class TestSize:
    def test_20_mb_are_taken_and_not_a_byte_more(self, api: Any) -> None:
        image = picture("BMP", (1, 1))
        padded = image[:2] + struct.pack("<I", MB_20) + image[6:] + b"\0" * (MB_20 - len(image))
        assert upload(api, padded).status == 200
        refused = upload(api, padded + b"\0")
        assert (refused.status, refused.json()["errorCode"]) == (413, "INCORRECT_IMAGE_SIZE")

    def test_the_newer_status_may_be_had(self, make_api: Callable[..., Any]) -> None:
        api = make_api(behaviour=Behaviour(large_image_status=400))
        refused = upload(api, b"\0" * (MB_20 + 1))
        assert (refused.status, refused.json()["errorCode"]) == (400, "INCORRECT_IMAGE_SIZE")


class TestMediaTypes:
    @pytest.mark.parametrize(
        "media_type",
        [
            "application/octet-stream",
            "image/jpeg",
            "image/jpeg;",
            "IMAGE/PNG; q=1",
            "image/anything",
            "application/json",
            'application/json;charset="utf-8"',
            "text/json",
        ],
    )
    def test_these_are_taken(self, api: Any, media_type: str) -> None:
        assert upload(api, KINDS["png"], **{"Content-Type": media_type}).status == 200

    def test_none_at_all_is_taken(self, api: Any) -> None:
        assert api("POST", IMAGE, KINDS["png"], headers=api.headers).status == 200

    @pytest.mark.parametrize(
        "media_type",
        ["multipart/form-data; boundary=x", "text/plain", "image", "", "application/x-www-form-urlencoded"],
    )
    def test_these_are_refused(self, api: Any, media_type: str) -> None:
        assert upload(api, KINDS["png"], **{"Content-Type": media_type}).status == 415

    @pytest.mark.parametrize(
        "media_type", ["application/json", "text/json", "Application/JSON ; charset=utf-8"]
    )
    def test_json_bodies_have_these(self, api: Any, media_type: str) -> None:
        headers = {**api.headers, "Content-Type": media_type}
        assert api("PUT", COMBINATION, b'{"price": 1}', headers=headers).status == 200

    @pytest.mark.parametrize(
        "media_type", [None, "", "text/plain", "application/xml", "application/jsonp", "json"]
    )
    def test_json_bodies_have_no_others(self, api: Any, media_type: str | None) -> None:
        headers = {**api.headers} if media_type is None else {**api.headers, "Content-Type": media_type}
        assert api("PUT", COMBINATION, b'{"price": 1}', headers=headers).status == 415

    def test_reading_and_deleting_are_never_refused_for_it(self, api: Any) -> None:
        headers = {**api.headers, "Content-Type": "text/plain"}
        assert api("GET", COMBINATION, headers=headers).status == 200
        assert api("DELETE", COMBINATION, headers=headers).status == 200


class TestReplacing:
    def test_the_new_one_takes_the_old_one_s_place(self, api: Any) -> None:
        first = upload(api, KINDS["png"]).json()["id"]
        old = api.get(COMBINATION)["imageUrl"].removeprefix(api.mock.public_url)
        assert upload(api, KINDS["gif"]).json()["id"] > first
        assert api.mock.handle(Request("GET", old)).status == 404

    def test_a_deleted_one_is_gone_and_the_combination_is_not(self, api: Any) -> None:
        upload(api, KINDS["png"])
        before = api.get(COMBINATION)
        assert api.done("DELETE", IMAGE) == {"deleteCount": 1}
        assert api.get(COMBINATION) == {k: v for k, v in before.items() if k not in FIELDS}
        assert api.done("DELETE", IMAGE) == {"deleteCount": 0}
        assert (
            api.mock.handle(Request("GET", before["imageUrl"].removeprefix(api.mock.public_url))).status
            == 404
        )

    def test_an_update_leaves_it(self, api: Any) -> None:
        upload(api, KINDS["png"])
        before = api.get(COMBINATION)
        api.done("PUT", COMBINATION, {"price": 5})
        shown = {"defaultDisplayedPrice": 5, "defaultDisplayedPriceFormatted": "€5.00"}
        assert api.get(COMBINATION) == {**before, "price": 5, **shown}

    @pytest.mark.parametrize("path", ["/products/37208339", "/products/37208339/combinations", COMBINATION])
    def test_it_goes_with_its_combination(self, api: Any, path: str) -> None:
        upload(api, KINDS["png"])
        url = api.get(COMBINATION)["imageUrl"].removeprefix(api.mock.public_url)
        api.done("DELETE", path)
        assert api.mock.handle(Request("GET", url)).status == 404

    @pytest.mark.parametrize(
        "path",
        ["/images/4870020/160/1.png", "/images/1/160/4300000001.png", "/images/4870020/5/4300000001.png"],
    )
    def test_other_addresses_are_empty(self, api: Any, path: str) -> None:
        assert api.mock.handle(Request("GET", path)).status == 404
        assert api.mock.handle(Request("GET", f"/images/{'9' * 19}/160/{'9' * 19}.png")).status == 404


class TestAddresses:
    def test_an_address_is_kept_and_not_followed(self, api: Any) -> None:
        url = "https://images.example.com/a%20b.png?x=1&y=2#z"
        quoted = "https%3A%2F%2Fimages.example.com%2Fa%2520b.png%3Fx%3D1%26y%3D2%23z"
        assert api("POST", f"{IMAGE}?externalUrl={quoted}", b"").status == 200
        assert {api.get(COMBINATION)[field] for field in FIELDS} == {url}
        assert api.done("DELETE", IMAGE) == {"deleteCount": 1}

    @pytest.mark.parametrize("url", ["HTTPS://a.example/b.png", "Http://a.example"])
    def test_a_scheme_has_no_case(self, api: Any, url: str) -> None:
        api.done("POST", f"{IMAGE}?externalUrl={url}")
        assert api.get(COMBINATION)["imageUrl"] == url
        api.done("POST", f"{IMAGE}/async", {"url": url.upper(), "width": 5, "height": 5})
        assert api.get(COMBINATION)["imageUrl"] == url.upper()

    def test_bytes_beside_an_address_are_ignored(self, api: Any) -> None:
        assert api("POST", f"{IMAGE}?externalUrl=http://a/b", b"no image").status == 200
        assert api.get(COMBINATION)["imageUrl"] == "http://a/b"
        form = {"Content-Type": "multipart/form-data; boundary=x"}
        for body in (b"--x--", b"\0" * (MB_20 + 1)):
            answer = api("POST", f"{IMAGE}?externalUrl=http://a/b", body, headers={**api.headers, **form})
            assert answer.status == 200, answer.body

    def test_but_not_those_of_another_operation(self, api: Any) -> None:
        answer = api("PUT", f"{COMBINATION}?externalUrl=http://a/b", b"--x--", headers=api.headers)
        assert answer.status == 415

    def test_the_asynchronous_upload_shows_the_address_at_once(self, api: Any) -> None:
        link = {
            "url": "https://a.example/b.png",
            "width": 5,
            "height": 5,
            "externalId": "pos-1",
            "alt": {"main": "x"},
        }
        assert api.done("POST", f"{IMAGE}/async", link)["id"] > 2**32
        read = api.get(COMBINATION)
        assert (read["originalImageUrl"], read["imageExternalId"], read["alt"]) == (
            "https://a.example/b.png",
            "pos-1",
            {"main": "x"},
        )

    def test_the_asynchronous_upload_may_answer_nothing(self, make_api: Callable[..., Any]) -> None:
        api = make_api(behaviour=Behaviour(async_upload="empty"))
        link = {"url": "https://a.example/b.png", "width": 5, "height": 5}
        assert api.done("POST", f"{IMAGE}/async", link) == {}

    @pytest.mark.parametrize(
        "url",
        [
            "",
            " ",
            "ftp://a/b",
            "file:///etc/passwd",
            "//a/b",
            "/b",
            "javascript:1",
            "http://",
            "https:///b",
            "HTTP",
            "HTTPS:a.example/b",
        ],
    )
    def test_others_than_http_are_refused(self, api: Any, url: str) -> None:
        assert api.refused("POST", f"{IMAGE}?externalUrl={url}", b"") == (422, "WRONG_URL")
        link = {"url": url, "width": 5, "height": 5}
        assert api.refused("POST", f"{IMAGE}/async", link) == (422, "WRONG_URL")

    @pytest.mark.parametrize(
        "change", [{"url": None}, {"url": 5}, {"width": 0}, {"height": "5"}, {"width": 2**31}]
    )
    def test_other_defects_are_malformed(self, api: Any, change: dict[str, Any]) -> None:
        link = {"url": "ftp://a/b", "width": 5, "height": 5, **change}
        assert api.refused("POST", f"{IMAGE}/async", link) == (400, "WRONG_PARAMETER")
