"""A real browser on a real server with the demonstration municipality; every page met is checked."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import WAY_TO_THE_JOURNEYS
from tests.journeys.machine_room import ROOT, MachineRoom
from tests.journeys.visitor import Visitor, list_html_errors

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = str(Path(__file__).parent)
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None or shutil.which("java") is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium or Java is missing, and with CI=true no test may be skipped")
        pytest.skip(WAY_TO_THE_JOURNEYS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def empty_room(tmp_path_factory: pytest.TempPathFactory) -> MachineRoom:
    """A database of its own with nothing in it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        bind = f"127.0.0.1:{probe.getsockname()[1]}"
    room = MachineRoom(tmp_path_factory.mktemp("site"), bind, os.environ)
    room.command("database", "upgrade")
    return room


@pytest.fixture(scope="module")
def machine_room(empty_room: MachineRoom) -> MachineRoom:
    """The demonstration municipality, freshly made; a journey that needs something else has its own."""
    empty_room.command("seed", "demo")
    return empty_room


@pytest.fixture(scope="module")
def site(machine_room: MachineRoom) -> Iterator[str]:
    """The address of a server of its own."""
    bind, log_file = machine_room.bind, machine_room.log
    gunicorn = Path(sys.executable).parent / "gunicorn"
    serve = [gunicorn, "--workers", "2", "--no-control-socket", "--bind", bind, "wsgi:app"]
    with log_file.open("w") as log:
        server = subprocess.Popen(serve, cwd=ROOT, env=machine_room.environment, stdout=log, stderr=log)
        try:
            wait_until_it_answers(f"http://{bind}/readyz")
            yield f"http://{bind}"
        finally:
            server.terminate()
            server.wait(timeout=20)
    assert "Traceback" not in log_file.read_text()


def wait_until_it_answers(address: str) -> None:
    for _ in range(150):
        with contextlib.suppress(OSError):
            urllib.request.urlopen(address, timeout=2).close()  # noqa: S310 — our own loopback address
            return
        time.sleep(0.1)
    raise AssertionError(f"{address} does not answer")


@pytest.fixture
def visit(browser: Browser, site: str, tmp_path: Path) -> Iterator[object]:
    """Make a visitor; after the journey every page that any of them met is validated as HTML."""
    visitors: list[Visitor] = []

    def make(lang: str, *, width: int = 360, javascript: bool = True, scheme: str = "light") -> Visitor:
        look = {"viewport": {"width": width, "height": 740}, "color_scheme": scheme}
        locale = "nn-NO" if lang == "nn" else "nb-NO"
        context = browser.new_context(java_script_enabled=javascript, locale=locale, **look)
        context.set_default_timeout(10_000)
        examiner = None if javascript else browser.new_context(**look).new_page()
        visitors.append(Visitor(context.new_page(), site, lang, examiner=examiner))
        return visitors[-1]

    yield make
    pages = [page for visitor in visitors for page in visitor.pages]
    complaints = [complaint for visitor in visitors for complaint in visitor.complaints]
    for visitor in visitors:
        visitor.page.context.close()
        if visitor.examiner:
            visitor.examiner.context.close()
    assert complaints == []
    folder = tmp_path / "pages"
    folder.mkdir()
    assert list_html_errors(pages, folder) == []
