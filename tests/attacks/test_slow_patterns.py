"""No regular expression takes more than an instant on what somebody would send to make it slow."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time

import pytest

import citizen
from citizen.domain.ideas.likeness import stems_of
from citizen.domain.ideas.writing import has_link
from citizen.domain.naming import check_name, check_spelling, name_key, tidy
from citizen.domain.naming.keys import find_fault, without_faults
from citizen.domain.person_numbers import read_person_number
from citizen.domain.personal_data import find_personal_data
from citizen.domain.shown_names import refuse_shown_name, tidy_shown_name
from citizen.domain.slugs import slug_of
from citizen.ideas.actions.drafts import LONGEST_KEPT
from citizen.web.markdown import render_markdown
from citizen.web.own_path import own_path

LENGTH = 50_000
MOST_SECONDS = 1.5
"""Several times what the slowest was measured to take in three uses; one that backtracks takes much longer."""
BITS = (
    "a",
    " ",
    "'",
    ".",
    "-",
    "1 ",
    "1",
    "en",
    "et",
    "vegen",
    "a'",
    "aa",
    "gj",
    "skj",
    "ab-",
    "a.",
    "0" * 10 + "x",
    "é",
)


def patterns():
    """Every compiled pattern that a module of the site keeps, alone or in a table."""
    found = {}
    for module in pkgutil.walk_packages(citizen.__path__, "citizen."):
        if ".migrations" in module.name:
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            several = value if isinstance(value, tuple) else ((value,),)
            for number, row in enumerate(several):
                for one in row if isinstance(row, tuple) else ():
                    if isinstance(one, re.Pattern):
                        found[f"{module.name}.{name}.{number}"] = one
    return found


PATTERNS = patterns()
ONLY_WHOLE_WORDS = (check_spelling._DEFINITE_PART, check_spelling._INDEFINITE)
"""They only ever match a whole name; searching with them would be slow."""


def test_there_are_patterns_to_try():
    assert len(PATTERNS) > 20


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_a_pattern_is_quick_on_hostile_text(pattern):
    for bit in BITS:
        for ending in ("", "!"):
            whole = (bit * LENGTH)[:LENGTH] + ending
            text, nothing = (whole, "") if isinstance(pattern.pattern, str) else (whole.encode(), b"")
            began = time.process_time()
            pattern.fullmatch(text)
            if pattern not in ONLY_WHOLE_WORDS:
                pattern.search(text)
                pattern.sub(nothing, text)
            assert time.process_time() - began < MOST_SECONDS, bit


def longest_draft(text: str) -> str:
    """As it is shown: no text that people write may be longer than a draft."""
    return render_markdown(text[:LONGEST_KEPT])


MARKS = (
    "[",
    "](",
    "*",
    "_a",
    "> ",
    "- ",
    "1. ",
    "`",
    "<a ",
    "&amp;",
    "\\",
    "**a",
    "a@",
    "@a.",
    "a@b.",
    "4" * 7 + " ",
    "+47 ",
)
"""What stands in Markdown, in addresses and in telephone numbers."""
READERS = (
    find_personal_data,
    has_link,
    stems_of,
    longest_draft,
    check_name,
    name_key,
    tidy,
    find_fault,
    without_faults,
    refuse_shown_name,
    tidy_shown_name,
    slug_of,
)


@pytest.mark.parametrize("bit", [*BITS, *MARKS, "\u0301", "\u202e", "ﷺ", "\u1100"])
def test_whatever_reads_a_text_is_quick_on_a_hostile_one(bit):
    text = (bit * LENGTH)[:LENGTH]
    for read in (*READERS, read_person_number, lambda way: own_path("/" + way, "")):
        began = time.process_time()
        read(text)
        assert time.process_time() - began < MOST_SECONDS, read
