"""What a moderator has hidden does not stand in what those who have signed it can download about themselves."""

from __future__ import annotations

import sqlalchemy as sa

from citizen.about_me.queries.parts import everything_about
from citizen.database import db, transaction
from citizen.initiatives import queries
from citizen.initiatives.models import Initiative
from tests import factories as a
from tests.factories.initiatives import an_initiative, sign
from tests.initiatives.town import an_initiative_town


def test_its_title_goes_and_that_one_has_signed_stays(app):
    town = an_initiative_town()
    initiative, signer = an_initiative(town.place, title="Hemmelegtittel"), town.a_neighbour()
    sign(initiative, signer)
    for is_hidden in (False, True):
        with transaction() as session:
            session.execute(sa.update(Initiative).values(is_hidden=is_hidden))
        db.session.rollback()
        stored = everything_about(signer.id, signer.person_key, a.the_keys_dir())
        downloaded = f"{stored} {queries.personal_data_of(signer.id, a.the_keys_dir())}"
        assert ("Hemmelegtittel" in downloaded) is not is_hidden
        assert "Kari Nordmann" in downloaded
