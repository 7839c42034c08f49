"""Personal data in what people write: birth numbers, phone numbers and e-mail addresses, and where they stand.

Each pattern is bounded, so that the time grows with the length of the text and with nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from citizen.domain.person_numbers import read_person_number


class PersonalData(StrEnum):
    """What can lead strangers to a person."""

    BIRTH_NUMBER = "birth-number"
    PHONE = "phone"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Found:
    """Where in the text it stands: text[start:end]."""

    kind: PersonalData
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Group:
    """Digits that stand together, and what stands between them and the digits before."""

    digits: str
    start: int
    end: int
    gap: str


BIRTH_NUMBER_LENGTH = 11
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
RUN = re.compile(rf"[0-9](?:[\s./–—{INVISIBLE}-]{{0,3}}[0-9])*")
"""Digits with at most a few separators between them, as people write numbers."""
GROUP = re.compile(r"[0-9]+")
ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,2000}")
NORWAY, NORDIC = "47", "4"
WHOLE, PAIRS, BY_THREES, HALVES = (8,), (2, 2, 2, 2), (3, 2, 3), (4, 4)
"""How Norwegian numbers are set apart. Sums are 2-3-3 and dates 2-2-4, so those need a country code."""
PHONE_LENGTH = 8
FIRST_DIGITS = "23456789"
MOBILE_DIGITS = "49"
AN_AMOUNT = re.compile(r"\s?(?:kr|nok\b|mill|,-|€|euro|%|m2|m²|tonn|innb)", re.IGNORECASE)
NOT_A_PHONE = re.compile(
    r"(?:\bkr\.?|\bnok|€|\bsak(?:snr)?\.?:?|\bref\.?:?|\borg\.?nr\.?:?)\s?$|[0-9][.,/]$|[#=_]$"
    r"|[^\W\d_](?<!tlf)(?<!mob)(?<!tel)(?<!fon)(?<!nr)(?<!bil)$",
    re.IGNORECASE,
)
LOOK_BEHIND, LOOK_AHEAD = 12, 8
COMPACT_DATE = re.compile(
    r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?:19|20)[0-9]{2}"
)
EMAIL = re.compile(
    r"(?<![\w.+'-])[\w.+'-]{1,64}"
    r"\s?(?:@|＠|[(\[{]\s?(?:at|@|krøllalfa|alfakrøll)\s?[)\]}]|\s(?:krøllalfa|alfakrøll)\s)\s?"
    r"(?:[\w-]{1,63}(?:\.|\s?[(\[{](?:dot|punktum)[)\]}]\s?|\s(?:punktum|dot)\s)){1,5}[^\W\d_]{2,24}(?![\w@])",
    re.IGNORECASE,
)


def find_personal_data(text: str) -> tuple[Found, ...]:
    """Everything of this kind in the text, in the order in which it stands. What is found once is not found again."""
    plain = "".join(_as_digit(letter) for letter in text)
    taken = bytearray(len(plain))
    found: list[Found] = []
    for one in (*_birth_numbers(plain), *_emails(plain), *_phones(plain)):
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"1" * (one.end - one.start)
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def holds_birth_number(found: Sequence[Found]) -> bool:
    """Whether a birth number is among what was found; such a text is never stored."""
    return any(one.kind is PersonalData.BIRTH_NUMBER for one in found)


def _birth_numbers(plain: str) -> Iterator[Found]:
    for run in RUN.finditer(plain):
        places = [place for place in range(run.start(), run.end()) if plain[place] in "0123456789"]
        digits = "".join(plain[place] for place in places)
        at = 0
        while at + BIRTH_NUMBER_LENGTH <= len(digits):
            if read_person_number(digits[at : at + BIRTH_NUMBER_LENGTH]):
                yield Found(PersonalData.BIRTH_NUMBER, places[at], places[at + BIRTH_NUMBER_LENGTH - 1] + 1)
                at += BIRTH_NUMBER_LENGTH
            else:
                at += 1


def _emails(plain: str) -> Iterator[Found]:
    return (Found(PersonalData.EMAIL, match.start(), match.end()) for match in EMAIL.finditer(plain))


def _phones(plain: str) -> Iterator[Found]:
    addresses = _Spans([match.span() for match in ADDRESS.finditer(plain)])
    for run in RUN.finditer(plain):
        if not addresses.holds(run.start()):
            yield from _phones_of(plain, _groups(plain, run.start(), run.end()))


def _phones_of(plain: str, groups: Sequence[_Group]) -> Iterator[Found]:
    """The numbers in one run of digits, from the left."""
    spellings = _spellings_in(groups)
    at = 0
    while at < len(groups):
        taken = _with_country(plain, groups, at) or _without_country(plain, groups, at, spellings)
        if taken:
            yield Found(PersonalData.PHONE, groups[at].start, groups[at + taken - 1].end)
        at += taken or 1


def _spellings_in(groups: Sequence[_Group]) -> tuple[tuple[int, ...], ...]:
    """The spellings that this run can hold: a list such as 20 21 22 23 24 is no pairs, and 4500 6000 8000 no halves."""
    own = groups[1:] if groups[0].digits == NORWAY else groups
    pairs = sum(len(group.digits) == PAIRS[0] for group in own)
    are_pairs = pairs % len(PAIRS) == 0 or len(own) < len(groups)
    return (WHOLE, *([PAIRS] if are_pairs else []), BY_THREES, *([HALVES] if len(own) == len(HALVES) else []))


def _with_country(plain: str, groups: Sequence[_Group], at: int) -> int:
    """How many groups make +47, 0047 or a neighbouring country's code with a number in any spelling; 0 for none."""
    head = groups[at]
    is_marked = plain[max(0, head.start - 1) : head.start] == "+" or head.digits.startswith("00")
    digits = head.digits.removeprefix("00")
    if not is_marked or not digits.startswith(NORDIC):
        return 0
    count = 1
    while len(digits) < len(NORWAY) + PHONE_LENGTH and at + count < len(groups):
        digits += groups[at + count].digits
        count += 1
    return count if 0 <= len(digits) - len(NORWAY) - PHONE_LENGTH <= 1 else 0


def _without_country(plain: str, groups: Sequence[_Group], at: int, spellings: Sequence[tuple[int, ...]]) -> int:
    """How many groups from here make a number in one of the spellings, after 47 or without; 0 for none."""
    digits = groups[at].digits
    if len(digits) == len(NORWAY) + PHONE_LENGTH and digits.startswith(NORWAY) and digits[2] in FIRST_DIGITS:
        return 1
    for first in (at + 1, at) if digits == NORWAY else (at,):
        for spelling in spellings:
            part = groups[first : first + len(spelling)]
            if tuple(len(group.digits) for group in part) == spelling and _is_phone(plain, part, spelling):
                return first - at + len(part)
    return 0


def _is_phone(plain: str, part: Sequence[_Group], spelling: tuple[int, ...]) -> bool:
    digits = "".join(group.digits for group in part)
    gaps = {group.gap for group in part[1:]}
    if digits[0] not in FIRST_DIGITS or len(gaps) > 1 or "/" in gaps or _is_something_else(plain, part):
        return False
    if spelling == WHOLE:
        return not COMPACT_DATE.fullmatch(digits)
    return spelling != HALVES or (digits[0] in MOBILE_DIGITS and gaps == {" "} and not part[0].digits.endswith("00"))


def _is_something_else(plain: str, part: Sequence[_Group]) -> bool:
    """Whether what stands around it says that it is a sum, a part of a longer number, or a case."""
    start, end = part[0].start, part[-1].end
    before = plain[max(0, start - LOOK_BEHIND) : start]
    return bool(NOT_A_PHONE.search(before)) or bool(AN_AMOUNT.match(plain[end : end + LOOK_AHEAD]))


def _groups(plain: str, start: int, end: int) -> list[_Group]:
    """The digits of a run as they stand together; what can't be seen between them sets nothing apart."""
    groups: list[_Group] = []
    for match in GROUP.finditer(plain, start, end):
        gap = plain[groups[-1].end : match.start()].strip(INVISIBLE) if groups else ""
        if groups and not gap:
            last = groups.pop()
            groups.append(_Group(last.digits + match.group(), last.start, match.end(), last.gap))
        else:
            groups.append(_Group(match.group(), match.start(), match.end(), " " if gap.isspace() else gap))
    return groups


class _Spans:
    """Stretches of a text in order, asked from the left."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = spans
        self._at = 0

    def holds(self, place: int) -> bool:
        while self._at < len(self._spans) and self._spans[self._at][1] <= place:
            self._at += 1
        return self._at < len(self._spans) and self._spans[self._at][0] <= place


def _as_digit(letter: str) -> str:
    number = unicodedata.digit(letter, None)
    return letter if number is None else str(number)
