"""The system's Chromium, driven by Playwright: what tests of pages and servers share.

The browser lives as long as a module of tests. While it does, Playwright's event loop runs in
this thread, so what starts a flow or a server of Prefect has to be of a wider scope than it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
LOCAL = ("file:", "blob:", "data:", "http://127.0.0.1:")
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium; a machine without it skips (CI installs it)."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("needs a chromium on the PATH (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Open an address, a file's path for one, in a window of its own with the given options.

    Afterwards no window may have written an error to its console or asked for anything outside.
    """
    problems: list[str] = []
    contexts = []

    def note(request: Request) -> None:
        if not request.url.startswith(LOCAL):
            problems.append(f"asked for {request.url}")

    def open_address(address: Path | str, **options: Any) -> Page:
        context = browser.new_context(**({"locale": "ko-KR"} | options))
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", lambda each: each.type == "error" and problems.append(each.text))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("request", note)
        page.goto(address.as_uri() if isinstance(address, Path) else address)
        return page

    yield open_address
    for context in contexts:
        context.close()
    assert problems == []


@pytest.fixture(scope="session")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the run of `tests.browser.reviewed` once and return its folder."""
    from tests.browser.reviewed import build_run

    return build_run(tmp_path_factory.mktemp("reviewed"))
