"""The municipality tells what it did with the answers to a hearing, and corrects it; nothing that was said is lost."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.database import db, transaction
from citizen.domain.hearing_outcomes import Outcome, OutcomeRefusal, Said
from citizen.domain.notices import FollowKind, NoticeKind
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.hearings.actions import Telling, publish_outcome
from citizen.hearings.models import HearingOutcome, HearingOutcomePart
from citizen.hearings.queries import find_outcome, list_outcomes
from citizen.municipalities.models import Municipality
from citizen.notices.actions import follow
from citizen.notices.models import Notice
from citizen.processes.models import Process
from citizen.web.clock import now
from citizen.web.locale import show_date, spoken
from tests import factories as a
from tests.at_once import at_once
from tests.factories.hearings import a_hearing, an_answer

SAID = {
    "text_nb": "Vi **flyttet** tiden etter svarene.",
    "text_nn": "Vi **flytta** tida etter svara.",
    "case_number": "2026/118",
    "case_url": "https://www.example.no/sak/118",
    "part_2_nb": "Del 2 er skrevet om.",
    "part_2_nn": "Del 2 er skriven om.",
    "seen": "0",
}
A_TELLING = Telling(Outcome(Said("Vi flyttet tiden.", "Vi flytta tida.")), 0)


@dataclass(frozen=True)
class Desk:
    """A hearing whose time for answers is over, and a member of staff."""

    place: Municipality
    hearing: Process
    staff: Account

    @property
    def form(self) -> str:
        return f"/nb/stab/{self.place.slug}/{self.hearing.slug}/horing/oppsummering"

    def page(self, lang: str = "nb") -> str:
        return f"/{lang}/{self.place.slug}/{self.hearing.slug}/"


def a_desk(client, phase: Phase = Phase.REVIEWING) -> Desk:
    place = a.a_municipality()
    desk = Desk(place, a_hearing(place, phase), a.a_person_with_role(place, Role.STAFF))
    client.log_in(desk.staff)
    return desk


def outcomes() -> int:
    db.session.rollback()
    return db.session.scalar(sa.select(sa.func.count()).select_from(HearingOutcome)) or 0


def told() -> list[tuple[int, str]]:
    db.session.rollback()
    return sorted((notice.account_id, notice.kind) for notice in db.session.scalars(sa.select(Notice)))


def test_what_was_done_stands_on_top_of_the_page_in_both_forms(client):
    desk = a_desk(client)
    assert desk.form in client.get(desk.page()).text, "staff find the way from the page"
    assert client.send(desk.form, SAID).status_code == 303
    page = client.get(desk.page()).text
    assert "<strong>flyttet</strong>" in page
    assert "Del 2 er skrevet om." in page
    assert page.index("Dette gjorde kommunen med svarene") < page.index("Her er vi nå")
    assert 'href="https://www.example.no/sak/118"' in page
    assert "Kommunen svarte" in page
    in_nynorsk = client.page(desk.page("nn")).text
    assert "Dette gjorde kommunen med svara" in in_nynorsk
    assert "Del 2 er skriven om." in in_nynorsk
    assert "skrevet" not in in_nynorsk


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ("text_nn", "Skriv det på nynorsk også."),
        ("text_nb", "Skriv det på bokmål også."),
        ("part_2_nn", "Denne delen har en tekst på bokmål. Skriv den på nynorsk også."),
        ("part_2_nb", "Denne delen har en tekst på nynorsk. Skriv den på bokmål også."),
    ],
)
def test_a_language_form_that_is_missing_is_pointed_out_and_nothing_is_lost(client, missing, sentence):
    desk = a_desk(client)
    answer = client.send(desk.form, {**SAID, missing: " "})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "2026/118" in answer.text
    assert outcomes() == 0


def test_the_preview_shows_both_forms_and_stores_nothing(client):
    desk = a_desk(client)
    answer = client.send(desk.form, {**SAID, "do": "preview"})
    assert answer.status_code == 200
    assert "<strong>flyttet</strong>" in answer.text
    assert "<strong>flytta</strong>" in answer.text
    assert outcomes() == 0


@pytest.mark.parametrize("phase", [Phase.ANNOUNCED, Phase.PROPOSING])
def test_nothing_is_told_while_people_can_still_answer(client, phase):
    desk = a_desk(client, phase)
    assert "Folk kan fortsatt svare" in client.page(desk.form).text
    assert client.send(desk.form, SAID).status_code == 422
    assert outcomes() == 0


def test_a_correction_keeps_what_was_said_before_for_everyone_to_read(app, client):
    desk = a_desk(client)
    client.send(desk.form, SAID)
    assert "Del 2 er skrevet om." in client.get(desk.form).text
    again = {**SAID, "text_nb": "Ny tekst på bokmål.", "part_2_nb": "", "part_2_nn": "", "seen": "1"}
    assert client.send(desk.form, again).status_code == 303
    page = app.test_client().page(desk.page()).text
    for words in ("Ny tekst på bokmål.", "Se 1 tidligere versjon", "Del 2 er skrevet om."):
        assert words in page
    db.session.rollback()
    newest, first = list_outcomes(desk.hearing)
    assert (newest.number, newest.parts, first.number, len(first.parts)) == (2, (), 1, 1)
    assert find_outcome(desk.hearing) == newest


@pytest.mark.parametrize(
    ("lang", "published", "corrected"), [("nb", "Publisert", "Rettet"), ("nn", "Publisert", "Retta")]
)
def test_a_corrected_outcome_says_which_day_is_which(client, lang, published, corrected):
    desk = a_desk(client)
    for number, days_ago in ((1, 9), (2, 2)):
        a.stored(
            HearingOutcome(
                process_id=desk.hearing.id,
                number=number,
                text_nb=f"Tekst {number}.",
                text_nn=f"Tekst {number}.",
                case_number="",
                case_url="",
                published_at=now() - days_ago * a.DAY,
            )
        )
    with client.application.test_request_context(), spoken(lang):
        first, second = (show_date(now() - days_ago * a.DAY) for days_ago in (9, 2))
    text = client.page(desk.page(lang)).text
    holds = text.partition("Tekst 2.")[2].partition("Tekst 1.")[0]
    assert f"{published} {first} {corrected} {second}" in holds
    assert second not in text.partition("Tekst 2.")[0], "nothing above says that it was answered on another day"
    assert f"{published} {first}" in text.partition("Tekst 1.")[2]


def test_when_two_publish_at_once_the_second_sees_both_and_loses_nothing(client):
    desk = a_desk(client)
    client.send(desk.form, SAID)
    mine = {**SAID, "text_nb": "Det jeg skrev."}
    answer = client.send(desk.form, mine)
    assert answer.status_code == 409
    assert "Det jeg skrev." in answer.text
    assert "<strong>flyttet</strong>" in answer.text, "what the colleague published"
    assert 'name="seen" type="hidden" value="1"' in answer.text
    assert outcomes() == 1
    assert client.send(desk.form, {**mine, "seen": "1"}).status_code == 303
    assert outcomes() == 2


def test_the_same_once_more_is_not_published(client):
    desk = a_desk(client)
    client.send(desk.form, SAID)
    assert client.send(desk.form, {**SAID, "seen": "1"}).status_code == 422
    assert outcomes() == 1


def test_of_many_at_the_same_instant_one_wins(app, client):
    desk = a_desk(client)
    made = at_once(app, [lambda: publish_outcome(desk.hearing.id, A_TELLING, desk.staff.id)] * 4)
    assert [type(one) for one in made].count(HearingOutcome) == 1, made
    assert made.count(OutcomeRefusal.CHANGED_MEANWHILE) == 3
    assert outcomes() == 1


def test_everyone_who_answered_or_follows_is_told_once_in_their_own_form(client):
    desk = a_desk(client)
    anne, odd, gone, other = (a.a_resident() for _ in range(4))
    for writer, state in ((anne, "published"), (anne, "published"), (odd, "hidden"), (gone, "withdrawn")):
        an_answer(desk.hearing, writer, state=state)
    an_answer(a_hearing(desk.place), other)
    an_answer(desk.hearing)  # its writer has deleted their account
    follow(other.id, FollowKind.PROCESS, desk.hearing.id)
    follow(anne.id, FollowKind.PROCESS, desk.hearing.id)
    client.send(desk.form, SAID)
    assert told() == sorted((one.id, NoticeKind.HEARING_ANSWERED) for one in (anne, odd, other))
    client.send(desk.form, {**SAID, "case_number": "2026/119", "seen": "1"})
    assert told().count((anne.id, NoticeKind.HEARING_ANSWER_CHANGED)) == 1
    client.log_in(anne)
    page = client.page("/nn/min-side/varsel")
    assert "Kommunen fortel kva han gjorde med svara på høyringa «Retningsliner»." in page.text
    assert "flytta" in page.text


def test_a_late_municipality_is_marked_red_until_it_has_told(client):
    desk = a_desk(client, Phase.CLOSED)
    late = "Forsinket: Svaret er 10 dager over fristen"
    waiting = f"/nb/{desk.place.slug}/venter-pa-svar"
    for address in (desk.page(), waiting, f"/nb/stab/{desk.place.slug}/"):
        assert late in client.page(address).text, address
    tag = client.get(desk.page()).text.split(late)[0].rpartition("<")[2]
    assert 'data-color="danger"' in tag
    assert client.send(desk.form, SAID).status_code == 303
    assert "10 dager senere enn lovet" in client.page(desk.page()).text
    for address in (desk.page(), waiting, f"/nb/stab/{desk.place.slug}/"):
        assert late not in client.page(address).text, address


def test_a_hearing_waits_without_a_mark_until_the_promised_day(client):
    desk = a_desk(client)
    assert "Forsinket" not in client.page(desk.page()).text
    listed = client.page(f"/nn/{desk.place.slug}/ventar-pa-svar").text
    assert "Retningsliner" in listed
    assert "Forseinka" not in listed
    assert "Fortell hva dere gjorde med svarene" in client.page(f"/nb/stab/{desk.place.slug}/").text


def test_the_database_changes_no_line_of_what_was_said(client):
    desk = a_desk(client)
    client.send(desk.form, SAID)
    for change in (
        sa.update(HearingOutcome).values(text_nb="Noe annet"),
        sa.update(HearingOutcome).values(by_id=desk.staff.id),
        sa.update(HearingOutcomePart).values(text_nn="Noko anna"),
        sa.delete(HearingOutcomePart),
        sa.delete(HearingOutcome),
    ):
        with pytest.raises(sa.exc.DatabaseError, match="only added to"), transaction() as session:
            session.execute(change)
    with transaction() as session:
        session.execute(sa.update(HearingOutcome).values(by_id=None))
