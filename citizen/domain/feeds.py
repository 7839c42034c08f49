"""A list of what is new, as a feed after RFC 4287 (Atom)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree as Xml

ATOM = "http://www.w3.org/2005/Atom"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 can't hold."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is new. `html` is safe HTML; `address` is absolute and also the entry's name for ever."""

    address: str
    identifier: str
    title: str
    authors: Sequence[str]
    html: str
    language: str
    published: datetime
    updated: datetime
    category: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed with its entries, the newest first."""

    address: str
    page: str
    identifier: str
    title: str
    subtitle: str
    author: str
    language: str
    updated: datetime
    entries: Sequence[Entry]


def write_feed(feed: Feed) -> bytes:
    """The feed in UTF-8."""
    Xml.register_namespace("", ATOM)
    root = Xml.Element(f"{{{ATOM}}}feed", {LANG: feed.language})
    _text(root, "id", feed.identifier)
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", _instant(feed.updated))
    _person(root, feed.author)
    _link(root, "self", feed.address, "application/atom+xml")
    _link(root, "alternate", feed.page, "text/html")
    for entry in feed.entries:
        _add_entry(root, entry)
    written: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _add_entry(root: Xml.Element, entry: Entry) -> None:
    element = Xml.SubElement(root, f"{{{ATOM}}}entry", {LANG: entry.language})
    _text(element, "id", entry.identifier)
    _text(element, "title", entry.title)
    _text(element, "published", _instant(entry.published))
    _text(element, "updated", _instant(entry.updated))
    for author in entry.authors:
        _person(element, author)
    _link(element, "alternate", entry.address, "text/html")
    if entry.category:
        Xml.SubElement(element, f"{{{ATOM}}}category", {"term": _clean(entry.category)})
    _text(element, "content", entry.html).set("type", "html")


def _text(parent: Xml.Element, name: str, text: str) -> Xml.Element:
    element = Xml.SubElement(parent, f"{{{ATOM}}}{name}")
    element.text = _clean(text)
    return element


def _person(parent: Xml.Element, name: str) -> None:
    _text(Xml.SubElement(parent, f"{{{ATOM}}}author"), "name", name)


def _link(parent: Xml.Element, rel: str, address: str, kind: str) -> None:
    Xml.SubElement(parent, f"{{{ATOM}}}link", {"rel": rel, "href": address, "type": kind})


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _clean(text: str) -> str:
    return _NO_XML.sub("", text)
