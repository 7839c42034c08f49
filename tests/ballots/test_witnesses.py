"""Witnesses: who is on the list, and that each is sent every signed root once, without the vote waiting for it."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa

from citizen.ballots.actions import add_witness, close_due, mail_due, remove_witness, seal_due
from citizen.ballots.models import LogBatch, Witness, WitnessNotice
from citizen.ballots.queries import list_options, list_witnesses
from citizen.database import db, transaction
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.phases import Phase
from citizen.domain.tally import Method
from citizen.domain.witnesses import WitnessRefusal
from citizen.mailing import Letter, MailServerUnusable, NotSent, read_mail_server, send_letter
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.signing import public_key_hex, verify
from tests import factories as a
from tests.mailbox import a_mailbox

SINGLE = HowToCount(Method.SINGLE)


@pytest.fixture
def mailbox(app):
    with a_mailbox() as server:
        yield server


def a_sealed_round(votes=60):
    """A round with one sealed batch."""
    vote_round = a.a_vote(a.a_municipality(), SINGLE, ["Rød", "Blå"])
    vote(vote_round, votes)
    assert len(seal_due(a.the_settings())) == 1
    return db.session.get_one(Process, vote_round.process_id), vote_round


def vote(vote_round, times):
    red, _blue = list_options(vote_round.id)
    a.some_ballots(vote_round, red.question_id, [red.id], times)


def settings_with(mailbox):
    return replace(a.the_settings(), smtp_url=mailbox.url)


def test_a_witness_is_sent_the_statement_that_was_signed(app, mailbox):
    process, vote_round = a_sealed_round()
    add_witness(process.municipality_id, "Kari Nordmann", "kari@example.no")
    (mailed,) = mail_due(settings_with(mailbox))
    assert (mailed.address, mailed.roots, mailed.fault) == ("kari@example.no", 1, "")
    (letter,) = mailbox.letters
    text = letter.get_content().replace("\r\n", "\n")
    batch = db.session.scalars(sa.select(LogBatch)).one()
    statement = text[
        text.index("citizen-root-2\n", text.index("--- citizen-root-2 ---") + 8) : text.index("signature ")
    ]
    assert letter["To"] == "kari@example.no"
    assert letter["From"] == "stemme@fjordsund.example"
    assert batch.root.hex() in statement
    assert vote_round.rules_hash.hex() in statement
    assert f"rules (SHA-256) {vote_round.rules_hash.hex()}" in text
    assert batch.signature.hex() in text
    assert verify(public_key_hex(a.the_keys_dir()), statement.encode(), batch.signature)
    assert f"/{process.slug}/urne?runde=1" in text
    assert "Du er vitne for avrøystingar" in text


def test_a_title_of_two_lines_stops_no_letter(app, mailbox):
    process, _vote_round = a_sealed_round()
    with transaction():
        process.title_nb = "Hvilken\r\nBcc: alle@example.no"
    add_witness(process.municipality_id, "Kari Nordmann", "kari@example.no")
    assert [mailed.fault for mailed in mail_due(settings_with(mailbox))] == [""]
    (letter,) = mailbox.letters
    assert letter["Bcc"] is None
    assert letter["Subject"] == "Fjordsund: Hvilken Bcc: alle@example.no – signert loggrot"


def test_each_root_is_sent_once(app, mailbox):
    process, vote_round = a_sealed_round()
    add_witness(process.municipality_id, "Kari Nordmann", "kari@example.no")
    settings = settings_with(mailbox)
    assert [len(mail_due(settings)), len(mail_due(settings))] == [1, 0]
    vote(vote_round, 40)
    seal_due(settings)
    assert [len(mail_due(settings)), len(mail_due(settings))] == [1, 0]
    assert len(mailbox.letters) == 2


def test_who_was_not_reached_gets_all_that_was_missed_in_one_letter(app, mailbox):
    process, vote_round = a_sealed_round()
    add_witness(process.municipality_id, "Kari Nordmann", "kari@example.no")
    settings = settings_with(mailbox)
    mail_due(settings)
    mailbox.refuses = True
    for _ in range(2):
        vote(vote_round, 40)
        seal_due(settings)
    (failed,) = mail_due(settings)
    assert "try again later" in failed.fault
    assert db.session.scalar(sa.select(sa.func.count()).select_from(WitnessNotice)) == 1
    mailbox.refuses = False
    (mailed,) = mail_due(settings)
    assert mailed.roots == 2
    assert mailbox.letters[-1].get_content().count("\nsignature ") == 2


def test_a_new_witness_gets_the_newest_root_alone(app, mailbox):
    process, vote_round = a_sealed_round()
    vote(vote_round, 40)
    seal_due(a.the_settings())
    add_witness(process.municipality_id, "Kari Nordmann", "kari@example.no")
    (mailed,) = mail_due(settings_with(mailbox))
    assert mailed.roots == 1
    newest = db.session.scalar(sa.select(LogBatch.root).order_by(LogBatch.batch.desc()).limit(1))
    assert newest.hex() in mailbox.letters[0].get_content()


def test_the_last_root_of_a_closed_round_is_sent_too_and_other_places_hear_nothing(app, mailbox):
    process, vote_round = a_sealed_round()
    add_witness(process.municipality_id, "Kari Nordmann", "kari@example.no")
    add_witness(a.a_municipality("Nabolaget").id, "Ola", "ola@example.no")
    a.let_it_close(vote_round)
    close_due(a.the_settings())
    mail_due(settings_with(mailbox))
    assert [letter["To"] for letter in mailbox.letters] == ["kari@example.no"]
    last = db.session.scalar(sa.select(LogBatch.root).order_by(LogBatch.batch.desc()).limit(1))
    assert last.hex() in mailbox.letters[0].get_content()


def test_no_connection_to_the_database_is_held_while_a_letter_is_on_its_way(app, mailbox):
    process, _vote_round = a_sealed_round()
    add_witness(process.municipality_id, "Kari Nordmann", "kari@example.no")
    pool, held = db.engine.pool, []
    mailbox.on_letter = lambda: held.append(pool.checkedout())
    mail_due(settings_with(mailbox))
    assert held == [0]


def test_without_a_mail_server_nothing_is_sent_and_nothing_noted(app):
    process, _vote_round = a_sealed_round()
    add_witness(process.municipality_id, "Kari Nordmann", "kari@example.no")
    assert mail_due(a.the_settings()) == []
    assert db.session.scalar(sa.select(sa.func.count()).select_from(WitnessNotice)) == 0


def test_everything_that_is_wrong_with_a_witness_is_said_at_once(app):
    place = a.a_municipality()
    assert add_witness(place.id, " ", "kari@") == (WitnessRefusal.NAME_MISSING, WitnessRefusal.ADDRESS_UNUSABLE)
    add_witness(place.id, "Kari", "kari@example.no")
    assert add_witness(place.id, "Kari igjen", "KARI@example.no") == (WitnessRefusal.ALREADY_A_WITNESS,)
    assert isinstance(add_witness(a.a_municipality("Nabolaget").id, "Kari", "kari@example.no"), Witness)


@pytest.mark.parametrize(
    "address", ["kari@example.no\nBcc: alle@example.no", "ka ri@example.no", "æ@example.no", "@a.no"]
)
def test_no_address_reaches_the_head_of_a_letter_that_could_add_to_it(app, address):
    assert add_witness(a.a_municipality().id, "Kari", address) == (WitnessRefusal.ADDRESS_UNUSABLE,)


def test_a_witness_is_removed_with_what_was_noted_about_them_and_only_by_their_own_municipality(app, mailbox):
    process, vote_round = a_sealed_round()
    kari = add_witness(process.municipality_id, "Kari", "kari@example.no")
    mail_due(settings_with(mailbox))
    a.let_it_close(vote_round)
    neighbour: Municipality = a.a_municipality("Nabolaget")
    assert remove_witness(neighbour.id, kari.id) is None
    removed = remove_witness(process.municipality_id, kari.id)
    assert isinstance(removed, Witness)
    assert removed.name == "Kari"
    assert list_witnesses(process.municipality_id) == []
    assert remove_witness(process.municipality_id, kari.id) is None


def test_nobody_vanishes_from_the_list_before_every_open_vote_of_the_municipality_is_counted(app):
    process, vote_round = a_sealed_round()
    a.a_vote(
        db.session.get_one(Municipality, process.municipality_id), SINGLE, ["A", "B"], Phase.ANNOUNCED, slug="annen"
    )
    elsewhere = a.a_municipality("Nabolaget")
    kari = add_witness(process.municipality_id, "Kari", "kari@example.no")
    ola = add_witness(elsewhere.id, "Ola", "ola@example.no")
    assert remove_witness(process.municipality_id, kari.id) is WitnessRefusal.VOTING_IS_OPEN
    a.let_it_end(vote_round)
    assert remove_witness(process.municipality_id, kari.id) is WitnessRefusal.VOTING_IS_OPEN
    assert isinstance(remove_witness(elsewhere.id, ola.id), Witness)
    close_due(a.the_settings())
    assert isinstance(remove_witness(process.municipality_id, kari.id), Witness)


@pytest.mark.parametrize("url", ["http://mail.example", "smtp://", "mail.example:25", "smtp://mail:port"])
def test_an_address_of_no_mail_server_is_named_without_its_password(url):
    with pytest.raises(MailServerUnusable, match="CITIZEN_SMTP_URL"):
        read_mail_server(url, fallback_host="x")


def test_the_address_of_a_mail_server_says_how_to_log_in():
    server = read_mail_server("smtps://kari%40x:hemmelig@mail.example?from=a@b.no", fallback_host="x")
    assert (server.host, server.port, server.is_encrypted, server.user) == ("mail.example", 465, True, "kari@x")
    plain = read_mail_server("smtp://mail.example?starttls=yes", fallback_host="fjordsund.example")
    assert (plain.port, plain.starts_tls, plain.sender) == (25, True, "citizen@fjordsund.example")


def test_a_server_that_does_not_answer_is_told_as_not_sent():
    server = read_mail_server("smtp://127.0.0.1:9", fallback_host="x")
    with pytest.raises(NotSent):
        send_letter(server, Letter("kari@example.no", "Rot", "Tekst"))


@pytest.mark.parametrize("way", ["starttls=yes", "user"])
def test_no_letter_goes_in_clear_or_without_login_to_a_server_that_can_not_do_what_was_asked(mailbox, way):
    address = mailbox.url.replace("?", f"?{way}&")
    if way == "user":
        address = mailbox.url.replace("smtp://", "smtp://kari:hemmelig@")
    with pytest.raises(NotSent) as fault:
        send_letter(read_mail_server(address, fallback_host="x"), Letter("kari@example.no", "Rot", "Tekst"))
    assert mailbox.letters == []
    assert "hemmelig" not in str(fault.value)


def test_who_is_taken_off_the_list_while_a_letter_is_on_its_way_leaves_no_note(app, mailbox):
    process, vote_round = a_sealed_round()
    a.let_it_close(vote_round)
    kari = add_witness(process.municipality_id, "Kari", "kari@example.no")

    def remove():
        with app.app_context():
            remove_witness(process.municipality_id, kari.id)
            db.session.remove()

    mailbox.on_letter = remove
    mail_due(settings_with(mailbox))
    assert db.session.scalar(sa.select(sa.func.count()).select_from(WitnessNotice)) == 0
