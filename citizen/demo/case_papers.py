"""The demonstration's case papers: one about a whole round, and one about a single road of it."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from flask import g

from citizen.accounts.models import RoleGrant
from citizen.acting import acting_as
from citizen.case_papers.actions import keep_paper
from citizen.case_papers.views.files import make_files
from citizen.config import Settings
from citizen.database import db
from citizen.domain.permissions import Role
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.web.locale import Language

ROUND = "havnes-lidal"
PAPERS: tuple[tuple[str, Language], ...] = (("", "nb"), ("eikvegen", "nn"))
"""What each paper is about, and its language form; the whole round where nothing is named."""


def make_case_papers(settings: Settings, municipality: Municipality, now: datetime) -> None:
    """As staff would press the button for them."""
    process = db.session.scalars(
        sa.select(Process).where(Process.municipality_id == municipality.id, Process.slug == ROUND)
    ).one()
    is_staff = sa.and_(RoleGrant.municipality_id == municipality.id, RoleGrant.role == Role.STAFF.value)
    by_id = db.session.scalars(sa.select(RoleGrant.account_id).where(is_staff).order_by(RoleGrant.account_id)).first()
    for about, form in PAPERS:
        g.language = form
        at = now.replace(microsecond=0)
        made = make_files(municipality, process, about, made_at=at, public_url=settings.public_url)
        if made is not None and by_id is not None:
            with acting_as(by_id):
                keep_paper(process, made, by_id)
    del g.language
