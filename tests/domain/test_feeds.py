"""Atom feeds after RFC 4287: what must be there, and hostile text."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree import ElementTree as Xml

from citizen.domain.feeds import ATOM, Entry, Feed, write_feed

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
NS = {"a": ATOM}


def a_feed(title: str = "Et forslag", html: str = "<p>Tekst</p>") -> Xml.Element:
    entry = Entry("https://x.no/ide/1", "https://x.no/ide/1", title, ["Kari"], html, "nn", AT, AT, "Tema")
    feed = Feed("https://x.no/f", "https://x.no/", "https://x.no/f", "Runde", "Om", "Fjordsund", "nb", AT, [entry])
    return Xml.fromstring(write_feed(feed))  # noqa: S314 — our own feed


def test_feed_and_entry_have_id_title_updated_and_author():
    feed = a_feed()
    for element in (feed, feed.find("a:entry", NS)):
        for name in ("id", "title", "updated", "author/a:name"):
            assert element.findtext(f"a:{name}", namespaces=NS), name
    assert feed.findtext("a:updated", namespaces=NS) == "2026-11-23T12:00:00Z"
    assert [link.get("rel") for link in feed.findall("a:link", NS)] == ["self", "alternate"]


def test_each_entry_says_its_own_language():
    entry = a_feed().find("a:entry", NS)
    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "nn"


def test_hostile_text_stays_text_and_what_xml_cannot_hold_is_left_out():
    feed = a_feed("</title><script>alert(1)</script>\x00\x08\ufffe]]>", "<p>&amp; <b>x</b></p>")
    entry = feed.find("a:entry", NS)
    assert entry.findtext("a:title", namespaces=NS) == "</title><script>alert(1)</script>]]>"
    assert entry.findtext("a:content", namespaces=NS) == "<p>&amp; <b>x</b></p>"
    assert entry.find("a:content", NS).get("type") == "html"
