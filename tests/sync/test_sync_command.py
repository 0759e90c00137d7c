"""The command, over a port: its files, its exit codes, and that it never asks where nobody answers."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from ecwid_client import CombinationUpdate, EcwidClient
from ecwid_mock import Clock, Fault, Mock, Store, serve
from ecwid_sync import Progress
from ecwid_sync.command.exit_codes import Code
from ecwid_sync.command.line import HELP, HOMES, ecwid
from ecwid_sync.command.progress import SIGNALS, Lines, interruptible
from python_calamine import CalamineWorkbook
from sync_support import FIRST, PRODUCT, STORE_ID, TOKEN, combination, sell, shop, stocks

ADJUST = "adjustCombinationInventory"
Command = Callable[..., Result]


@pytest.fixture
def port(mock: Mock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """The shop on a port, and the environment that names it."""
    with serve(mock) as server:
        monkeypatch.setenv("ECWID_BASE_URL", server.base_url)
        monkeypatch.setenv("ECWID_STORE_ID", str(STORE_ID))
        monkeypatch.setenv("ECWID_TOKEN", TOKEN)
        monkeypatch.chdir(tmp_path)
        yield server.base_url
    kept = [one for one in tmp_path.rglob("*") if one.is_file() and one.name != "token"]
    assert not [one for one in kept if TOKEN.encode() in one.read_bytes()]


@pytest.fixture
def run(port: str) -> Command:
    """Runs `ecwid` with arguments; fails on a traceback."""

    def run(*arguments: str | int | Path, code: int = Code.OK, typed: str | None = None) -> Result:
        result = CliRunner().invoke(ecwid, [str(one) for one in arguments], input=typed)
        assert result.exit_code == code, result.output
        assert result.exception is None or isinstance(result.exception, SystemExit)
        assert TOKEN not in result.output
        return result

    return run


@pytest.fixture
def edit(run: Command) -> Callable[..., None]:
    """Pulls `stock.csv` when it is not there, and changes cells of it by SKU."""

    def edit(**cells: dict[str, str]) -> None:
        path = Path("stock.csv")
        if not path.exists():
            run("pull", "-o", path)
        with path.open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            row.update(cells.get(row["sku"].replace("-", "_"), {}))
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)

    return edit


def test_the_first_sixty_seconds(run: Command, edit: Callable[..., None], ecwid_: EcwidClient) -> None:
    """Pull, change a cell, plan, apply; then nothing is left to do."""
    edit(A_1={"quantity": "7"}, A_2={"price": "13,95"})
    planned = run("plan", "stock.csv", "-o", "plan.json", "-o", "plan.xlsx")
    assert "A-1" in planned.output
    assert "stock: 1 change, +0 and -3, together -3" in planned.output
    assert stocks(ecwid_)["A-1"] == 10
    assert "nothing was lost" in run("apply", "plan.json", "--yes").output
    assert stocks(ecwid_)["A-1"] == 7
    assert "nothing is left to do" in run("resume", "--yes").output
    assert "no changes" in run("plan", "stock.csv", "--detailed-exitcode").output
    sheets = CalamineWorkbook.from_path("plan.xlsx")
    assert sheets.sheet_names == ["Changes", "Conflicts", "Not usable", "Sums"]
    assert sheets.get_sheet_by_index(0).to_python()[1][1:] == ["A-1", "quantity", 10.0, 7.0, -3.0]


@pytest.fixture
def ecwid_(mock: Mock) -> Iterator[EcwidClient]:
    """The shop, looked at from aside."""
    with EcwidClient(STORE_ID, TOKEN, transport=mock.transport(), requests_per_minute=None) as ecwid:
        yield ecwid


def test_a_run_is_listed_reported_and_undone(
    run: Command, edit: Callable[..., None], ecwid_: EcwidClient
) -> None:
    """The result file is the input with status, error and request id."""
    edit(A_1={"quantity": "7"}, A_2={"costPrice": "-1"})
    run("apply", "stock.csv", "--yes", code=Code.PARTIAL)
    assert "1 done" in run("runs").output
    assert "COST_PRICE_CANT_BE_NEGATIVE" in run("report", "1").output
    run("report", "1", "-o", "result.csv")
    with Path("result.csv").open(newline="", encoding="utf-8") as file:
        rows = {row["sku"]: row for row in csv.DictReader(file)}
    assert len(rows) == 5
    assert rows["A-1"]["_status"] == "done"
    assert rows["A-1"]["_request_id"]
    assert (rows["A-2"]["_status"], rows["A-2"]["costPrice"], rows["A-3"]["_status"]) == ("failed", "-1", "")
    assert "COST_PRICE_CANT_BE_NEGATIVE" in rows["A-2"]["_error"]
    sell(ecwid_, 1, 1)
    run("undo", "1", "--yes")
    assert stocks(ecwid_)["A-1"] == 9
    edit(A_3={"quantity": "1"})
    run("report", "1", "-o", "result.csv", code=Code.USAGE)


@pytest.mark.parametrize(("typed", "offered"), [("und", "undo"), ("--state", "--state-dir")])
def test_the_shell_completes_commands_and_options(typed: str, offered: str) -> None:
    asked = {"_ECWID_COMPLETE": "bash_complete", "COMP_WORDS": f"ecwid {typed}", "COMP_CWORD": "1"}
    done = CliRunner().invoke(ecwid, [], prog_name="ecwid", env=asked)
    assert done.output.split() == [f"plain,{offered}"]


def test_without_a_terminal_a_line_tells_every_ten_seconds_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seconds = iter([1.0, 9.9, 10.0, 15.0, 20.0])
    monkeypatch.setattr("time.monotonic", lambda: next(seconds))
    tell = Lines(begun=0, told=0)
    for done in (1, 2, 10, 15, 20):
        tell(Progress(done, 40))
    assert capsys.readouterr().err == "10 of 40, about 30 s left\n20 of 40, about 20 s left\n"


def test_json_is_the_same_everywhere(run: Command, edit: Callable[..., None]) -> None:
    """Plans and reports for machines."""
    edit(A_1={"quantity": "7"})
    assert json.loads(run("plan", "stock.csv", "--json").stdout)["changes"][0]["label"] == "A-1"
    (report,) = json.loads(run("apply", "stock.csv", "--yes", "--json").stdout)
    assert [(one["label"], one["status"]) for one in report["changes"]] == [("A-1", "done")]
    assert json.loads(run("report", "1", "--json").stdout)["run"] == 1


def test_code_1_and_resume_when_the_service_is_away(
    run: Command, edit: Callable[..., None], mock: Mock
) -> None:
    """What is left is done later."""
    edit(A_1={"quantity": "7"})
    run("plan", "stock.csv", "-o", "plan.json")
    mock.add_fault(Fault(operation="getProduct", close="rst"))
    result = run("apply", "plan.json", "--yes", code=Code.ERROR)
    assert "go on with: ecwid resume" in result.output
    mock.clear_faults()
    run("resume", code=Code.USAGE)
    run("resume", "--yes")


def test_code_2_for_what_cannot_be_used(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files, options, settings; nobody is asked without a terminal."""
    Path("bad.csv").write_text("x\n", encoding="utf-8")
    Path("erp.csv").write_text("sku,quantity\nA-1,1\n", encoding="utf-8")
    assert "has no header" in run("plan", "bad.csv", code=Code.USAGE).output
    assert "give --yes" in run("apply", "erp.csv", code=Code.USAGE).output
    run("plan", "nowhere.csv", code=Code.USAGE)
    run("pull", "-o", "nowhere/stock.csv", code=Code.USAGE)
    for command in ("report", "undo", "resume"):
        assert "there is no run 9" in run(command, "9", code=Code.USAGE).output
    Path("deep.jsonl").write_text("[" * 100_000, encoding="utf-8")
    assert "deep.jsonl, line 1 is not JSON" in run("plan", "deep.jsonl", code=Code.USAGE).output
    run("apply", "erp.csv", "--max-change", "x", code=Code.USAGE)
    run("--base-url", "nonsense", "plan", "erp.csv", code=Code.USAGE)
    run("--profile", "nobody", "plan", "erp.csv", code=Code.USAGE)
    assert "none of these products" in run("pull", "-o", "x.csv", "-p", 99, code=Code.USAGE).output
    assert "names the folder" in run("--state-dir", "erp.csv/x", "runs", code=Code.USAGE).output
    monkeypatch.setenv("ECWID_STATE_DIR", "erp.csv")
    assert "names the folder" in run("plan", "erp.csv", code=Code.USAGE).output
    with monkeypatch.context() as patched:
        patched.setenv("ECWID_STORE_ID", TOKEN)
        assert "id is a number" in run("plan", "erp.csv", code=Code.USAGE).output
    for name in ("ECWID_TOKEN", "ECWID_STORE_ID"):
        monkeypatch.delenv(name)
        run("plan", "erp.csv", code=Code.USAGE)


def test_a_workbook_that_cannot_be_written_is_one_line(run: Command) -> None:
    """Code 2, as for a CSV file, and before the shop is read."""
    Path("erp.csv").write_text("sku,quantity\nA-1,1\n", encoding="utf-8")
    for command in (("pull",), ("plan", "erp.csv")):
        assert "No such file" in run(*command, "-o", "nowhere/stock.xlsx", code=Code.USAGE).output


def test_a_password_in_the_base_url_is_never_shown(run: Command, port: str) -> None:
    """Nor the query; the address is refused."""
    for bad in (port.replace("://", "://joe:hunter2@"), f"{port}?token=hunter2", "http://["):
        for command in ("doctor", "runs"):
            code = Code.OK if command == "runs" and "[" not in bad else Code.USAGE
            result = run("--base-url", bad, command, code=code)
            assert "hunter2" not in result.output
    assert not [one for one in Path("state").rglob("*") if "hunter2" in one.name]


def test_no_output_replaces_what_is_not_its_own(run: Command, edit: Callable[..., None]) -> None:
    """Neither its input, nor what somebody typed; its own files again and again."""
    for kind in ("csv", "xlsx", "jsonl"):
        run("pull", "-o", f"again.{kind}")
        run("pull", "-o", f"again.{kind}")
    edit(A_1={"quantity": "7"})
    own = ("-o", "plan.json", "-o", "plan.xlsx")
    run("plan", "stock.csv", *own)
    run("plan", "stock.csv", *own)
    run("apply", "plan.json", "--yes")
    run("report", "1", "-o", "result.csv")
    run("report", "1", "-o", "result.csv")
    Path("notes.xlsx").write_text("mine", encoding="utf-8")
    before = {path: path.read_bytes() for path in Path().iterdir() if path.is_file()}
    for command in (("pull",), ("plan", "stock.csv"), ("report", "1")):
        for output in ("stock.csv", "again.xlsx", "notes.xlsx", "./stock.csv"):
            if command != ("pull",) or output != "again.xlsx":
                run(*command, "-o", output, code=Code.USAGE)
    assert {path: path.read_bytes() for path in Path().iterdir() if path.is_file()} == before
    run("pull", "-o", "stock.csv", "--yes")
    assert "no changes" in run("plan", "stock.csv").output


def test_each_server_has_a_journal(run: Command, port: str, tmp_path: Path) -> None:
    """Two servers of one machine differ by their ports."""
    run("pull", "-o", "stock.csv")
    run("--base-url", "http://127.0.0.1:9/api/v3", "runs")
    run("--base-url", "https://app.ecwid.com:443/api/v3", "runs")
    names = {one.name for one in (tmp_path / "state").glob("*.sqlite")}
    here = port.split("/")[2].replace(":", "_")
    assert names == {f"1003@{here}.sqlite", "1003@127.0.0.1_9.sqlite", "1003.sqlite"}


def test_code_3_when_asked_for(run: Command, edit: Callable[..., None]) -> None:
    """Changes are no error otherwise."""
    edit(A_1={"quantity": "7"})
    run("plan", "stock.csv", "--detailed-exitcode", code=Code.CHANGES)
    run("plan", "stock.csv")


def test_code_4_for_a_token_that_does_not_work(
    run: Command, monkeypatch: pytest.MonkeyPatch, mock: Mock
) -> None:
    """And for a plan that has no API."""
    run("doctor")
    monkeypatch.setenv("ECWID_TOKEN", "secret_wrong")
    run("pull", "-o", "stock.csv", code=Code.AUTH)
    run("doctor", code=Code.AUTH)


def test_code_5_when_some_rows_cannot_be_used(run: Command, ecwid_: EcwidClient) -> None:
    """The others are."""
    Path("erp.csv").write_text("sku,quantity\nA-1,3\nA-2,x\nZ,1\n", encoding="utf-8")
    result = run("apply", "erp.csv", "--yes", code=Code.PARTIAL)
    assert "erp.csv, row 3, column quantity: 'x'" in result.output
    assert "erp.csv, row 4, column sku: 'Z'" in result.output
    assert stocks(ecwid_)["A-1"] == 3


def test_code_6_for_deletions_and_mass_zeros(run: Command, edit: Callable[..., None], mock: Mock) -> None:
    """Each has its own limit; `--yes` alone is not enough."""
    edit(A_1={"action": "delete"})
    run("apply", "stock.csv", "--yes", code=Code.UNSAFE)
    run("apply", "stock.csv", "--yes", "--max-delete", "1")
    mock.add_store(
        Store(1004, "secret_many", products=[shop(combinations=[combination(n) for n in range(1, 13)])])
    )
    Path("zeros.csv").write_text(
        "sku,quantity\n" + "".join(f"A-{n},0\n" for n in range(1, 13)), encoding="utf-8"
    )
    os.environ.update(ECWID_STORE_ID="1004", ECWID_TOKEN="secret_many")
    run("apply", "zeros.csv", "--yes", code=Code.UNSAFE)
    run("apply", "zeros.csv", "--yes", "--max-change", "10%", "--max-zeros", "100%", code=Code.UNSAFE)
    run("apply", "zeros.csv", "--yes", "--max-zeros", "100%")


def test_code_7_for_conflicts_and_plans_that_were_changed(
    run: Command, edit: Callable[..., None], ecwid_: EcwidClient
) -> None:
    """What both changed is left alone."""
    edit(A_2={"price": "14"})
    ecwid_.combinations.update(PRODUCT, FIRST + 1, CombinationUpdate(price=11))
    assert (
        "changed in the file and in the shop"
        in run("plan", "stock.csv", "-o", "p.json", code=Code.CONFLICT).output
    )
    run("apply", "p.json", "--yes", code=Code.CONFLICT)
    assert ecwid_.combinations.get(PRODUCT, FIRST + 1).price == 11
    Path("p.json").write_text(
        Path("p.json").read_text(encoding="utf-8").replace("14", "15"), encoding="utf-8"
    )
    run("apply", "p.json", "--yes", code=Code.CONFLICT)
    for other in (b"\xff\xfe\0", b"[" * 100_000, b"{}"):
        Path("p.json").write_bytes(other)
        run("apply", "p.json", "--yes", code=Code.CONFLICT)


def test_code_8_until_somebody_decides(run: Command, ecwid_: EcwidClient, mock: Mock) -> None:
    """The reading that would decide is listed."""
    Path("erp.csv").write_text("sku,quantityDelta,changeId\nA-1,-3,L-1\nA-2,-1,L-2\n", encoding="utf-8")
    mock.add_fault(Fault(operation=ADJUST, stage="after_commit", close="rst", times=1))
    mock.add_fault(Fault(operation="getProduct", skip=1, times=1, status=403))
    run("apply", "erp.csv", "--yes", "--workers", "1", "--settle", "0", code=Code.AUTH)
    sell(ecwid_, 1, 1)
    result = run("resume", "--yes", "--settle", "0", code=Code.UNKNOWN)
    assert "the stock was 10, is 6, and would be 7" in result.output
    run("plan", "erp.csv", code=Code.CONFLICT)
    run("decide", "1", "0", "applied")
    run("decide", "1", "0", "applied", code=Code.USAGE)
    run("resume", "--yes")
    assert stocks(ecwid_) == {"A": 5, "A-1": 6, "A-2": 19, "A-3": 30, "A-4": 40}


@pytest.fixture
def interrupts() -> Iterator[None]:
    """Ctrl-C reaches what a test starts, also where the tests themselves were started with `&` and ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interrupts")
def test_code_130_after_what_is_on_its_way(mock: Mock, port: str, tmp_path: Path) -> None:
    """Ctrl-C: the call in flight ends, the resume line is printed."""
    changes = 60  # of a second each: however late the signal is sent on a busy machine, some are left
    lines = "".join(f"A-{n % 4 + 1},1,L-{n}\n" for n in range(changes))
    Path("erp.csv").write_text(f"sku,quantityDelta,changeId\n{lines}", encoding="utf-8")
    mock.add_fault(Fault(operation=ADJUST, delay_s=1))
    command = [sys.executable, "-m", "ecwid_sync", "apply", "erp.csv", "--yes", "--workers", "1"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        while not mock.journal.of("getProduct") and process.poll() is None:
            time.sleep(0.01)  # the other process is under way
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == Code.INTERRUPTED
    assert "go on with: ecwid resume" in said
    assert len(mock.journal.of(ADJUST)) < changes
    mock.clear_faults()
    assert subprocess.run([*command[:3], "resume", "--yes"], check=False, timeout=60).returncode == 0
    assert len(mock.journal.of(ADJUST)) == changes


@pytest.mark.parametrize("name", SIGNALS)
def test_a_run_ends_after_what_is_on_its_way_whatever_asks_it_to(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C, systemd, a terminal that is closed; `nohup` and `&` keep what they ignore."""
    number = getattr(signal, name)
    before = signal.signal(number, signal.SIG_IGN)
    try:
        with interruptible() as interrupt:
            signal.raise_signal(number)
            assert not interrupt.pressed
        signal.signal(number, signal.SIG_DFL)
        with interruptible() as interrupt:
            signal.raise_signal(number)
            assert interrupt.pressed
            with pytest.raises(KeyboardInterrupt):
                signal.raise_signal(number)
        assert signal.getsignal(number) == signal.SIG_DFL
    finally:
        signal.signal(number, before)
    assert capsys.readouterr().err.count("stopping after what is on its way") == 1


def test_a_full_disk_ends_the_run_and_loses_nothing(port: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be noted was not sent; once there is room, `resume` goes on."""
    changes = 40
    lines = "".join(f"A-{n % 4 + 1},-1,L-{n}\n" for n in range(changes))
    Path("erp.csv").write_text(f"sku,quantityDelta,changeId\n{lines}", encoding="utf-8")
    command = [sys.executable, "-m", "ecwid_sync", "apply", "erp.csv", "--yes", "--workers", "1"]
    blocks = 400  # of 512 bytes: enough for the plan, and not for all of its results
    full = ["sh", "-c", f'ulimit -f {blocks}; exec "$@"', "sh", *command]
    with Mock(stores=[Store(STORE_ID, TOKEN, products=[shop()])], clock=Clock.system()) as mock:
        mock.clock.advance(3600)
        with serve(mock) as server:
            monkeypatch.setenv("ECWID_BASE_URL", server.base_url)
            broken = subprocess.run(full, capture_output=True, text=True, check=False, timeout=60)
            assert 0 < len(mock.journal.of(ADJUST)) < changes
            again = [*command[:3], "resume", "--yes", "--settle", "0"]
            assert subprocess.run(again, check=False, timeout=60).returncode == Code.OK
        assert len(mock.journal.of(ADJUST)) == changes
    assert broken.returncode == Code.ERROR
    assert "then go on with `ecwid resume`" in broken.stderr
    assert "Traceback" not in broken.stderr


def test_a_reader_that_has_read_enough_is_no_error(port: str) -> None:
    """`ecwid plan stock.xlsx | head`."""
    Path("erp.csv").write_text("sku,quantity\nA-1,3\n", encoding="utf-8")
    command = [sys.executable, "-m", "ecwid_sync", "plan", "erp.csv"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""


EVERY_CODE = {code for code in Code if code is not Code.OK}


@pytest.mark.parametrize("code", EVERY_CODE, ids=lambda code: str(int(code)))
def test_every_code_has_a_test_and_a_line_in_the_guide(code: Code) -> None:
    """The tests are named for the code."""
    guide = Path(__file__).parents[2].joinpath("docs", "sync.md").read_text(encoding="utf-8")
    assert f"\n| {int(code)} | " in guide
    assert [name for name in globals() if name.startswith(f"test_code_{int(code)}_")]


def test_profiles_and_tokens_by_file_or_standard_input(
    run: Command, port: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A profile that a flag names wins over the environment; no token is ever on the command line."""
    for name in ("ECWID_TOKEN", "ECWID_STORE_ID", "ECWID_BASE_URL"):
        monkeypatch.delenv(name)
    (tmp_path / "token").write_text(f"{TOKEN}\nmore\n", encoding="utf-8")
    folder = tmp_path / "config" / "ecwid"
    folder.mkdir(parents=True)
    profile = f'store_id = {STORE_ID}\nbase_url = "{port}"\ntoken_file = "{tmp_path / "token"}"\n'
    (folder / "config.toml").write_text(
        f"[profiles.shop]\n{profile}[profiles.odd]\nx = 1\n", encoding="utf-8"
    )
    assert "token from the file" in run("--profile", "shop", "doctor").output
    assert "no setting x" in run("--profile", "odd", "doctor", code=Code.USAGE).output
    flags = ("--store-id", str(STORE_ID), "--base-url", port, "--token-stdin")
    assert "token from standard input" in run(*flags, "doctor", typed=f"{TOKEN}\n").output
    monkeypatch.setenv("ECWID_TOKEN", "secret_other")
    run("--profile", "shop", "pull", "-o", "stock.csv", "-p", str(PRODUCT))
    run("--profile", "mock", "--base-url", port, "doctor", code=Code.AUTH)


def test_the_mock_is_served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`ecwid mock` in one terminal, `ecwid --profile mock` in another."""
    command = [sys.executable, "-m", "ecwid_sync"]
    with subprocess.Popen(
        [*command, "mock", "--port", "0", "--db", ":memory:"], stdout=subprocess.PIPE, text=True
    ) as mock:
        assert mock.stdout is not None
        url = mock.stdout.readline().removeprefix("listening on ").strip()
        pull = [*command, "--profile", "mock", "--base-url", url, "pull", "-o", tmp_path / "stock.xlsx"]
        pulled = subprocess.run(pull, capture_output=True, text=True, check=False, timeout=60)
        mock.terminate()
    assert "5 rows" in pulled.stderr
    assert "then: ecwid --profile mock plan" in pulled.stderr  # as it has to be typed


def test_every_command_has_a_home_and_help() -> None:
    """And help needs neither the HTTP library nor rich."""
    assert HELP.keys() == HOMES.keys()
    for name in HELP:
        if name != "mock":
            result = CliRunner().invoke(ecwid, [name, "--help"])
            assert result.exit_code == 0
            assert "Usage: ecwid" in result.output
    code = (
        "import sys; from ecwid_sync.command.line import ecwid\n"
        "try: ecwid(['--help'], prog_name='ecwid')\n"
        "except SystemExit: pass\n"
        "print(sorted({'httpx', 'rich', 'xlsxwriter', 'python_calamine', 'ecwid_client'} & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.splitlines()[-1] == "[]"
