"""The command line: exit codes, one line an error, nothing heavy imported for a wrong call."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner, Result

from flows.cli import main
from flows.errors import GateError, InputError, OutputError
from flows.findings import Check
from flows.write.publish import Publication
from flows.write.report import RunReport

SACHO = [sys.executable, "-c", "from flows.cli import main; main()"]
ROOT = Path(__file__).parents[1]
WARNING = Check(
    "grade_known", "awards", "a:1", "warning", "fail", "x", "y", "awards.grade_known: x"
)
REPORT = RunReport(
    started_at=datetime(2025, 3, 2, tzinfo=UTC),
    finished_at=datetime(2025, 3, 2, tzinfo=UTC),
    inputs=["pages"],
    publication=Publication("abc", True, ("pages",), ("articles",)),
    rows={"pages": 1200, "articles": 1},
    rejects={"empty_input": 1, "duplicate_page": 2},
    failed=(WARNING,),
)


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Call sacho in an empty folder with one page; the pipeline does what `outcome` does."""
    monkeypatch.chdir(tmp_path)
    Path("page.txt").write_text("x")

    def run(*args: str, outcome: Callable[..., RunReport] = lambda *_: REPORT) -> Result:
        pipeline = ModuleType("flows.pipeline")
        pipeline.run_pipeline = outcome
        monkeypatch.setitem(sys.modules, "flows.pipeline", pipeline)
        return CliRunner().invoke(main, list(args))

    return run


def raise_(error: BaseException) -> Callable[..., RunReport]:
    def outcome(*_: object) -> RunReport:
        raise error

    return outcome


def test_a_published_run_ends_with_plain_lines_when_piped(call: Callable[..., Result]) -> None:
    result = call("run", "page.txt", "--out", "out")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "pages\t1200\tunchanged",
        "articles\t1\tchanged",
        "1,200 pages, 1 article: 1 of 2 datasets changed",
        "0 pages unchanged, 0 worked on",
        "held back 3: 2 duplicate_page, 1 empty_input",
        "warning awards.grade_known: x",
        "out/datasets/  the tables",
        "out/data_docs/index.html  every expectation and what was seen",
        "out/rejects/  the bytes and rows held back; the dataset `rejects` says why",
        "out/run_report.json  inputs, times, versions",
    ]


def test_machines_get_the_run_report_as_one_object(call: Callable[..., Result]) -> None:
    result = call("run", "page.txt", "--out", "out", "--json")
    told = json.loads(result.stdout)
    assert (told["snapshot_id"], told["rows"]) == ("abc", {"pages": 1200, "articles": 1})


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_its_completion(shell: str) -> None:
    result = CliRunner().invoke(main, ["completion", shell])
    assert result.exit_code == 0
    assert "_SACHO_COMPLETE" in result.stdout


def test_a_shell_completes_commands() -> None:
    asked = {"_SACHO_COMPLETE": "bash_complete", "COMP_WORDS": "sacho ev", "COMP_CWORD": "1"}
    script = "from flows.cli import main; main(prog_name='sacho')"
    found = subprocess.run(
        [sys.executable, "-c", script], env=os.environ | asked, capture_output=True, text=True
    )
    assert found.stdout.split() == ["plain,eval"]


@pytest.mark.parametrize(
    ("outcome", "code", "line"),
    [
        (raise_(InputError("x: wrong")), 1, "sacho: x: wrong"),
        (raise_(OutputError("x: wrong")), 1, "sacho: x: wrong"),
        (raise_(GateError("nothing was published: x")), 2, "sacho: nothing was published: x"),
        (
            raise_(KeyboardInterrupt()),
            3,
            "sacho: interrupted, nothing was published; run it again",
        ),
        (
            raise_(ZeroDivisionError("by zero\nat once")),
            1,
            "sacho: a defect of sacho, ZeroDivisionError: by zero; --debug shows where",
        ),
    ],
)
def test_every_failure_is_one_line_and_its_exit_code(
    call: Callable[..., Result], outcome: Callable[..., RunReport], code: int, line: str
) -> None:
    result = call("run", "page.txt", "--out", "out", outcome=outcome)
    assert (result.exit_code, result.stderr.strip(), result.stdout) == (code, line, "")


def test_debug_shows_the_traceback(call: Callable[..., Result]) -> None:
    result = call("run", "page.txt", "--out", "o", "--debug", outcome=raise_(InputError("wrong")))
    assert "Traceback" in result.stderr
    assert result.stderr.endswith("sacho: wrong\n")


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (("run", "nowhere", "--out", "o"), "sacho: nowhere: no such file or folder"),
        (("run", "page.txt", "--out", "page.txt"), "sacho: page.txt is a file; give a folder"),
        (("run", "page.txt", "--out", "/proc/x"), "sacho: /proc/x: cannot be written"),
        (("run", "page.txt"), "Error: Missing option '--out'."),
        (("run", "--out", "o"), "Error: Missing argument 'INPUT...'."),
        (("run", "page.txt", "--out", "o", "--batch-pages", "0"), "Error: Invalid value"),
        (("walk",), "Error: No such command 'walk'."),
        (("--nonsense",), "Error: No such option '--nonsense'."),
    ],
)
def test_a_wrong_call_is_told_before_any_work(
    call: Callable[..., Result], args: tuple[str, ...], line: str
) -> None:
    result = call(*args, outcome=raise_(AssertionError("the pipeline was started")))
    assert result.exit_code == 1
    assert line in result.stderr
    assert not Path("o").exists()


def run_sacho(*args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*SACHO, *args],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_real_process_exits_with_1_and_no_traceback() -> None:
    done = run_sacho("run", "nowhere", "--out", "nowhere/out")
    assert done.returncode == 1
    assert (
        done.stderr == "sacho: nowhere: no such file or folder; give a file, folder, glob or URL\n"
    )


def test_version() -> None:
    done = run_sacho("--version")
    assert re.fullmatch(r"sacho \d+\.\d+\.\d+\n", done.stdout)


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; sys.argv[1:] = ['--help']\nfrom flows.cli import main\n"
    code += "try: main()\nfinally: print([m for m in sys.modules if '.' not in m], file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "run" in done.stdout
    loaded = set(json.loads(done.stderr.replace("'", '"')))
    assert not loaded & {"prefect", "great_expectations", "pandas", "pyarrow", "rich"}


def test_telemetry_is_off_unless_the_user_has_set_it() -> None:
    code = (
        "import os; from flows.environment import set_defaults; set_defaults(); "
        "print(os.environ['DO_NOT_TRACK'], os.environ['GX_ANALYTICS_ENABLED'], "
        "os.environ['PREFECT_SERVER_ANALYTICS_ENABLED'])"
    )
    environment = {key: value for key, value in os.environ.items() if key != "DO_NOT_TRACK"}
    environment |= {"GX_ANALYTICS_ENABLED": "true"}
    environment.pop("PREFECT_SERVER_ANALYTICS_ENABLED", None)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.stdout == "1 true false\n"
