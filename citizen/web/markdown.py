"""What people write, shown with a few marks of Markdown: paragraphs, emphasis, lists, quotes and links."""

from __future__ import annotations

import functools

import nh3
from flask import Flask
from markdown_it import MarkdownIt
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


def _kept(tag: str, attribute: str, value: str) -> str | None:
    """A link leads to a whole address: a path alone would lead somewhere on this site that its writer can't know."""
    is_link = tag == "a" and attribute == "href"
    return None if is_link and not value.lower().startswith(WHOLE) else value


def init_app(app: Flask) -> None:
    """Give templates the filter `markdown`."""
    app.jinja_env.filters["markdown"] = render_markdown
