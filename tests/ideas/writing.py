"""What tests about writing ideas share: a round, somebody who may write in it, and files to send."""

from __future__ import annotations

import io
from dataclasses import dataclass

import sqlalchemy as sa
from PIL import Image
from werkzeug.datastructures import FileStorage

from citizen.accounts.models import Account
from citizen.database import db, transaction
from citizen.domain.phases import Phase
from citizen.ideas.models import Idea, IdeaTheme
from citizen.municipalities.models import District, Municipality
from citizen.processes.models import Process
from citizen.web.clock import now
from tests import factories as a

TEXT = "Da kan flere følge med, og møtene blir lagret for dem som ikke rekker det."
PDF = b"%PDF-1.7\n1 0 obj << >> endobj\n%%EOF\n"


@dataclass(frozen=True)
class Round:
    """An idea round in Fjordsund with one theme."""

    place: Municipality
    district: District
    process: Process
    theme: IdeaTheme

    def address(self, rest: str, lang: str = "nb") -> str:
        return f"/{lang}/{self.place.slug}/{self.process.slug}/ide/{rest}"

    def a_writer(self, client, *, days_old: int = 30) -> Account:
        """Somebody who lives there and is logged in; by default no newcomer."""
        account = a.a_resident(self.district)
        with transaction() as session:
            created_at = now() - days_old * a.DAY
            session.execute(sa.update(Account).where(Account.id == account.id).values(created_at=created_at))
        client.log_in(account)
        return account

    def fields(self, **changes: object) -> dict[str, object]:
        said = {"title": "Direktesend kommunestyremøtene", "body": TEXT, "theme": str(self.theme.id), "do": "send"}
        return {**said, **changes}


def a_round(phase: Phase = Phase.PROPOSING) -> Round:
    place = a.a_municipality()
    process = a.an_idea_round(place, phase)
    return Round(place, a.a_district(place, "Havnes"), process, a.a_theme(process))


def the_idea() -> Idea:
    """The only idea that is stored, as it stands now."""
    return db.session.scalars(sa.select(Idea).execution_options(populate_existing=True)).one()


def a_photo(side: int = 300, kind: str = "JPEG") -> bytes:
    """A photograph as a phone takes it, with the place where it was taken."""
    picture = Image.effect_noise((side * 4, side * 3), 40).convert("RGB")
    exif = picture.getexif()
    exif[0x010E] = "hemmelig sted"
    exif.get_ifd(0x8825)[2] = (59.0, 10.0, 5.0)
    out = io.BytesIO()
    picture.save(out, kind, exif=exif)
    return out.getvalue()


def a_file(content: bytes, name: str) -> FileStorage:
    return FileStorage(io.BytesIO(content), filename=name)


def write(client, round_, *, send: bool = True, **changes: object) -> Idea:
    """Write an idea through the form, and by default look it over and send it."""
    answer = client.send(round_.address("ny"), round_.fields(**changes))
    assert answer.status_code == 303, answer.text
    idea = db.session.scalars(sa.select(Idea).order_by(Idea.id.desc()).limit(1)).one()
    if send:
        assert client.send(answer.location, {}).status_code == 303
    return db.session.get_one(Idea, idea.id, populate_existing=True)
