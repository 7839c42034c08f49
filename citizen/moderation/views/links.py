"""The way from a thing to where it is reported, for the pages on which things stand."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for

from citizen.accounts.access import may
from citizen.domain.moderation.codes import ThingKind
from citizen.domain.permissions import Permission
from citizen.municipalities.models import Municipality
from citizen.web.locale import gettext as _


@dataclass(frozen=True, slots=True)
class ReportLink:
    """What stands at a thing: a way to report it, or for a moderator a way to decide about it."""

    url: str
    label: str


def report_link(place: Municipality, kind: ThingKind, ref: str, *, is_public: bool) -> ReportLink | None:
    """The way to report this thing, or to moderate it; None where there is nothing that the reader could do."""
    if may(Permission.MODERATE, place.id):
        desk = url_for("moderation.show_case", municipality=place.slug, kind=kind.value, ref=ref)
        return ReportLink(desk, _("Moderate this"))
    if not is_public:
        return None
    return ReportLink(url_for("moderation.report", municipality=place.slug, kind=kind.value, ref=ref), _("Report this"))
