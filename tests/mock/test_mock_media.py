"""A product's main image, gallery, media and files. Many figures are those of the vendor's own tests."""

from typing import Any
from urllib.parse import urlencode

import pytest
from ecwid_mock import Request, Store
from ecwid_mock.seed.example import png

ONE = "/products/1"
LINK = {"url": "https://images.example.com/a.png", "width": 9, "height": 8}
FORM = {"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8"}


@pytest.fixture
def api(make_api: Any) -> Any:
    return make_api(Store(1003, "secret_abc", products=[{"id": 1, "name": "Radish"}]))


def upload(
    api: Any, path: str, content: bytes = png(3, 2, (9, 9, 9)), kind: str = "application/octet-stream"
) -> int:
    answer = api("POST", path, content, headers={**api.headers, "Content-Type": kind})
    assert answer.status == 200, answer.body
    return int(answer.json()["id"])


def media(api: Any) -> list[tuple[str, int, bool]]:
    images = api.get(ONE)["media"]["images"]
    return [(image["id"], image["orderBy"], image["isMain"]) for image in images]


def gallery(api: Any) -> list[int]:
    return [image["id"] for image in api.get(ONE)["galleryImages"]]


def add_video(api: Any, path: str, url: str = "https://v.example/1") -> int:
    answer = api("POST", f"{ONE}/{path}", headers={**api.headers, "url": url})
    assert answer.status == 200, answer.body
    return int(answer.json()["id"])


def videos(api: Any) -> list[dict[str, Any]]:
    shown: list[dict[str, Any]] = api.get(ONE)["media"]["videos"]
    return shown


def served(api: Any, address: str) -> int:
    return int(api.mock.handle(Request("GET", address)).status)


class TestMainImage:
    def test_without_one_the_lists_are_empty(self, api: Any) -> None:
        shown = api.get(ONE)
        assert (shown["media"], shown["galleryImages"], shown["files"]) == (
            {"images": [], "videos": []},
            [],
            [],
        )
        assert not {"thumbnailUrl", "imageUrl", "originalImage"} & shown.keys()

    def test_four_uploads_leave_the_last_one(self, api: Any) -> None:
        form = urlencode({"externalUrl": LINK["url"]}).encode()
        ids = [upload(api, f"{ONE}/image", form, FORM["Content-Type"])]
        ids += [upload(api, f"{ONE}/image", png(3, 2, (red, 0, 0))) for red in (1, 2, 3)]
        (image,) = api.get(ONE)["media"]["images"]
        assert (image["id"], image["orderBy"], image["isMain"]) == ("0", 0, True)
        assert image["image1500pxUrl"].endswith(f"/{ids[-1]}.png")
        shown = api.get(ONE)
        assert (shown["originalImage"]["width"], shown["originalImage"]["height"]) == (3, 2)
        served = api.mock.handle(Request("GET", shown["imageUrl"].removeprefix("http://ecwid-mock.test")))
        assert served.body == png(3, 2, (3, 0, 0))
        assert api.done("DELETE", f"{ONE}/image") == {"deleteCount": 1}
        assert api.get(ONE)["media"]["images"] == []
        assert api.done("DELETE", f"{ONE}/image") == {"deleteCount": 0}

    @pytest.mark.parametrize("path", ["image", "gallery"])
    def test_a_link_shows_at_once(self, api: Any, path: str) -> None:
        link = {**LINK, "alt": {"main": "A radish"}}
        assert api.done("POST", f"{ONE}/{path}/async", link)["id"] > 0
        (image,) = api.get(ONE)["media"]["images"]
        assert (image["imageOriginalUrl"], image["alt"]) == (LINK["url"], {"main": "A radish"})
        for url in ("", "htt://sssss"):
            assert api.refused("POST", f"{ONE}/{path}/async", {**LINK, "url": url}) == (422, "WRONG_URL")


class TestGallery:
    def test_the_first_image_becomes_the_main_one(self, api: Any) -> None:
        ids = [upload(api, f"{ONE}/gallery?fileName=") for _ in range(4)]
        assert media(api) == [("0", 0, True), *[(str(id), at, False) for at, id in enumerate(ids[1:], 1)]]
        assert gallery(api) == ids[1:]

    def test_images_are_deleted_one_by_one_or_all(self, api: Any) -> None:
        ids = [upload(api, f"{ONE}/gallery") for _ in range(4)]
        assert api.done("DELETE", f"{ONE}/gallery/{ids[2]}") == {"deleteCount": 1}
        assert gallery(api) == [ids[1], ids[3]]
        assert api.refused("DELETE", f"{ONE}/gallery/{ids[2]}")[0] == 404
        assert api.refused("DELETE", f"{ONE}/gallery/{ids[0]}")[0] == 404
        assert api.done("DELETE", f"{ONE}/gallery") == {"deleteCount": 2}
        assert media(api) == [("0", 0, True)]
        assert api.done("DELETE", f"{ONE}/gallery") == {"deleteCount": 0}

    def test_the_order_is_set_with_the_product(self, api: Any) -> None:
        main, second, third = [upload(api, f"{ONE}/gallery") for _ in range(3)]
        order = [
            {"id": "0", "orderBy": 2},
            {"id": str(second), "orderBy": 1},
            {"id": str(third), "orderBy": 0},
        ]
        api.done("PUT", ONE, {"media": {"images": order}})
        assert [id for id, _, _ in media(api)] == ["0", str(second), str(main)]
        assert api.get(ONE)["imageUrl"].endswith(f"/{third}.png")

    def test_texts_are_set_without_an_order(self, api: Any) -> None:
        first, second = [upload(api, f"{ONE}/gallery") for _ in range(2)]
        texts = [{"id": "0", "alt": {"main": "A"}}, {"id": str(second), "alt": {"main": "B"}}]
        api.done("PUT", ONE, {"media": {"images": texts}})
        shown = api.get(ONE)
        assert [image["alt"]["main"] for image in shown["media"]["images"]] == ["A", "B"]
        assert shown["galleryImages"][0]["alt"] == "B"
        assert shown["imageUrl"].endswith(f"/{first}.png")

    def test_an_update_of_the_product_keeps_it(self, api: Any) -> None:
        upload(api, f"{ONE}/image")
        before = media(api)
        api.done("PUT", ONE, {"name": "Turnip"})
        assert media(api) == before
        assert "_media" not in api.get(ONE)

    def test_bytes_go_with_the_product(self, api: Any) -> None:
        upload(api, f"{ONE}/image")
        address = api.get(ONE)["imageUrl"].removeprefix("http://ecwid-mock.test")
        api.done("DELETE", ONE)
        assert api.mock.handle(Request("GET", address)).status == 404


class TestMedia:
    def test_main_and_gallery_are_set_by_address(self, api: Any) -> None:
        upload(api, f"{ONE}/image")
        upload(api, f"{ONE}/gallery")
        links = [{"imageUrl": "https://a.example/2.png"}, {"videoUrl": "https://v.example/1"}]
        body = {"mainMedia": {"imageUrl": "https://a.example/1.png"}, "galleryMedia": links}
        assert api.done("PUT", f"{ONE}/media", body) == {"updateCount": 1}
        shown = api.get(ONE)["media"]
        assert [image["imageOriginalUrl"] for image in shown["images"]] == [
            "https://a.example/1.png",
            "https://a.example/2.png",
        ]
        assert [video["url"] for video in shown["videos"]] == ["https://v.example/1"]
        assert api.done("DELETE", f"{ONE}/gallery/{shown['videos'][0]['id']}") == {"deleteCount": 1}

    @pytest.mark.parametrize("main", [{}, {"mainMedia": None}, {"mainMedia": {}}])
    def test_no_main_part_changes_nothing_there(self, api: Any, main: dict[str, Any]) -> None:
        upload(api, f"{ONE}/image")
        upload(api, f"{ONE}/gallery")
        api.done("PUT", f"{ONE}/media", main)
        assert media(api) == [("0", 0, True)]

    def test_an_address_that_is_missing_deletes_that_part(self, api: Any) -> None:
        upload(api, f"{ONE}/image")
        api.done("PUT", f"{ONE}/media", {"mainMedia": {"videoUrl": "https://v.example/1"}})
        shown = api.get(ONE)["media"]
        assert (shown["images"], [video["id"] for video in shown["videos"]]) == ([], ["0"])

    def test_other_addresses_are_refused(self, api: Any) -> None:
        for link in ({"imageUrl": "ftp://a"}, {"videoUrl": "htt://s"}):
            assert api.refused("PUT", f"{ONE}/media", {"galleryMedia": [link]}) == (422, "WRONG_URL")
            assert api.refused("PUT", f"{ONE}/media", {"mainMedia": link}) == (400, "WRONG_PARAMETER")


class TestVideos:
    def test_the_main_video_is_replaced_and_deleted(self, api: Any) -> None:
        first, second = [add_video(api, "video", f"https://v.example/{at}") for at in (1, 2)]
        assert first != second
        assert [(v["id"], v["url"]) for v in videos(api)] == [("0", "https://v.example/2")]
        upload(api, f"{ONE}/image")
        assert api.done("DELETE", f"{ONE}/video") == {"deleteCount": 1}
        assert api.done("DELETE", f"{ONE}/video") == {"deleteCount": 0}
        assert (videos(api), len(media(api))) == ([], 1)

    def test_a_video_of_the_gallery_is_read_and_deleted(self, api: Any) -> None:
        one, other = [add_video(api, "gallery/video", f"https://v.example/{at}") for at in (1, 2)]
        shown = {"id": str(one), "url": "https://v.example/1", "embedHtml": ""}
        assert api.get(f"{ONE}/gallery/video/{one}") == shown == videos(api)[0]
        assert api.done("DELETE", f"{ONE}/gallery") == {"deleteCount": 0}
        assert api.done("DELETE", f"{ONE}/gallery/{one}") == {"deleteCount": 1}
        assert api.refused("GET", f"{ONE}/gallery/video/{one}")[0] == 404
        assert [video["id"] for video in videos(api)] == [str(other)]

    def test_a_cover_is_shown_and_goes_with_its_video(self, api: Any) -> None:
        video = add_video(api, "gallery/video")
        path = f"{ONE}/gallery/video/{video}"
        kind = {**api.headers, "Content-Type": "image/png"}
        ids = [api("PUT", path, png(3, 2, (red, 0, 0)), headers=kind).json()["id"] for red in (1, 2)]
        (shown,) = videos(api)
        assert shown["videoCoverId"] == str(ids[1])
        addresses = [
            shown["imageOriginalUrl"].removeprefix("http://ecwid-mock.test").replace(str(ids[1]), str(id))
            for id in ids
        ]
        assert [served(api, address) for address in addresses] == [404, 200]
        assert gallery(api) == []
        api.done("DELETE", f"{ONE}/gallery/{video}")
        assert served(api, addresses[1]) == 404

    def test_an_image_is_no_video(self, api: Any) -> None:
        upload(api, f"{ONE}/image")
        image = upload(api, f"{ONE}/gallery")
        assert api.refused("GET", f"{ONE}/gallery/video/{image}")[0] == 404

    @pytest.mark.parametrize("path", ["video", "gallery/video"])
    def test_the_address_stands_in_a_header(self, api: Any, path: str) -> None:
        assert api.refused("POST", f"{ONE}/{path}?url=https://v.example/1") == (400, "WRONG_PARAMETER")
        for url in ("", "v.example", "ftp://v.example/1"):
            answer = api("POST", f"{ONE}/{path}", headers={**api.headers, "url": url})
            assert (answer.status, answer.json()["errorCode"]) == (422, "NOT_VIDEO_URL")


class TestFiles:
    def test_what_was_uploaded_is_listed_and_read(self, api: Any) -> None:
        contents = [b"one", b"\0" * 5000, b"%PDF"]
        ids = [
            upload(api, f"{ONE}/files?fileName=f{at}&description=d{at}", each)
            for at, each in enumerate(contents)
        ]
        form = urlencode({"externalUrl": LINK["url"], "fileName": "f3"}).encode()
        ids.append(upload(api, f"{ONE}/files", form, FORM["Content-Type"]))
        files = api.get(ONE)["files"]
        assert [(file["id"], file["name"]) for file in files] == [(id, f"f{at}") for at, id in enumerate(ids)]
        assert [file["size"] for file in files] == [3, 5000, 4, len(LINK["url"])]
        assert files[0]["adminUrl"] == f"http://ecwid-mock.test/api/v3/1003/products/1/files/{ids[0]}"
        for id, content in zip(ids, contents, strict=False):
            assert api("GET", f"{ONE}/files/{id}").body == content

    def test_description_and_deletions(self, api: Any) -> None:
        ids = [upload(api, f"{ONE}/files?fileName=f{at}", b"x") for at in range(4)]
        assert api.done("PUT", f"{ONE}/files/{ids[0]}", {"description": "new"}) == {"updateCount": 1}
        assert api.get(ONE)["files"][0]["description"] == "new"
        assert api.done("DELETE", f"{ONE}/files/{ids[0]}") == {"deleteCount": 1}
        assert api("GET", f"{ONE}/files/{ids[0]}").status == 404
        assert api.done("DELETE", f"{ONE}/files") == {"deleteCount": 3}
        assert api.get(ONE)["files"] == []
        assert api.done("DELETE", f"{ONE}/files") == {"deleteCount": 0}

    def test_a_file_needs_a_name(self, api: Any) -> None:
        assert api.refused("POST", f"{ONE}/files", b"x") == (400, "WRONG_PARAMETER")
