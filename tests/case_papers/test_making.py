"""Staff make a case paper with one press, and fetch it as it was made."""

from __future__ import annotations

import io
import json
import re

import pikepdf
import pytest
import sqlalchemy as sa
from docx import Document
from pdfua import validate

from citizen.about_me.actions import delete_account
from citizen.ballots.actions.making import PlannedOption, PlannedQuestion
from citizen.case_papers.models import CasePaper
from citizen.database import db, transaction
from citizen.decisions.models import CouncilCase
from citizen.domain.acts import Act
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.case_papers import hash_of, in_groups
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.domain.tally import Method
from citizen.staff_log.models import ActOfStaff
from citizen.web.clock import now
from tests import factories as a
from tests.case_papers.cases import ADVICE, REASON, a_prepared_town, making, staff_of
from tests.factories.places import DAY
from tests.results.counted import a_closed_town, a_counted_vote
from tests.town import a_town


@pytest.fixture
def town(app):
    return a_prepared_town()


@pytest.fixture
def make(client, town):
    """Press the button; the paper that is made."""
    client.log_in(staff_of(town))

    def press(about: str = town.question.slug, written_in: str = "nn") -> CasePaper:
        response = client.send(making(town), {"about": about, "written_in": written_in})
        assert response.status_code == 303
        return db.session.scalars(sa.select(CasePaper).order_by(CasePaper.id.desc()).limit(1)).one()

    return press


def words_of(paper: CasePaper) -> str:
    """All that the Word file says, with plain spaces."""
    body = Document(io.BytesIO(paper.word)).element.body
    return re.sub(r"\s+", " ", " ".join(one.text or "" for one in body.iter() if one.tag.endswith("}t")))


def test_a_press_makes_both_files_and_keeps_them_byte_for_byte(client, town, make):
    paper = make()
    for ending, kept in (("docx", paper.word), ("pdf", paper.pdf), ("json", paper.content.encode())):
        response = client.get(f"{making(town)}/{paper.sha256}.{ending}")
        assert response.data == kept
        assert f"{town.question.slug}-nn-{paper.sha256[:12]}.{ending}" in response.headers["Content-Disposition"]
        assert response.headers["Cache-Control"] == "no-store"
    assert (hash_of(paper.word), hash_of(paper.pdf)) == (paper.word_sha256, paper.pdf_sha256)


def test_the_checksum_is_of_what_the_paper_says_and_stands_in_it(make):
    paper = make()
    assert hash_of(paper.content) == paper.sha256
    assert in_groups(paper.sha256) in words_of(paper)
    with pikepdf.open(io.BytesIO(paper.pdf)) as pdf:
        (attached,) = pdf.attachments.values()
        assert hash_of(attached.get_file().read_bytes()) == paper.sha256


def test_its_days_have_their_year_since_it_is_kept_for_good(make):
    words = words_of(make(written_in="nb"))
    assert re.search(rf"Tall per \w+ \d+\. \w+ {now().year} kl\.", words)
    assert re.search(r"Avstemningen var åpen fra \w+ \d+\. \w+ 20\d\d kl\. \d\d\.\d\d til \w+ \d+\. \w+ 20\d\d", words)


def test_the_numbers_are_those_of_the_count(make, town):
    (question,) = json.loads(make().content)["questions"]
    votes = {row["option"]: row["votes"] for row in question["result"]["votes"]}
    assert [votes[option] for option in town.options] == [15, 45, 0]
    assert (question["result"]["ballots"], question["groups"]["on_road"]["ballots"]) == (60, 30)
    assert set(question["groups"]["districts"]) == {str(town.havnes.id), str(town.lidal.id)}


def test_a_group_that_is_too_small_is_neither_in_the_content_nor_in_the_words(client, app):
    town = a_closed_town(("lidal", [1], 3, True), ("havnes", [0], 40, False))
    client.log_in(staff_of(town))
    client.send(making(town), {"about": "alle", "written_in": "nb"})
    paper = db.session.scalars(sa.select(CasePaper)).one()
    (question,) = json.loads(paper.content)["questions"]
    assert question["groups"]["on_road"] is None
    assert question["groups"]["districts"] == {}
    assert question["groups"]["hidden"]
    assert "Små grupper vises ikke" in words_of(paper)


@pytest.mark.parametrize(
    ("lang", "sentence", "chapters"),
    [
        ("nb", "Skulevegen i tidligere Lidal får navnet Åsvegen.", ("Navnene holdt opp mot reglene", "Bakgrunn")),
        ("nn", "Skulevegen i tidlegare Lidal får namnet Åsvegen.", ("Namna haldne opp mot reglane", "Bakgrunn")),
    ],
)
def test_it_has_the_proposed_decision_and_all_that_staff_have_prepared(make, lang, sentence, chapters):
    said = words_of(make(written_in=lang))
    for words in (sentence, *chapters, REASON, ADVICE, "112/2026", "15. desember 2026", "Språkrådet", "20. oktober"):
        assert words in said
    assert "Furubakken" in said  # in the annex of all proposals


def test_what_nobody_has_prepared_is_to_be_filled_in(client, app):
    town = a_closed_town(("havnes", [0], 40))
    client.log_in(staff_of(town))
    client.send(making(town), {"about": town.question.slug, "written_in": "nn"})
    said = words_of(db.session.scalars(sa.select(CasePaper)).one())
    assert "Forslaget til vedtak må fyllast ut." in said
    assert "Vurderinga må fyllast ut." in said


def test_what_staff_change_afterwards_does_not_change_the_paper(make):
    before = make()
    content = before.content
    with transaction() as session:
        session.execute(sa.update(CouncilCase).values(recommended_nb="Furubakken", recommended_nn="Furubakken"))
    after = make()
    assert after.sha256 != before.sha256
    assert db.session.get(CasePaper, before.id).content == content


def test_the_database_keeps_it_as_it_was(make):
    paper_id = make().id
    for change in (sa.update(CasePaper).values(content="{}"), sa.delete(CasePaper)):
        with pytest.raises(sa.exc.DBAPIError), transaction() as session:
            session.execute(change.where(CasePaper.id == paper_id))


def test_it_stays_when_the_account_of_its_maker_is_deleted(make):
    paper = make()
    delete_account(paper.made_by_id, a.the_keys_dir())
    db.session.expire_all()
    kept = db.session.get(CasePaper, paper.id)
    assert (kept.made_by_id, len(kept.word) > 0) == (None, True)


def test_that_it_was_made_stands_in_the_log_of_staff(make):
    paper = make()
    noted = db.session.scalars(sa.select(ActOfStaff).where(ActOfStaff.act == Act.CASE_PAPER_MADE.value)).one()
    assert (noted.account_id, paper.sha256 in noted.details) == (paper.made_by_id, True)


def test_no_proposer_is_named_in_it(make, town):
    paper = make(about="alle")
    names = [name.proposer.shown_name for name in town.names if name.proposer_id and name.proposer]
    assert not [name for name in names if name and name in paper.content]
    assert "proposer" not in paper.content


@pytest.mark.parametrize("about", ["", "alle"])
def test_the_pdf_can_be_read_aloud(make, town, about, tmp_path):
    file = tmp_path / "paper.pdf"
    file.write_bytes(make(about or town.question.slug).pdf)
    assert list(validate(file).findings) == []


@pytest.mark.parametrize(
    ("how", "names"),
    [
        (HowToCount(Method.RANKED), ["Furulia", "Åsen", "Elvebakken"]),
        (HowToCount(Method.BUDGET, budget=100), ["Benk=40", "Bru=70", "Lys=30"]),
        (HowToCount(Method.YES_NO), ["Ja", "Nei"]),
    ],
)
def test_every_way_of_voting_has_a_paper(client, app, how, names):
    place, process = a_counted_vote(how, names, ([0], 20), ([1], 15))
    client.log_in(a.a_person_with_role(place, Role.STAFF))
    page = f"/nn/stab/{place.slug}/{process.slug}/saksframlegg"
    assert client.send(page, {"about": "alle", "written_in": "nn"}).status_code == 303
    said = words_of(db.session.scalars(sa.select(CasePaper)).one())
    assert "Kva vel du?" in said or "35" in said
    assert names[0].partition("=")[0] in said


def test_the_texts_of_the_alternatives_are_in_it(client, app):
    place = a.a_municipality()
    opens_at, closes_at = now() - DAY, now() + DAY
    days = {"proposals_open_at": opens_at, "proposals_close_at": opens_at, "voting_open_at": opens_at}
    process = a.a_process(place, Phase.VOTING, kind="vote", voting_close_at=closes_at, **days)
    told = [
        PlannedOption("havn", "Havn", "Hamn", "Et skip på blå bunn.", "Eit skip på blå botn."),
        PlannedOption("skog", "Skog", "Skog"),
    ]
    vote_round = a.a_round_of(process, [PlannedQuestion("sak", "Våpen?", "Våpen?", tuple(told))])
    a.let_it_close(vote_round)
    client.log_in(a.a_person_with_role(place, Role.STAFF))
    client.send(f"/nb/stab/{place.slug}/{process.slug}/saksframlegg", {"about": "alle", "written_in": "nn"})
    paper = db.session.scalars(sa.select(CasePaper)).one()
    assert "Alternativa på røystesetelen" in words_of(paper)
    assert "Eit skip på blå botn." in words_of(paper)
    assert [option["text"] for option in json.loads(paper.content)["questions"][0]["options"]] == [told[0].text_nn, ""]


@pytest.mark.parametrize("lang", ["nb", "nn"])
def test_it_speaks_to_those_who_decide_and_says_nothing_twice(make, lang):
    said = words_of(make(written_in=lang))
    assert not re.search(r"\b[Dd]u\b", said)
    assert {"nb": "Stemmer på hvert navn", "nn": "Røyster på kvart namn"}[lang] in said
    assert said.count({"nb": "Stemmer på hvert navn", "nn": "Røyster på kvart namn"}[lang]) == 1


def test_there_is_none_before_the_votes_are_counted(client, app):
    town = a_town()
    client.log_in(staff_of(town))
    assert "Det er ikke noe resultat ennå" in client.page(making(town)).text
    assert client.send(making(town), {"about": "alle", "written_in": "nb"}).status_code == 422
    assert db.session.scalars(sa.select(CasePaper)).all() == []


def test_an_unknown_question_is_refused(client, town):
    client.log_in(staff_of(town))
    assert client.send(making(town), {"about": "finst-ikkje", "written_in": "nb"}).status_code == 422


@pytest.mark.parametrize("role", [Role.COUNCILLOR, Role.MODERATOR])
def test_others_than_staff_neither_make_nor_fetch(client, make, town, role):
    paper = make()
    client.log_in(a.a_person_with_role(town.place, role))
    assert client.get(making(town)).status_code == 403
    assert client.send(making(town), {"about": "alle", "written_in": "nb"}).status_code == 403
    assert client.get(f"{making(town)}/{paper.sha256}.pdf").status_code == 403


def test_staff_of_another_municipality_get_nothing(client, make, town):
    paper = make()
    elsewhere = a.a_municipality("Nabovik")
    client.log_in(a.a_person_with_role(elsewhere, Role.STAFF))
    assert client.get(f"{making(town)}/{paper.sha256}.docx").status_code == 403
