"""Formatting by a small subset of Markdown: what anybody writes may stand on any page."""

from __future__ import annotations

import re

import pytest

from citizen.web.markdown import TAGS, plain_text, render_markdown

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:x)",
    "![x](https://example.no/x.png)",
    "<a href='javascript:alert(1)'>x</a>",
    "<https://example.no/\"onmouseover=alert(1)>",
    "[x](https://example.no \"a\\\" onclick=alert(1)\")",
    "# Overskrift\n\nTekst\n===",
    "```\n<script>\n```",
    "> " * 500 + "dypt",
    "- " * 500 + "dypt",
    "*" * 3000,
    "[" * 3000,
    "<!--", "<svg/onload=alert(1)>", "&#60;script&#62;alert(1)&#60;/script&#62;",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_but_the_few_tags_comes_out(text):
    shown = str(render_markdown(text))
    tags = set(re.findall(r"<\s*/?\s*([a-z0-9]+)", shown))
    assert tags <= TAGS
    assert not re.search(r"<[^>]*\son\w+\s*=", shown)
    assert all(re.match(r"(?:https?://|mailto:)", href) for href in re.findall(r'href="([^"]*)"', shown))


def test_the_marks_work():
    shown = render_markdown(
        "**fet** og *kursiv*\nny linje\n\n- a\n- b\n\n1. x\n\n> sitat\n\n[lenke](https://example.no)"
    )
    for html in ("<strong>fet</strong>", "<em>kursiv</em>", "<br>", "<ul>", "<ol>", "<blockquote>"):
        assert html in shown
    assert '<a href="https://example.no" rel="nofollow ugc noopener">lenke</a>' in shown


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Vi **flytta** *tida*.\n\nNo er ho `9`.", "Vi flytta tida.\nNo er ho 9."),
        ("- ein\n- to\n\n  framleis to", "– ein\n– to\nframleis to"),
        ("2. to\n3. tre", "2. to\n3. tre"),
        ("[saka](https://example.no/sak)", "saka (https://example.no/sak)"),
        ("<https://example.no/sak>", "https://example.no/sak"),
        ("> sitat\nlinje", "sitat\nlinje"),
        ("<b>x</b> & y", "<b>x</b> & y"),
        ("", ""),
    ],
)
def test_plain_text_says_the_same_without_the_marks(text, plain):
    assert plain_text(text) == plain
