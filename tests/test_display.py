"""Nothing of a page, a name or a URL reaches a terminal, a log or a document as it is."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console
from rich.markdown import Markdown

from flows.batches import ingest_batch, plan_batches
from flows.cli import main
from flows.display import escape, show_safely
from flows.errors import InputError
from flows.findings import Check
from flows.ingest.inventory import take_inventory
from flows.summary import Places, list_failed, render_markdown
from flows.terminal import SafeFormatter, show_summary
from flows.validate.data_docs import write_data_docs
from flows.write.publish import Publication
from flows.write.report import RunReport, write_report

HOSTILE = (
    "\x1b[31m\x1b[2J\x1b]8;;http://evil.example\x07",
    "\u202e\u2066gnp.exe\u2069",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>[x](javascript:alert(1))',
    "\x9b31m\x07\x08\r",
)
PLACES = Places("out", "out", Path("out"))
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
SECRET = "wJalrXUtnFEMI/K7MDENG"
URLS = (
    f"s3://AKIAEXAMPLE:{SECRET}@bucket/pages",
    f"s3://bucket/pages?secret_key={SECRET}&region=x",
    f"https://bucket.example/x?X-Amz-Credential=AKIA&X-Amz-Signature={SECRET}",
    f"gs://bucket/x?token={SECRET}",
)


def make_report(message: str) -> RunReport:
    now = datetime(2025, 2, 17, tzinfo=UTC)
    failed = Check("x", "pages", None, "warning", "fail", message, message, message)
    publication = Publication("0" * 16, True, (), ("pages",))
    rows = {"pages": 1, "articles": 1}
    return RunReport(now, now, ["seeds"], publication, rows=rows, failed=(failed,))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_summary_shows_it_harmlessly(hostile: str, capsys: pytest.CaptureFixture[str]) -> None:
    show_summary(make_report(f"a{hostile}b"), PLACES)
    printed = capsys.readouterr().out
    assert not CONTROL.search(printed)
    assert escape(hostile) in printed


@pytest.mark.parametrize("hostile", HOSTILE)
def test_the_summary_of_the_ui_has_no_control_characters(hostile: str) -> None:
    markdown = render_markdown(make_report(hostile), PLACES)
    assert not CONTROL.search(markdown)
    assert list(list_failed(make_report(hostile))) == [f"warning {escape(hostile)}"]
    Console(quiet=True).print(Markdown(markdown))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_data_docs_show_it_harmlessly(hostile: str, tmp_path: Path) -> None:
    path = write_data_docs(tmp_path, make_report(hostile).failed, {})
    page = path.read_text("utf-8")
    assert not CONTROL.search(page)
    assert not re.search(r"<(?:script|img)|onerror=alert[^&]*>|href=\"javascript", page)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_log_lines_show_it_harmlessly(hostile: str) -> None:
    record = logging.LogRecord("flows", logging.INFO, "", 0, "read %s", (hostile,), None)
    assert SafeFormatter("%(message)s").format(record) == f"read {escape(hostile)}"


@pytest.mark.parametrize("url", URLS)
def test_keys_of_a_url_are_in_no_log_line_and_no_traceback(url: str) -> None:
    try:
        raise InputError(f"{url}: no")
    except InputError as error:
        info = (type(error), error, error.__traceback__)
        record = logging.LogRecord("flows", logging.ERROR, "", 0, "at %s", (url,), info)
    line = SafeFormatter("%(message)s").format(record)
    assert "Traceback" in line
    assert "***" in line
    assert SECRET not in line
    assert SECRET.split("/")[1] not in line


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize("options", [[], ["--debug"]])
def test_keys_of_a_url_are_in_no_error(url: str, options: list[str], tmp_path: Path) -> None:
    broken = re.sub("^[a-z0-9]+://", "nosuch://", url)
    result = CliRunner().invoke(main, ["run", broken, "--out", str(tmp_path / "out"), *options])
    assert result.exit_code == 1
    assert "***" in result.output
    assert SECRET.split("/")[1] not in result.output


def test_keys_of_a_url_are_in_no_run_report(tmp_path: Path) -> None:
    shown = [show_safely(each) for each in URLS]
    text = write_report(tmp_path, replace(make_report("x"), inputs=shown)).read_text("utf-8")
    assert SECRET not in text
    assert text.count("***") >= len(URLS)


def test_a_hostile_file_name_is_escaped_in_the_error(tmp_path: Path) -> None:
    name = "\x1b[31mred\u202e.doc"
    (tmp_path / name).write_text("x")
    command = ["run", str(tmp_path / name), "--out", str(tmp_path / "out")]
    output = CliRunner().invoke(main, command).output
    assert "\\x1b[31mred\\u202e.doc" in output
    assert not CONTROL.search(output)


def test_a_hostile_file_name_is_escaped_in_the_log(tmp_path: Path, monkeypatch, caplog) -> None:
    monkeypatch.setattr("flows.ingest.formats.PAGES", {".txt": lambda blob: [lambda: 1 / 0]})
    (tmp_path / "\x1b[31mred.txt").write_text("x")
    planned = plan_batches(take_inventory([str(tmp_path)]).sources, tmp_path / "work")
    ingest_batch(*planned[0])
    (record,) = [each for each in caplog.records if each.levelno == logging.ERROR]
    line = SafeFormatter("%(message)s").format(record)
    assert "\\x1b[31mred.txt" in line
    assert not CONTROL.search(line)
