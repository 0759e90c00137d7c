"""The database file, transactions, life cycle, and what is kept of secrets."""

import contextlib
import os
import random
import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest
from ecwid_mock import DatabaseError, Mock, MockClosedError, Request, Store
from mock_support import answered, status

ALL = "/products/37208339/combinations"
DELTA = {"quantityDelta": 1}


class TestFiles:
    def test_what_was_written_is_there_after_a_restart(self, tmp_path: Path, make_api: Any) -> None:
        file = tmp_path / "shop.db"
        api = make_api(database=file)
        id = api.create(options=[{"name": "Size", "value": "XL"}], sku="x")
        before = api.everything()
        api.mock.close()
        again = make_api(database=file)
        assert again.everything() == before
        assert again.create(options=[{"name": "Size", "value": "XXL"}]) == id + 1

    def test_the_id_of_an_image_that_was_only_named_is_not_used_again(
        self, tmp_path: Path, make_api: Any
    ) -> None:
        link = {"url": "https://a.example/b.png", "width": 5, "height": 5}
        ids = []
        for _ in range(2):
            api = make_api(database=tmp_path / "shop.db")
            ids.append(api.done("POST", f"{ALL}/7084076/image/async", link)["id"])
            api.mock.close()
        assert ids[1] == ids[0] + 1

    def test_stores_fill_an_empty_database_only(self, tmp_path: Path) -> None:
        file = tmp_path / "shop.db"
        Mock(file, stores=[Store(5, "secret_x")]).close()
        with Mock(file, stores=[Store(6, "secret_y")]) as mock:
            assert mock.store_ids == [5]

    def test_a_file_in_use_is_refused(self, tmp_path: Path) -> None:
        file = tmp_path / "shop.db"
        with Mock(file), pytest.raises(DatabaseError, match="in use by another process"):
            Mock(file)

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"hello", "not a database of the mock"),
            (b"SQLite format 3\0", "not a database of the mock"),
            (os.urandom(8192), "not a database of the mock"),
        ],
        ids=["text", "cut off", "random"],
    )
    def test_a_foreign_file_is_left_alone(self, tmp_path: Path, content: bytes, reason: str) -> None:
        file = tmp_path / "shop.db"
        file.write_bytes(content)
        with pytest.raises(DatabaseError, match=reason):
            Mock(file)
        assert file.read_bytes() == content
        assert os.listdir(tmp_path) == ["shop.db"]

    def test_another_program_s_database_is_left_alone(self, tmp_path: Path) -> None:
        file = tmp_path / "shop.db"
        connection = sqlite3.connect(file)
        connection.execute("CREATE TABLE precious(x)")
        connection.close()
        before = file.read_bytes()
        with pytest.raises(DatabaseError, match="another program"):
            Mock(file)
        assert file.read_bytes() == before

    def test_another_version_s_database_is_left_alone(self, tmp_path: Path) -> None:
        file = tmp_path / "shop.db"
        Mock(file).close()
        content = bytearray(file.read_bytes())
        content[60:64] = (99).to_bytes(4, "big")
        file.write_bytes(content)
        with pytest.raises(DatabaseError, match="layout 99"):
            Mock(file)
        assert file.read_bytes() == bytes(content)

    def test_a_damaged_database_is_left_alone(self, tmp_path: Path) -> None:
        file = tmp_path / "shop.db"
        Mock(file).close()
        content = bytearray(file.read_bytes())
        content[4096:] = os.urandom(len(content) - 4096)
        file.write_bytes(content)
        with pytest.raises(DatabaseError, match="damaged"):
            Mock(file)
        assert file.read_bytes() == bytes(content)

    @pytest.mark.parametrize(
        "statement",
        [
            "DROP TABLE setting",
            "DELETE FROM setting",
            "DROP TRIGGER product_counted",
            "ALTER TABLE product DROP COLUMN searched",
            "UPDATE store SET settings = '{'",
            "UPDATE store SET settings = '[]'",
            "UPDATE store SET settings = CAST(x'ff' AS TEXT)",
            "UPDATE token SET store_id = 99",
            "UPDATE token SET rights = '{}'",
        ],
    )
    def test_a_sound_file_with_damaged_content_is_damaged(self, tmp_path: Path, statement: str) -> None:
        file = tmp_path / "shop.db"
        Mock(file).close()
        with contextlib.closing(sqlite3.connect(file)) as connection, connection:
            connection.execute(statement)
        with pytest.raises(DatabaseError, match="damaged") as caught:
            Mock(file)
        assert len(str(caught.value).splitlines()) == 1

    def test_any_damage_is_one_line(self, tmp_path: Path) -> None:
        file, dice = tmp_path / "shop.db", random.Random(1)
        Mock(file).close()
        sound, messages = file.read_bytes(), [""]
        for _ in range(200):
            content = bytearray(sound)
            start = dice.randrange(100, len(content))
            content[start : start + dice.choice((1, 20, 4096))] = dice.randbytes(dice.choice((1, 20, 4096)))
            file.write_bytes(content[: dice.choice((len(content), start))])
            try:
                Mock(file).close()
            except DatabaseError as error:
                messages.append(str(error))
            for beside in tmp_path.glob("shop.db-*"):
                beside.unlink()
        assert {len(message.splitlines()) for message in messages} == {0, 1}

    def test_what_is_no_file_is_no_database(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        (tmp_path / "link").symlink_to(tmp_path / "pipe")
        for place in (tmp_path, tmp_path / "pipe", tmp_path / "link", "/dev/null"):
            with pytest.raises(DatabaseError, match="not a file"):
                Mock(place)
        with pytest.raises(DatabaseError, match="cannot be read"):
            Mock("a\0b")
        with pytest.raises(DatabaseError, match="folder does not exist"):
            Mock(tmp_path / "none" / "shop.db")

    def test_closing_commits(self, tmp_path: Path, make_api: Any) -> None:
        api = make_api(database=tmp_path / "shop.db")
        headers = {**api.headers, "Content-Type": "application/json"}
        path = f"/api/v3/4870020{ALL}/7084076/inventory"
        answered(api.mock, Request("PUT", path, headers, b'{"quantityDelta":1}'))
        api.mock.close()
        assert make_api(database=tmp_path / "shop.db").combination(7084076)["quantity"] == 62

    def test_an_empty_file_is_a_new_database(self, tmp_path: Path) -> None:
        file = tmp_path / "shop.db"
        file.touch()
        with Mock(file) as mock:
            assert mock.store_ids == [4870020]

    @pytest.mark.parametrize("durability", ["memory", "process", "power"])
    def test_each_durability_keeps_what_was_written(
        self, tmp_path: Path, make_api: Any, durability: str
    ) -> None:
        for _ in range(2):
            api = make_api(database=tmp_path / "shop.db", durability=durability)
            api.done("PUT", f"{ALL}/7084076/inventory", DELTA)
            quantity = api.get(f"{ALL}/7084076")["quantity"]
            api.mock.close()
        assert quantity == 63


class TestTransactions:
    def test_a_full_disk_is_a_500_and_changes_nothing(self, api: Any) -> None:
        connection = api.mock.engine.database.connection
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        before = api.everything()
        body = b'{"description":"' + b"x" * 1_000_000 + b'"}'
        headers = {**api.headers, "Content-Type": "application/json"}
        target = "/api/v3/4870020/products/37208339"
        response = api.mock.handle(Request("PUT", target, headers, body))
        assert (response.status, response.json()["errorCode"]) == (500, "INTERNAL_ERROR")
        assert api.everything() == before
        api.done("PUT", f"{ALL}/7084076/inventory", DELTA)

    def test_a_failing_commit_is_a_500_for_all_that_waited_for_it(self, api: Any) -> None:
        asks = [self._delta(api, id) for id in (7084075, 7084076)]
        before = api.everything()
        answers = [answered(api.mock, ask) for ask in asks]
        assert {status(answer) for answer in answers} == {200}
        api.mock.engine.database.connection.execute("ROLLBACK")
        assert {api.mock.engine.settle(answer).status for answer in answers} == {500}
        assert api.everything() == before
        api.done("PUT", f"{ALL}/7084076/inventory", DELTA)

    def test_a_batch_that_the_database_gave_up_is_not_joined(self, api: Any) -> None:
        lost = answered(api.mock, self._delta(api, 7084076))
        api.mock.engine.database.connection.execute("ROLLBACK")
        saved = answered(api.mock, self._delta(api, 7084076))
        assert [api.mock.engine.settle(answer).status for answer in (lost, saved)] == [500, 200]
        assert api.get(f"{ALL}/7084076")["quantity"] == 62

    def test_one_failure_does_not_undo_the_others(self, api: Any) -> None:
        good = answered(api.mock, self._delta(api, 7084076))
        refused = answered(api.mock, self._delta(api, 5))
        assert (good.batch, status(refused)) == (refused.batch, 404)
        assert api.mock.engine.settle(good).status == 200
        assert api.get(f"{ALL}/7084076")["quantity"] == 62

    def test_a_defect_is_a_500_without_its_half(self, api: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        def break_down(*_: object) -> None:
            raise ZeroDivisionError

        monkeypatch.setattr(type(api.mock.engine.database), "add_combination", break_down)
        before = api.everything()
        headers = {**api.headers, "Content-Type": "application/json"}
        body = b'{"options":[{"name":"Size","value":"XL"}]}'
        response = api.mock.handle(Request("POST", f"/api/v3/4870020{ALL}", headers, body))
        assert response.status == 500
        assert b"Zero" not in response.body
        assert api.everything() == before

    def test_a_defect_of_an_update_is_one_too(self, api: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        def break_down(*_: object) -> None:
            raise ZeroDivisionError

        monkeypatch.setattr(type(api.mock.engine.database), "change_combination", break_down)
        before = api.everything()
        headers = {**api.headers, "Content-Type": "application/json"}
        body = b'{"options":[{"name":"Size","value":"XL"}]}'
        response = api.mock.handle(Request("PUT", f"/api/v3/4870020{ALL}/7084076", headers, body))
        assert response.status == 500
        assert api.everything() == before

    def _delta(self, api: Any, id: int) -> Request:
        headers = {**api.headers, "Content-Type": "application/json"}
        return Request("PUT", f"/api/v3/4870020{ALL}/{id}/inventory", headers, b'{"quantityDelta":1}')

    def test_threads_do_not_lose_each_other_s_deltas(self, api: Any) -> None:
        def add() -> None:
            for _ in range(100):
                api.mock.handle(self._delta(api, 7084076))

        threads = [threading.Thread(target=add) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert api.get(f"{ALL}/7084076")["quantity"] == 61 + 800


class TestLife:
    def test_a_reset_mock_repeats_itself(self, api: Any) -> None:
        def run() -> list[bytes]:
            api.mock.clock.advance(5)
            product = api("POST", "/products", {"name": "Turnip"})
            made = api("POST", ALL, {"options": [{"name": "Size", "value": "XL"}], "sku": "x"})
            return [product.body, made.body, api("GET", "/products").body, api("DELETE", ALL).body]

        first = run()
        api.mock.reset()
        assert run() == first

    def test_two_mocks_with_the_same_stores_answer_the_same(self, make_api: Any) -> None:
        one, other = make_api(), make_api()
        assert one("POST", "/products", {"name": "A"}).body == other("POST", "/products", {"name": "A"}).body
        assert one("GET", "/products").body == other("GET", "/products").body

    def test_a_reset_reaches_the_file(self, tmp_path: Path, make_api: Any) -> None:
        api = make_api(database=tmp_path / "shop.db")
        before = api.everything()
        api.done("DELETE", ALL)
        api.mock.reset()
        assert api.everything() == before
        api.mock.close()
        assert make_api(database=tmp_path / "shop.db").everything() == before

    def test_a_closed_mock_says_so(self) -> None:
        mock = Mock()
        mock.close()
        mock.close()
        for use in (
            mock.reset,
            lambda: mock.handle(Request("GET", "/")),
            lambda: mock.add_store(Store(1, "a")),
        ):
            with pytest.raises(MockClosedError):
                use()

    def test_a_store_is_added_once(self, mock: Mock) -> None:
        mock.add_store(Store(5, "secret_x"))
        assert mock.store_ids == [5, 4870020]
        with pytest.raises(ValueError, match="store 5"):
            mock.add_store(Store(5, "secret_y"))

    @pytest.mark.parametrize("id", [0, -1, 2**63, True, "5", 1.0, None])
    def test_a_store_id_is_a_number(self, id: Any) -> None:
        with pytest.raises(ValueError, match="store id"):
            Store(id, "secret_x")

    @pytest.mark.parametrize("token", ["", "a b", "a\nb", "\u20ac", None, 5])
    def test_a_token_is_visible_text(self, token: Any) -> None:
        with pytest.raises(ValueError, match="token"):
            Store(5, token)

    def test_plans_and_languages_are_checked(self) -> None:
        with pytest.raises(ValueError, match="plan"):
            Store(5, "x", plan="gold")  # type: ignore[arg-type]
        with pytest.raises(ValueError, match="language"):
            Store(5, "x", languages=())


class TestSecrets:
    TOKEN = "secret_canary_0123456789"

    def test_a_token_is_in_no_text(self, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level("DEBUG")
        store = Store(5, self.TOKEN)
        with Mock(stores=[store]) as mock:
            bearer = Request("GET", "/api/v3/5/profile", {"Authorization": f"Bearer {self.TOKEN}"})
            query = Request("GET", f"/api/v3/5/profile?token={self.TOKEN}")
            wrong = Request("GET", f"/api/v3/6/profile?token={self.TOKEN}x&lang=%00")
            answers = [mock.handle(ask) for ask in (bearer, query, wrong)]
            assert [answer.status for answer in answers] == [200, 200, 403]
            shown = [repr(thing) for thing in (store, mock, bearer, query, wrong, *answers)]
            assert not any(self.TOKEN in text for text in (*shown, caplog.text))
            assert not any(self.TOKEN.encode() in answer.body for answer in answers)

    def test_a_token_is_in_no_file(self, tmp_path: Path) -> None:
        with Mock(tmp_path / "shop.db", stores=[Store(5, self.TOKEN)]) as mock:
            mock.handle(Request("GET", f"/api/v3/5/products?token={self.TOKEN}"))
            mock.handle(Request("GET", f"/api/v3/5/products?token=x{self.TOKEN}"))
        for file in tmp_path.iterdir():
            assert b"canary" not in file.read_bytes()
