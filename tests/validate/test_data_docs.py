"""The Data Docs: one page, harmless whatever the rows hold."""

from __future__ import annotations

from pathlib import Path

from flows.findings import Check
from flows.validate.data_docs import write_data_docs


def check(message: str, outcome: str = "fail") -> Check:
    return Check(
        "kind_known", "articles", None, "critical", outcome, "1 of 2", "`kind` is a.", message
    )


def test_page_shows_every_outcome_with_an_anchor(tmp_path: Path):
    path = write_data_docs(
        tmp_path, [check("articles.kind_known: 1 of 2 rows fail.")], {"articles": 2}
    )
    page = path.read_text(encoding="utf-8")
    assert '<tr id="articles.kind_known" class="fail">' in page
    assert "<code>kind</code> is a." in page
    assert "1 expectations: 0 passed, 1 failed, 0 not applicable." in page
    assert "<small>2 rows</small>" in page


def test_markup_in_values_is_shown_and_not_run(tmp_path: Path):
    hostile = '<script>alert(1)</script>" onload="x'
    page = write_data_docs(tmp_path, [check(hostile)], {}).read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&quot;x" in page


def test_page_is_the_same_every_time(tmp_path: Path):
    pages = [write_data_docs(tmp_path / each, [check("x")], {}).read_bytes() for each in "ab"]
    assert pages[0] == pages[1]
