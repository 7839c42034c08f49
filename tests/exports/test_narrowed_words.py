"""Files about what people and staff write, narrowed as their pages are; and what the command says and leaves behind."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from citizen.cli import main
from citizen.database import db
from citizen.discussion.models import Argument
from citizen.domain.acts import Act, read_details
from citizen.domain.moderation.codes import DecisionKind
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.hearings.models import HearingAnswer
from citizen.ideas.models import Idea, IdeaPlace, IdeaTheme
from citizen.moderation.models import ModerationCase, ModerationDecision
from citizen.staff_log.models import ActOfStaff
from citizen.web.clock import today
from tests import factories as a
from tests.discussion.talk import Talk, a_talk
from tests.exports.narrowed import Narrowed
from tests.factories.discussion import an_argument
from tests.factories.hearings import a_hearing, an_answer
from tests.moderation.scene import a_scene, decide
from tests.town import a_town


@pytest.fixture
def talk(app) -> Talk:
    """Two proposals under themes of their own, each argued about."""
    talk = a_talk()
    screens, roads = a.a_theme(talk.process), a.a_theme(talk.process, "Veier", "Vegar")
    second = a.an_idea(talk.process, title="Lys i lysløypa", theme_id=roads.id, place_id=a.a_spot(talk.process).id)
    db.session.execute(sa.update(Idea).where(Idea.id == talk.idea.id).values(theme_id=screens.id))
    db.session.commit()
    first = an_argument(talk.idea, talk.author, text="=1+1")
    an_argument(talk.idea, text="Det blir dyrt; og «tungvint».", side="against")
    an_argument(talk.idea, text="Ikkje så dyrt.", parent_id=first.id)
    an_argument(second, text="Mørkt i dag.")
    an_argument(second, text="Dyrene vil ha mørke.", side="against")
    return talk


def test_comments_are_narrowed_as_the_list_of_proposals_and_to_a_side(client, tmp_path, talk):
    narrowed = Narrowed(client, tmp_path, talk.place)
    second = db.session.scalars(sa.select(Idea).where(Idea.title == "Lys i lysløypa")).one()
    theme = db.session.get_one(IdeaTheme, second.theme_id).slug
    place = db.session.get_one(IdeaPlace, second.place_id).slug
    mine, other = Argument.idea_id == talk.idea.id, Argument.idea_id == second.id
    for wanted, condition in (
        ({}, sa.true()),
        ({"forslag": talk.idea.public_id}, mine),
        ({"q": "lysløypa"}, other),
        ({"tema": theme}, other),
        ({"sted": place}, other),
        ({"svar": "venter"}, sa.true()),
        ({"svar": "besvart"}, sa.false()),
        ({"mening": "against"}, Argument.side == "against"),
        ({"mening": "for", "tema": theme}, sa.and_(other, Argument.side == "for")),
    ):
        rows = narrowed.rows(talk.process, "comments", **wanted)
        stored = db.session.scalars(sa.select(Argument).where(condition)).all()
        assert {(row["argument_id"], row["side"], row["tekst"].removeprefix("'")) for row in rows} == {
            (one.public_id, one.side or "", one.text) for one in stored
        }, wanted
        assert len(narrowed.open_rows(talk.process, "comments", **wanted)) == len(rows) == len(stored)


def test_support_of_proposals_is_narrowed_with_them(client, tmp_path, talk):
    for _one in range(12):
        a.a_supporter(talk.idea, a.a_resident(talk.district))
    narrowed = Narrowed(client, tmp_path, talk.place)
    (row,) = narrowed.rows(talk.process, "idea-supports", q=talk.idea.title)
    assert (row["forslag_id"], row["stotte"]) == (talk.idea.public_id, "12")
    assert narrowed.rows(talk.process, "idea-supports", q="lysløypa") == []


def test_moderation_is_narrowed_to_what_was_decided_and_when(client, tmp_path):
    scene = a_scene()
    spam = a.an_idea(scene.round, scene.author)
    decide(scene, scene.first, DecisionKind.HIDE)
    decide(scene, scene.second, DecisionKind.HIDE, reason="spam", ref=spam.public_id)
    decide(scene, scene.first, DecisionKind.RESTORE, ref=spam.public_id)
    narrowed = Narrowed(client, tmp_path, scene.place)
    one, tomorrow = ModerationDecision, today() + timedelta(days=1)
    for wanted, condition in (
        ({}, sa.true()),
        ({"hva": "hide"}, one.kind == "hide"),
        ({"hva": "finst-ikkje"}, sa.true()),
        ({"grunn": "spam"}, one.reason == "spam"),
        ({"gjelder": "ide"}, sa.true()),
        ({"gjelder": "argument"}, sa.false()),
        ({"hva": "hide", "grunn": "personal-data"}, sa.and_(one.kind == "hide", one.reason == "personal-data")),
        ({"fra": today(), "til": today()}, sa.true()),
        ({"fra": tomorrow}, sa.false()),
    ):
        rows = narrowed.rows(None, "moderation", **wanted)
        asked = sa.select(one, ModerationCase.ref).join(ModerationCase, ModerationCase.id == one.case_id)
        stored = db.session.execute(asked.where(condition)).all()
        assert {(r["avgjoerelse_id"], r["gjelder_id"], r["avgjoerelse"], r["grunn"], r["nummer"]) for r in rows} == {
            (made.public_id, ref, made.kind, made.reason, str(made.number)) for made, ref in stored
        }, wanted
        assert len(rows) == len(stored)
    assert len(narrowed.open_rows(None, "moderation", hva="hide")) == len(narrowed.rows(None, "moderation", hva="hide"))
    assert len(narrowed.open_rows(None, "moderation", fra=tomorrow)) == 3, "the open edition does not tell the day"


def test_answers_to_a_hearing_are_narrowed_as_their_list_is(client, tmp_path):
    place = a.a_municipality()
    hearing = a_hearing(place)
    an_answer(hearing, text="Bra forslag.", organisation="Velforeningen", stance="agree")
    an_answer(hearing, text="Dårlig forslag.", stance="disagree")
    narrowed = Narrowed(client, tmp_path, place)
    said = HearingAnswer
    for wanted, condition in (
        ({"mener": "agree"}, said.stance == "agree"),
        ({"fra": "lag"}, said.organisation != ""),
        ({"fra": "personer"}, said.organisation == ""),
        ({"q": "dårlig"}, said.text.startswith("Dårlig")),
        ({"del": 0}, sa.true()),
        ({"del": 1}, sa.false()),
    ):
        rows = narrowed.rows(hearing, "hearing-answers", **wanted)
        stored = db.session.scalars(sa.select(said).where(condition)).all()
        assert {(row["tekst"], row["organisasjon"]) for row in rows} == {(s.text, s.organisation) for s in stored}


def test_roads_without_proposals_and_lines_of_the_log(client, tmp_path):
    town = a_town(Phase.PROPOSING, with_round=False)
    a.a_question(town.process, a.a_road(town.lidal, "Bjørkealleen", code=78), a.a_road(town.havnes, "Bjørkealléen"))
    narrowed = Narrowed(client, tmp_path, town.place)
    (row,) = narrowed.rows(town.process, "roads", tomme=1)
    assert row["gammelt_adressenavn"] == "Bjørkealleen"
    log = f"/nb/stab/{town.place.slug}/eksport/-/log"
    for day, number in ((today(), 1), (today() + timedelta(days=1), 0)):
        form = {"purpose": "Innsyn i loggen", "format": "json"}
        answer = client.send(f"{log}?hva=file-fetched&fra={day}", form, follow_redirects=True)
        assert bool(answer.json) is bool(number)


def test_the_command_names_the_filters_that_a_file_has(app, tmp_path):
    town = a_town(Phase.PROPOSING, with_round=False)
    wanted = ["export", town.process.slug, "--dataset", "proposals", "--output", str(tmp_path / "ut.csv")]
    for said, told in (("farge=blå", "it has q, omrade"), ("=x", "it has q, omrade"), ("q", "Write NAME=VALUE")):
        result = CliRunner().invoke(main, [*wanted, "--filter", said])
        assert result.exit_code == 2
        assert told in result.output
    moderation = [
        "export",
        town.place.slug,
        "--dataset",
        "moderation",
        "--edition",
        "open",
        "--filter",
        "fra=2026-01-01",
    ]
    result = CliRunner().invoke(main, [*moderation, "--output", str(tmp_path / "ut.csv")])
    assert result.exit_code == 2
    assert "it has hva, gjelder, grunn" in result.output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("purpose", "noted"), [(["--purpose", "Innsyn til Avisa Lidal"], "Innsyn til Avisa Lidal"), ([], "ikke oppgitt")]
)
def test_what_the_command_writes_stands_in_the_log_of_staff(client, tmp_path, purpose, noted):
    town = a_town(Phase.PROPOSING, with_round=False)
    wanted = ["export", town.process.slug, "--dataset", "proposals", "--output", str(tmp_path / "ut.csv")]
    assert CliRunner().invoke(main, [*wanted, *purpose, "--filter", "q=skule"]).exit_code == 0
    (line,) = db.session.scalars(sa.select(ActOfStaff).where(ActOfStaff.act == Act.FILE_FETCHED.value))
    assert line.account_id is None
    assert noted in line.why
    assert read_details(line.details) == {
        "command": "citizen export", "dataset": "proposals", "format": "csv", "q": "skule",
    }  # fmt: skip
    client.log_in(a.a_person_with_role(town.place, Role.STAFF))
    log = client.page(f"/nb/stab/{town.place.slug}/logg").text
    assert "citizen export" in log
    assert noted in log


def test_what_everyone_can_have_is_not_noted_and_no_birth_number_ever(app, tmp_path):
    town = a_town(Phase.PROPOSING, with_round=False)
    wanted = ["export", town.process.slug, "--output", str(tmp_path / "ut.csv"), "--dataset"]
    assert CliRunner().invoke(main, [*wanted, "roads"]).exit_code == 0
    assert CliRunner().invoke(main, [*wanted, "proposals", "--edition", "open"]).exit_code == 0
    result = CliRunner().invoke(main, [*wanted, "proposals", "--purpose", "Gjelder 29020100166"])
    assert (result.exit_code, "leave out birth numbers" in result.output) == (2, True)
    assert db.session.scalars(sa.select(ActOfStaff)).all() == []
