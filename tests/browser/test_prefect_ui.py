"""`sacho ui` in a browser: a deployment is started from its form, its run is shown and linked."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from bench.pages import make_page
from tests.browser.conftest import LOCAL
from tests.seaweed import find_ports

ROOT = Path(__file__).parents[2]
SECONDS_TO_START, MILLISECONDS_TO_RUN = 180, 240_000


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run `sacho ui` in a folder with one seed, as a user would; yield its address."""
    folder = tmp_path_factory.mktemp("served")
    (folder / "seeds").mkdir()
    (folder / "seeds" / "page.txt").write_text(make_page(0), encoding="utf-8")
    (port,) = find_ports(1)
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PREFECT_HOME": str(folder / "prefect")}
    command = "from flows.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", command, "ui", "--port", str(port)],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_for_deployments(f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()


def find_deployments(address: str) -> dict[str, str]:
    """Return the ids of the deployments by name."""
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{address}/api/deployments/filter", b"{}", headers)
    with urllib.request.urlopen(request) as response:
        return {each["name"]: each["id"] for each in json.load(response)}


def wait_for_deployments(address: str) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        try:
            if len(find_deployments(address)) == 3:
                return
        except OSError:
            pass
        time.sleep(1)
    raise AssertionError("the deployments are not served")


def start_seeds(page: Page) -> None:
    """Start the deployment from its form, whose parameters are described."""
    page.get_by_role("button", name="Run", exact=True).click()
    page.get_by_text("Custom run").click()
    page.get_by_text("Files, folders, globs or URLs, relative to where the flow runs.").wait_for()
    page.get_by_role("button", name="Submit").click()


def test_a_run_is_started_from_the_form_finishes_and_links_to_its_pages(
    served: str, browser: Browser
) -> None:
    page = browser.new_context(locale="en-US").new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{served}/deployments/deployment/{find_deployments(served)['seeds']}")
    start_seeds(page)
    page.get_by_text("seeds → outputs").first.wait_for(timeout=MILLISECONDS_TO_RUN)
    page.get_by_text("Completed").first.wait_for(timeout=MILLISECONDS_TO_RUN)
    page.get_by_text("seeds → outputs").first.click()
    page.get_by_text("structure · batch 1 of 1 · 1 page:").first.wait_for()
    page.locator("canvas").first.wait_for()
    page.get_by_text("Artifacts", exact=True).first.click()
    page.get_by_text("sacho-summary").first.click()
    link = page.locator('a[href$="/outputs/report.html"]').first
    link.wait_for()
    page.goto(str(link.get_attribute("href")))
    page.locator(".chart svg").first.wait_for()
    assert page.title() == "sacho · report"
    assert [url for url in asked if not url.startswith(LOCAL)] == []
