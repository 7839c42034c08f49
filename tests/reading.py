"""A test client that reads each page: it must parse, have a title, a language, named controls and CSRF fields."""

from __future__ import annotations

import re
import secrets
from html.parser import HTMLParser
from typing import Any

from flask import g, has_app_context
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from citizen.accounts.access import TOKEN, hash_of_token
from citizen.accounts.actions import begin_session
from citizen.accounts.models import Account
from citizen.web.clock import now

NAMED_OTHERWISE = frozenset({"hidden", "submit", "button", "image"})


class Page(HTMLParser):
    """What a page holds, as far as the checks need it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.title = ""
        self.words: list[str] = []
        self._inside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in ("title", "script", "style"):
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if self._inside and self._inside[-1] == "title":
            self.title += data
        elif not self._inside:
            self.words.append(data)

    @property
    def text(self) -> str:
        """The words on the page, white space folded."""
        return re.sub(r"\s+", " ", " ".join(self.words)).strip()

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def faults(self) -> list[str]:
        """What is wrong with the page for a person who can't see it; empty when all is well."""
        faults = []
        if not self.title.strip():
            faults.append("no title")
        if self.all("html") and self.all("html")[0].get("lang") not in ("nb", "nn"):
            faults.append("no language")
        if len(self.all("h1")) != 1:
            faults.append(f"{len(self.all('h1'))} main headings")
        ids = [attributes["id"] for _, attributes in self.elements if attributes.get("id")]
        faults += [f"id {name!r} stands twice" for name in {name for name in ids if ids.count(name) > 1}]
        faults += [f"control without a label: {control}" for control in self._controls_without_label()]
        posts = sum(1 for form in self.all("form") if (form.get("method") or "").lower() == "post")
        tokens = sum(1 for control in self.all("input") if control.get("name") == "csrf_token")
        if posts > tokens:
            faults.append(f"{posts} forms that post, but {tokens} CSRF fields")
        return faults

    def _controls_without_label(self) -> list[dict[str, str | None]]:
        labelled = {label.get("for") for label in self.all("label")}
        controls = [attributes for tag, attributes in self.elements if tag in ("input", "select", "textarea")]
        return [
            control
            for control in controls
            if control.get("type") not in NAMED_OTHERWISE
            and control.get("id") not in labelled
            and not control.get("aria-label")
            and not control.get("aria-labelledby")
        ]


class ReadingClient(FlaskClient):
    """Opens pages as a browser would, and fails the test when a page is not fit to be read."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        kwargs.setdefault("base_url", "http://127.0.0.1:8000")
        if has_app_context():  # Flask reuses the test's own context: what one request kept must not reach the next
            for name in list(g):
                g.pop(name)
        response = super().open(*args, **kwargs)
        html = response.mimetype == "text/html" and response.status_code not in (301, 302, 303, 307, 308)
        if html and "<html" in response.text:
            faults = Page(response.text).faults()
            assert not faults, f"{response.request.path}: {faults}"
        return response

    def page(self, address: str, status: int = 200) -> Page:
        """The page at an address, redirects followed."""
        response = self.get(address, follow_redirects=True)
        assert response.status_code == status, f"{address}: {response.status_code}"
        return Page(response.text)

    def send(self, address: str, fields: dict[str, Any], **kwargs: Any) -> TestResponse:
        """Post a form with a valid CSRF token."""
        return self.post(address, data={"csrf_token": self.csrf_token(), **fields}, **kwargs)

    def csrf_token(self) -> str:
        """A token that the site itself gave out, read from a page that has a form."""
        html = self.get("/nb/logg-inn").text
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', html)
        assert found, "the login page has no form with a CSRF token"
        return found.group(1)

    def log_in(self, account: Account) -> None:
        """Put the person into this browser without going through the login provider."""
        token = secrets.token_urlsafe()
        begin_session(account, hash_of_token(token), None, now())
        with self.session_transaction(base_url="http://127.0.0.1:8000") as cookie:
            cookie[TOKEN] = token
