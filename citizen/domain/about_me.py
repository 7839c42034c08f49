"""What is stored about one person, in parts: each has records, and each record has facts with a name and a value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

Value = str | int | float | bool | datetime | date | None


class Part(StrEnum):
    """What kind of thing is stored. In files for machines a part is called by its name in small letters."""

    ACCOUNT = "part-account"
    ROLES = "part-roles"
    LOGINS = "part-logins"
    AGE = "part-age-declarations"
    NAMES_PROPOSED = "part-names-proposed"
    NAMES_SUPPORTED = "part-names-supported"
    IDEAS = "part-ideas"
    IDEA_VERSIONS = "part-idea-versions"
    IDEA_FILES = "part-idea-files"
    IDEAS_SUPPORTED = "part-ideas-supported"
    ARGUMENTS = "part-arguments"
    ARGUMENTS_USEFUL = "part-arguments-useful"
    HEARING_ANSWERS = "part-hearing-answers"
    INITIATIVES = "part-initiatives"
    SIGNATURES = "part-signatures"
    REPORTS = "part-reports"
    DECISIONS = "part-decisions-about-me"
    APPEALS = "part-appeals"
    FOLLOWS = "part-follows"
    NOTICES = "part-notices"
    NOTICE_SETTINGS = "part-notice-settings"
    LETTERS = "part-letters"
    CASE_MARKS = "part-case-marks"
    WORK = "part-work"


class Fact(StrEnum):
    """What a value is; in files for machines by its name in small letters too."""

    USER_ID = "fact-user-id"
    SHOWN_NAME = "fact-shown-name"
    EMAIL = "fact-email"
    LANGUAGE = "fact-language"
    DISTRICT = "fact-district"
    ROAD = "fact-road"
    LIVES_ELSEWHERE = "fact-lives-elsewhere"
    MUNICIPALITY = "fact-municipality"
    PROCESS = "fact-process"
    ROLE = "fact-role"
    CREATED_AT = "fact-created-at"
    LAST_USED_AT = "fact-last-used-at"
    ENDED_AT = "fact-ended-at"
    HOLDS_FROM = "fact-holds-from"
    HOLDS_UNTIL = "fact-holds-until"
    BIRTH_DATE = "fact-birth-date"
    AT = "fact-at"
    TITLE = "fact-title"
    TEXT = "fact-text"
    REASON = "fact-reason"
    KIND = "fact-kind"
    STATE = "fact-state"
    NUMBER = "fact-number"
    ADDRESS = "fact-page"
    SIDE = "fact-side"
    ORGANISATION = "fact-organisation"
    CONFIRMED_AT = "fact-confirmed-at"
    SEEN_UNTIL = "fact-seen-until"
    RHYTHM = "fact-rhythm"
    ALT = "fact-alternative-text"
    SIGNED_NAME = "fact-signed-name"
    LATITUDE = "fact-latitude"
    LONGITUDE = "fact-longitude"
    IS_READ = "fact-is-read"


@dataclass(frozen=True, slots=True)
class StoredPart:
    """All records of one kind."""

    part: Part
    records: Sequence[Mapping[Fact, Value]]
