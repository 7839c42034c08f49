"""What every page shows around its own content: the municipality, the reader, the other language form."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from flask import Flask, current_app, g, request, url_for

from citizen.accounts.access import current_account
from citizen.accounts.queries import Person
from citizen.domain.permissions import Permission, is_granted
from citizen.municipalities.access import current_municipality, only_municipality
from citizen.web.locale import LANGUAGE_NAMES, LANGUAGES, both, language


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in one of the language forms."""

    lang: str
    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Reader:
    """The person who is logged in, as the header shows them."""

    shown_name: str | None


def init_app(app: Flask) -> None:
    """Give every template what the layout needs."""
    app.context_processor(layout)


def layout() -> dict[str, object]:
    """The variables of templates/layouts/page.html."""
    municipality = current_municipality() or (None if g.get("broken") else only_municipality())
    account = None if g.get("broken") else current_account()
    home = url_for("pages.show_municipality", municipality=municipality.slug) if municipality else url_for("pages.home")
    here = request.full_path.rstrip("?")
    return {
        "lang": language(),
        "municipality": municipality,
        "account": Reader(account.shown_name) if account else None,
        "language_links": language_links(),
        "home_url": home,
        "login_url": f"{url_for('accounts.log_in')}?next={quote(here)}",
        "logout_url": url_for("accounts.log_out"),
        "my_page_url": url_for("accounts.show_my_page"),
        "privacy_url": url_for("pages.show_privacy"),
        "accessibility_url": url_for("pages.show_accessibility"),
        "help": both(municipality.help_nb, municipality.help_nn) if municipality else "",
        "about_url": url_for("pages.show_about"),
        "moderation_rules_url": (
            url_for("moderation.show_rules", municipality=municipality.slug) if municipality else ""
        ),
        "demo": current_app.config["CITIZEN"].is_demo,
        **_desks(account),
    }


def language_links() -> list[LanguageLink]:
    """The present page in both language forms; a page without a language in its address leads to the front page."""
    return [LanguageLink(lang, LANGUAGE_NAMES[lang], _page_in(lang), lang == language()) for lang in LANGUAGES]


def _page_in(lang: str) -> str:
    rule = request.url_rule
    if request.method not in ("GET", "HEAD") or rule is None or "lang" not in rule.arguments:
        parts = request.path.split("/", 2)
        if len(parts) == 3 and parts[1] in LANGUAGES and rule is not None:
            return f"/{lang}/{parts[2]}"
        return url_for("pages.home", lang=lang)
    address = url_for(request.endpoint or "pages.home", **{**(request.view_args or {}), "lang": lang})
    query = request.query_string.decode("utf-8", "replace")
    return f"{address}?{query}" if query else address


def _desks(account: Person | None) -> dict[str, str | None]:
    """Where staff and councillors work, for those who have such a role."""
    desks: dict[str, str | None] = {"staff_url": None, "councillor_url": None, "moderation_url": None}
    if account is None:
        return desks
    for _number, municipality, role in account.grants():
        if is_granted(Permission.SEE_STAFF_PAGES, [role]):
            desks["staff_url"] = url_for("roads.show_staff_desk", municipality=municipality)
        if is_granted(Permission.SEE_COUNCIL_PAGES, [role]):
            page = both("desk.show_pile", "desk.show_pile_in_nynorsk")
            desks["councillor_url"] = url_for(page, municipality=municipality)
        if is_granted(Permission.MODERATE, [role]):
            desks["moderation_url"] = url_for("moderation.show_queue", municipality=municipality)
    return desks
