"""Finds what is wrong with how a name is written, and writes it better where that can be computed."""

import re
import unicodedata
from collections.abc import Iterator

from citizen.domain.naming.context import NameContext, RoadForm
from citizen.domain.naming.endings import ENDING_OF, QUALIFIER_OF, ROADS_AND_STREETS
from citizen.domain.naming.finding import Finding, found
from citizen.domain.naming.lookalikes import TO_LATIN
from citizen.domain.naming.rule import RuleId

ALLOWED = frozenset(
    "abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ"
    "áčđńŋšŧžÁČĐŃŊŠŦŽ"  # North and Lule Sámi
    "ïöäÏÖÄ"  # South Sámi and Kven
    "âǥǧǩõʒǯÂǤǦǨÕƷǮ"  # Skolt Sámi
    "éèêóòôüàçñÉÈÊÓÒÔÜÀÇÑ"  # Norwegian accents and names of persons
    "0123456789 .-'"
)

_FULL_WORDS = {"st.": "Sankt", "gt.": "gate", "vn.": "vegen", "pl.": "plass", "terr.": "terrasse"}
_ABBREVIATION = re.compile(r"(?<![^\s.-])[^\W\d_]{1,5}\.")
_WRONG_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=s\b)", re.IGNORECASE)
_LOOSE_APOSTROPHE = re.compile(r"(?<=[^\W\d_sxzSXZ])'(?=\s|$)")
_DEFINITE_PART = re.compile(r"(?P<stem>\w{3,}?)(?P<definite>en|et)(?P<rest>(?:vei|veg|gate?)(?:en|a)?)")
_PART_OF_THE_NAME = re.compile(r"(?:sen|set)$", re.IGNORECASE)  # Jensen, Grundset
_JOINTS = {"dal": "dals", "bakk": "bakke", "hag": "hage"}
_INDEFINITE = re.compile(r"\w{2,}(?P<ending>vei|veg|gate|bakke|krok|sving)")
_DEFINITE = {
    "vei": "veien", "veg": "vegen", "gate": "gata", "bakke": "bakken", "krok": "kroken", "sving": "svingen",
    "skog": "skogen", "bru": "brua", "bro": "broen", "haug": "haugen", "ås": "åsen", "dal": "dalen", "li": "lia",
    "sti": "stien", "stig": "stigen", "ring": "ringen", "eng": "enga", "myr": "myra", "plass": "plassen",
    "torg": "torget", "strand": "stranda", "brygge": "brygga", "felt": "feltet", "hage": "hagen", "voll": "vollen",
    "park": "parken", "slette": "sletta", "vik": "vika", "tun": "tunet", "grend": "grenda",
}  # fmt: skip
_FORMS = {RoadForm.VEG: ("vei", "veg"), RoadForm.VEI: ("veg", "vei")}


def check_spelling(name: str, context: NameContext) -> Iterator[Finding]:
    """Everything about characters, capitals, apostrophes, abbreviations and one word or more."""
    yield from _characters(name)
    yield from _capitals(name)
    yield from _abbreviations(name)
    yield from _apostrophes(name)
    yield from _parts(name)
    yield from _road_form(name, context.road_form)


def _characters(name: str) -> Iterator[Finding]:
    foreign = [character for character in dict.fromkeys(name) if character not in ALLOWED]
    if foreign:
        mixed = any(character.isalpha() and character in ALLOWED for character in name)
        shown = " ".join(_shown(character, mixed=mixed) for character in foreign[:5])
        yield found(RuleId.FOREIGN_CHARACTER, _in_latin(name), characters=shown)
    if any(character.isdigit() for character in name):
        yield found(RuleId.DIGITS)


def _shown(character: str, *, mixed: bool) -> str:
    """The character; with its number only where the reader can't see what is wrong with it."""
    unseen = unicodedata.category(character)[0] in "MZC"
    taken_for_another = mixed and character.isalpha() and ord(character) in TO_LATIN
    return f"«{character}» (U+{ord(character):04X})" if unseen or taken_for_another else f"«{character}»"


def _in_latin(name: str) -> str | None:
    """The name as it looks, in letters that can be used; None rather than a guess at a word of another alphabet."""
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).translate(TO_LATIN))
    letters = [character for character in name if character.isalpha()]
    own = sum(character in ALLOWED for character in letters)
    if own * 2 <= len(letters) or any(character.isalpha() and character not in ALLOWED for character in plain):
        return None
    kept = "".join(character if character in ALLOWED else " " if character in "/\\,;_" else "" for character in plain)
    return " ".join(kept.split()) or None


def _capitals(name: str) -> Iterator[Finding]:
    letters = [character for character in name if character.isalpha()]
    if len(letters) > 3 and all(letter.isupper() for letter in letters):
        yield found(RuleId.CAPITAL_FIRST, _calm(name))
        return
    start = name[next(place for place, character in enumerate(name) if character.isalnum()) :]
    if start[0].islower() or name[0] in " .-'":
        yield found(RuleId.CAPITAL_FIRST, start[:1].upper() + start[1:])
    first, *others = name.split(" ")
    lowered = [word.lower() if word[0].isupper() and _is_common_word(word, first) else word for word in others]
    if lowered != others:
        yield found(RuleId.CAPITAL_INSIDE, " ".join([first, *lowered]))


def _is_common_word(word: str, first: str) -> bool:
    """`Veg` and `Ring` are; but in `Øvre Skog` Skog is a place of its own."""
    ending = ENDING_OF.get(word.casefold())
    return ending in ROADS_AND_STREETS or (ending is not None and first.casefold() not in QUALIFIER_OF)


def _calm(name: str) -> str:
    """Capitals where proper names have them: `HENRIK IBSENS VEG` is Henrik Ibsens veg."""
    first, *others = name.lower().split(" ")
    return " ".join([_capital(first), *(word if word in ENDING_OF else _capital(word) for word in others)])


def _capital(word: str) -> str:
    """Nord-Flatåsen and C.J. have several, Ibsen's has one."""
    return re.sub(r"(?:^|(?<=[-.]))\w", lambda letter: letter.group().upper(), word)


def _abbreviations(name: str) -> Iterator[Finding]:
    abbreviations = _ABBREVIATION.findall(name)
    if not abbreviations:
        return
    full = name
    for short, word in _FULL_WORDS.items():
        full = re.sub(rf"(?<!\w){re.escape(short)}", word, full, flags=re.IGNORECASE)
    yield found(RuleId.ABBREVIATION, full if "." not in full else None, abbreviation=abbreviations[0])


def _apostrophes(name: str) -> Iterator[Finding]:
    mended = _LOOSE_APOSTROPHE.sub("s", _WRONG_APOSTROPHE.sub("", name))
    if mended != name:
        yield found(RuleId.APOSTROPHE, mended)


def _parts(name: str) -> Iterator[Finding]:
    words = name.split(" ")
    if len(words) == 2 and _is_loose_compound(*words):
        yield found(RuleId.ONE_WORD, words[0] + _definite(words[1].casefold()))
    elif len(words) == 1 and (indefinite := _INDEFINITE.fullmatch(name)):
        ending = indefinite["ending"]
        yield found(RuleId.ONE_WORD, name.removesuffix(ending) + _DEFINITE[ending])
    if len(words) == 1 and (definite := _DEFINITE_PART.fullmatch(name)):
        stem = definite["stem"]
        if not _PART_OF_THE_NAME.search(stem + definite["definite"]):
            yield found(RuleId.DEFINITE_FIRST_PART, _first_part(stem) + definite["rest"])


def _is_loose_compound(first: str, second: str) -> bool:
    """`Dal skog`, but neither `Ibsens veg` nor `Øvre Skog` nor `Gamle Kirkeveg`."""
    is_genitive = first[-1:] in "sxz'"
    return _definite(second.casefold()) != "" and not is_genitive and first.casefold() not in QUALIFIER_OF


def _definite(ending: str) -> str:
    """The definite form of an ending, which it may have already; empty for any other word."""
    return _DEFINITE.get(ending, ending if ending in _DEFINITE.values() else "")


def _first_part(stem: str) -> str:
    """Dalen becomes Dals-, Dammen becomes Dam-, Haugen becomes Haug-."""
    for bare, joined in _JOINTS.items():
        if stem.casefold().endswith(bare):
            return stem.removesuffix(stem[-len(bare) :]) + (joined if stem.casefold() != bare else joined.title())
    return stem[:-1] if stem.endswith("mm") else stem


def _road_form(name: str, form: RoadForm | None) -> Iterator[Finding]:
    if form is None:
        return
    other, own = _FORMS[form]
    written = re.sub(rf"{other}(?=(?:en|a)?$)", own, name)
    if written != name:
        yield found(RuleId.ROAD_FORM, written, form=own)
