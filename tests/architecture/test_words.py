"""Every code that a person can meet has words in both language forms, and so has WTForms."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from enum import StrEnum
from pathlib import Path

import polib
import pytest
import wtforms

import citizen.domain
from citizen.web.locale import CATALOGUES, catalogue
from citizen.web.messages import WORDS

NOT_SHOWN = frozenset({"Change", "IdeaState", "Move", "Permission", "Occurrence", "Kind"})
"""Codes that no person meets, or whose words a form has as its choices."""


def enums_of_the_domain():
    for module in pkgutil.walk_packages(citizen.domain.__path__, "citizen.domain."):
        for _name, thing in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(thing, StrEnum) and thing is not StrEnum and thing.__module__ == module.name:
                yield thing


def test_every_code_of_the_domain_has_a_sentence():
    silent = [
        f"{enum.__name__}.{code.name}"
        for enum in enums_of_the_domain()
        if enum.__name__ not in NOT_SHOWN
        for code in enum
        if (enum, code.value) not in WORDS and not has_its_own_words(enum)
    ]
    assert silent == []


def has_its_own_words(enum):
    """Codes whose words stand beside them in both forms, such as the rules of names."""
    return hasattr(enum, "words") or enum.__module__.startswith(("citizen.domain.naming", "citizen.domain.collisions"))


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_sentence_is_in_the_catalogue(language):
    known = {entry.msgid for entry in polib.pofile(str(CATALOGUES / language / "LC_MESSAGES" / "messages.po"))}
    assert [sentence for sentence in WORDS.values() if sentence not in known] == []


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_no_sentence_is_left_in_english(language):
    entries = polib.pofile(str(CATALOGUES / language / "LC_MESSAGES" / "messages.po"))
    same = [entry.msgid for entry in entries if entry.msgid == entry.msgstr and len(entry.msgid.split()) > 2]
    assert same == []


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_error_that_wtforms_can_give_has_words(language):
    pot = polib.pofile(str(Path(wtforms.__file__).parent / "locale" / "wtforms.pot"))
    words = catalogue(language)

    def said(entry):
        return (
            words.ungettext(entry.msgid, entry.msgid_plural, 1) if entry.msgid_plural else words.ugettext(entry.msgid)
        )

    assert [entry.msgid for entry in pot if said(entry) == entry.msgid] == []


def test_the_two_language_forms_are_not_copies_of_each_other():
    forms = [polib.pofile(str(CATALOGUES / form / "LC_MESSAGES" / "messages.po")) for form in ("nb", "nn")]
    nynorsk = {entry.msgid: entry.msgstr for entry in forms[1]}
    long_ones = [entry for entry in forms[0] if len(entry.msgstr.split()) > 8]
    same = [entry.msgid for entry in long_ones if nynorsk.get(entry.msgid) == entry.msgstr]
    assert len(same) <= len(long_ones) * 0.02, same


def test_no_text_hides_inside_a_formatted_string_where_the_extractor_does_not_look():
    code = Path(citizen.domain.__file__).parents[1]
    hidden = re.compile(r"""f["'].*\{(?:_|gettext|ngettext)\(""")
    assert [str(file) for file in code.rglob("*.py") if hidden.search(file.read_text("utf-8"))] == []
