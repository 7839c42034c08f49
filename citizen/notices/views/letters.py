"""The words of letters, in their reader's language form: plain text, and simple HTML that says the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from flask import current_app, g

from citizen.domain.notices import LONGEST_SUBJECT, LONGEST_TITLE, NoticeKind, as_one_line
from citizen.mailing import Letter
from citizen.notices.access import make_confirm_token, make_stop_token
from citizen.notices.queries.letters import Contents, Told
from citizen.web.locale import Language, both, language, ngettext, show_list
from citizen.web.locale import gettext as _
from citizen.web.markdown import plain_text
from citizen.web.messages import explain
from citizen.web.words_of_notices import SUBJECTS

LONGEST_SAID = 2000
IN_MARKDOWN = frozenset(
    {
        NoticeKind.HEARING_ANSWERED,
        NoticeKind.HEARING_ANSWER_CHANGED,
        NoticeKind.INITIATIVE_REFUSED,
        NoticeKind.INITIATIVE_DECIDED,
        NoticeKind.INITIATIVE_CORRECTED,
    }
)
"""What these say is written with marks, which the pages show as emphasis and lists."""


@dataclass(frozen=True, slots=True)
class Item:
    """A notice in finished words: the sentence is one line, what was said is one or more; `subject` is for it alone.

    What is told several times in the same words stands once, with the address of each.
    """

    sentence: str
    said: tuple[str, ...]
    subject: str
    urls: Sequence[str]


@dataclass(frozen=True, slots=True)
class Part:
    """The notices of one municipality."""

    place: str
    items: Sequence[Item]


def compose(contents: Contents) -> Letter:
    """The letter as it is handed in."""
    g.language = chosen(contents.language)
    return _confirmation(contents) if contents.kind == "confirm" else _digest(contents)


def chosen(code: str) -> Language:
    return "nn" if code == "nn" else "nb"


def say_notice(told: Told) -> str:
    """What happened, in a sentence."""
    return explain(told.kind, title=_title_of(told))


def say_said(told: Told) -> tuple[str, ...]:
    """What was answered or decided, one paragraph a line, without the marks that it was written with."""
    said = both(told.said_nb, told.said_nn)
    lines = (plain_text(said) if told.kind in IN_MARKDOWN else said).splitlines()
    return tuple(line for line in (as_one_line(one, LONGEST_SAID) for one in lines) if line)


def address_of(endpoint: str, **values: object) -> str:
    """A whole address of ours, as the settings have it: letters are written where nobody has asked for a page."""
    settings = current_app.config["CITIZEN"]
    path = current_app.url_map.bind("").build(endpoint, {"lang": language(), **values})
    return f"{settings.public_url}{path}"


def _digest(contents: Contents) -> Letter:
    base = f"{current_app.config['CITIZEN'].public_url}/{language()}"
    by_place = sorted(contents.notices, key=lambda told: (told.municipality, told.posted_at, told.id))
    parts = [Part(place, _items(notices, base)) for place, notices in groupby(by_place, lambda told: told.municipality)]
    places = show_list([part.place for part in parts])
    items = [item for part in parts for item in part.items]
    number = len(items)
    stop_url = address_of("notices.show_stop", token=make_stop_token(contents.public_id))
    lead = ngettext("There is %(num)s piece of news for you.", "There are %(num)s pieces of news for you.", number)
    only = items[0] if number == 1 else None
    subject = (
        f"{places}: {only.subject}"
        if only
        else ngettext("%(places)s: %(num)s notice", "%(places)s: %(num)s notices", number, places=places)
    )
    shown: dict[str, object] = {
        "lead": "" if only else lead,  # who is told of one thing is told of it first
        "parts": parts,
        "lang": language(),
        "subject": as_one_line(subject, LONGEST_SUBJECT),
        "settings_url": address_of("notices.show_notices"),
        "stop_url": stop_url,
    }
    return Letter(
        to=contents.to,
        subject=str(shown["subject"]),
        text=_as_text(parts, shown),
        html=current_app.jinja_env.get_template("notices/letter.html").render(shown),
        headers={
            "List-Unsubscribe": f"<{stop_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Content-Language": language(),
            "Auto-Submitted": "auto-generated",
        },
        name=contents.name,
    )


def _title_of(told: Told) -> str:
    return as_one_line(both(told.title_nb, told.title_nn), LONGEST_TITLE)


def _subject_of(told: Told) -> str:
    words = SUBJECTS.get(told.kind)
    return _(words, title=_title_of(told)) if words else say_notice(told)


def _items(notices: Iterable[Told], base: str) -> list[Item]:
    addresses: dict[tuple[str, tuple[str, ...], str], dict[str, None]] = {}
    for told in notices:
        words = say_notice(told), say_said(told), _subject_of(told)
        addresses.setdefault(words, {})[f"{base}{told.path}"] = None
    return [Item(*words, list(urls)) for words, urls in addresses.items()]


def _as_text(parts: Sequence[Part], shown: dict[str, object]) -> str:
    lines = [_("Hello!"), "", *([str(shown["lead"]), ""] if shown["lead"] else [])]
    for part in parts:
        lines += [part.place, "=" * len(part.place), ""]
        for item in part.items:
            lines += [f"* {item.sentence}", *(f"  {line}" for line in (*item.said, *item.urls)), ""]
    lines += [
        "--",
        _("You get this because you take part here, or follow something. Choose what you get, and how often:"),
        str(shown["settings_url"]),
        "",
        _("Stop the letters, without logging in:"),
        str(shown["stop_url"]),
    ]
    return "\n".join(lines) + "\n"


def _confirmation(contents: Contents) -> Letter:
    link = address_of("notices.show_confirmation", token=make_confirm_token(contents.public_id, contents.to))
    host = current_app.config["CITIZEN"].public_url
    subject = _("Confirm your e-mail address")
    asked = _("Somebody who is logged in at %(site)s wants to get notices at this address.", site=host)
    what_to_do = _("If it was you, open this page and press the button. The link works for seven days.")
    otherwise = _("If it was not you, do nothing: then no more letters come.")
    shown = {"lang": language(), "subject": subject, "link": link, "before": (asked, what_to_do), "after": otherwise}
    return Letter(
        to=contents.to,
        subject=subject,
        text="\n".join([_("Hello!"), "", asked, what_to_do, "", link, "", otherwise]) + "\n",
        html=current_app.jinja_env.get_template("notices/confirm_letter.html").render(shown),
        headers={"Content-Language": language(), "Auto-Submitted": "auto-generated"},
        name=contents.name,
    )
