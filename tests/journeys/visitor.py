"""A person in a browser, who is told on every page what a person with other senses would miss."""

from __future__ import annotations

import functools
import json
import re
import subprocess
from pathlib import Path

from playwright.sync_api import Page, Response

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
VNU = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
SMALLEST_TARGET = 24


@functools.cache
def axe_source() -> str:
    return AXE.read_text("utf-8")


class Visitor:
    """One person's browser. `look()` after each step checks the page that the person sees."""

    def __init__(self, page: Page, site: str, lang: str, *, examiner: Page | None = None) -> None:
        self.page, self.site, self.lang, self.examiner = page, site, lang, examiner
        self.pages: list[tuple[str, str]] = []
        self.complaints: list[str] = []
        page.on("response", self._keep)
        page.on("console", lambda message: self._hear(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))

    def go(self, path: str) -> Visitor:
        self.page.goto(self.site + path)
        return self.look()

    def press(self, name: str | re.Pattern[str], *, role: str = "button", nth: int = 0) -> Visitor:
        """Press what has this name, and look at what comes."""
        self.page.get_by_role(role, name=name).nth(nth).click()
        self.page.wait_for_load_state()
        return self.look()

    def follow(self, name: str | re.Pattern[str], *, nth: int = 0) -> Visitor:
        return self.press(name, role="link", nth=nth)

    def write(self, label: str | re.Pattern[str], text: str) -> Visitor:
        self.page.get_by_label(label).first.fill(text)
        return self

    def choose(self, number: int) -> Visitor:
        """Tap a name on a ballot; the whole of it is a target."""
        self.page.locator(".ballot-choice label").nth(number).click()
        return self

    def sees(self, words: str | re.Pattern[str]) -> Visitor:
        """The words stand in the main part of the page; waits for them as long as a person would."""
        main = self.page.locator("main")
        if isinstance(words, str):
            # Names in a sentence stand between invisible marks, so that right-to-left letters stay where they belong.
            words = re.compile(
                r"\s+".join(f"[\u2068\u2069]*{re.escape(word)}[\u2068\u2069]*" for word in words.split())
            )
        main.filter(has_text=words).first.wait_for()
        return self

    def does_not_see(self, words: str) -> Visitor:
        assert words not in self.page.locator("main").inner_text()
        return self

    def log_in(self, name: str) -> Visitor:
        """Through the built-in login of test people."""
        self.page.goto(f"{self.site}/{self.lang}/logg-inn?next=/{self.lang}/fjordsund/")
        self.look()
        self.press(re.compile("Logg inn"))
        self.press(re.compile(name))
        self.page.wait_for_url("**/fjordsund/**")
        return self.look()

    def come_in(self, name: str) -> Visitor:
        """As log_in, for journeys of many people, where others have looked at the pages on the way."""
        self.page.goto(f"{self.site}/{self.lang}/logg-inn?next=/{self.lang}/fjordsund/")
        for button in ("Logg inn", name):
            self.page.get_by_role("button", name=re.compile(button)).first.click()
        self.page.wait_for_url("**/fjordsund/**")
        return self

    def look(self) -> Visitor:
        """What every page must stand: axe, no sideways scroll, one main heading, the right language, big targets."""
        where = self.page.url.removeprefix(self.site)
        if self.page.locator("html").get_attribute("lang") != self.lang and "demo-login" not in where:
            self.complaints.append(f"{where}: the page is not in {self.lang}")
        if self.page.locator("h1").count() != 1:
            self.complaints.append(f"{where}: {self.page.locator('h1').count()} main headings")
        wide, window = self.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        if wide > window:
            self.complaints.append(f"{where}: scrolls sideways, {wide} > {window}")
        self.complaints += [f"{where}: {fault}" for fault in self._axe() + self._small_targets()]
        return self

    def _axe(self) -> list[str]:
        page = self._copy_for_examiner() if self.examiner else self.page
        if not page.evaluate("typeof axe === 'object'"):
            page.evaluate(axe_source())
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)")
        return [f"axe {item['id']}: {item['nodes'][0]['html'][:160]}" for item in found]

    def _copy_for_examiner(self) -> Page:
        """The page as it stands, where scripts are off, opened where axe can run; the site's own scripts stay out."""
        examiner = self.examiner
        assert examiner is not None
        html = self.page.content()
        examiner.unroute_all()
        examiner.route("**/*.js*", lambda route: route.abort())
        examiner.route(
            lambda url: url.startswith(f"{self.site}/examined"),
            lambda route: route.fulfill(body=html, content_type="text/html"),
        )
        examiner.goto(f"{self.site}/examined")
        return examiner

    def _small_targets(self) -> list[str]:
        """Controls smaller than 24 px; links in running text are allowed to be as high as their line."""
        script = """(smallest) => [...document.querySelectorAll('button, select, textarea, input:not([type=hidden])')]
            .filter(e => e.checkVisibility() && !e.closest('[hidden]'))
            .map(e => [e.outerHTML.slice(0, 120), e.getBoundingClientRect()])
            .filter(([_, box]) => box.width && (box.width < smallest || box.height < smallest))
            .map(([html, box]) => `small target ${Math.round(box.width)}x${Math.round(box.height)}: ${html}`)"""
        return list(self.page.evaluate(script, SMALLEST_TARGET))

    def _keep(self, response: Response) -> None:
        if response.status >= 500:
            self.complaints.append(f"{response.url}: {response.status}")
        is_page = response.request.resource_type == "document" and response.status not in range(300, 400)
        if is_page and "text/html" in response.headers.get("content-type", ""):
            self.pages.append((response.url.removeprefix(self.site), response.text()))

    def _hear(self, kind: str, text: str) -> None:
        expected = "Failed to load resource: the server responded with a status of 4" in text
        if kind in ("error", "warning") and not expected:
            self.complaints.append(f"console: {text}")


def list_html_errors(pages: list[tuple[str, str]], folder: Path) -> list[str]:
    """What the Nu checker says about the pages as the server sent them."""
    where = {}
    for number, (address, html) in enumerate({html: (address, html) for address, html in pages}.values()):
        file = folder / f"page-{number}.html"
        file.write_text(html, "utf-8")
        where[file.name] = address
    if not where:
        return ["no page was met"]
    command = ["java", "-jar", str(VNU), "--format", "json", "--exit-zero-always", "--errors-only", str(folder)]
    said = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stderr)
    return sorted({f"{where.get(Path(m['url']).name, '?')}: {m['message']}" for m in said["messages"]})
