"""What people write, shown with a few marks of Markdown: paragraphs, emphasis, lists, quotes and links."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

import nh3
from flask import Flask
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a", "code"}
OFF = ("image", "heading", "lheading", "table", "hr", "fence", "code", "html_block", "html_inline", "reference")
"""Headings would break the order of the page; pictures come through a door of their own."""
LINK_REL = "nofollow ugc noopener"
SCHEMES = {"http", "https", "mailto"}
WHOLE = ("http://", "https://", "mailto:")
DEEPEST = 8
"""So many lists and quotes within each other; deeper ones are shown as they were written."""


@functools.cache
def _reader() -> MarkdownIt:
    return MarkdownIt("js-default", {"html": False, "breaks": True, "linkify": False, "maxNesting": DEEPEST}).disable(
        list(OFF)
    )


@functools.lru_cache(maxsize=2048)
def render_markdown(text: str) -> Markup:
    """The text as safe HTML: what was written by anybody may stand on any page."""
    shown = nh3.clean(
        _reader().render(text),
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}, "*": set()},
        attribute_filter=_kept,
        url_schemes=SCHEMES,
        link_rel=LINK_REL,
    )
    return Markup(shown)  # noqa: S704 — nh3 has left only the tags above


def plain_text(text: str) -> str:
    """The same without the marks, for letters: a line for each paragraph and each point of a list."""
    return "\n".join(_lines(_reader().parse(text)))


def _lines(tokens: Sequence[Token]) -> Iterator[str]:
    marks: list[str] = []
    for token in tokens:
        if token.type == "list_item_open":
            marks.append(f"{token.info}." if token.info else "–")
        elif token.type == "list_item_close":
            marks = marks[:-1]
        elif token.type == "inline":
            words = _words(token.children or [])
            yield " ".join([mark for mark in marks if mark] + [words])
            marks = ["" for _mark in marks]  # only the first paragraph of a point begins with its mark


def _words(tokens: Sequence[Token]) -> str:
    said, address = "", ""
    for token in tokens:
        match token.type:
            case "softbreak" | "hardbreak":
                said += "\n"
            case "link_open":
                address = str(token.attrGet("href") or "")
            case "link_close":
                said += "" if said.endswith(address) else f" ({address})"
            case _:
                said += token.content
    return said


def _kept(tag: str, attribute: str, value: str) -> str | None:
    """A link leads to a whole address: a path alone would lead somewhere on this site that its writer can't know."""
    is_link = tag == "a" and attribute == "href"
    return None if is_link and not value.lower().startswith(WHOLE) else value


def init_app(app: Flask) -> None:
    """Give templates the filter `markdown`."""
    app.jinja_env.filters["markdown"] = render_markdown
