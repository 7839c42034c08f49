"""A vote on given alternatives: announced with its question in one go, changed until it opens, frozen after that."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import sqlalchemy as sa

from citizen.ballots.actions import PlannedOption, PlannedQuestion, VoteWish, announce_vote, change_vote
from citizen.ballots.models import VoteRound
from citizen.ballots.queries import find_round, list_options
from citizen.database import db
from citizen.domain.ballot_rules import HowToCount, RulesRefusal, hash_of_rules
from citizen.domain.electorates import Electorate
from citizen.domain.phases import Phase
from citizen.domain.roads import RoundRefusal
from citizen.domain.tally import Method
from citizen.domain.votes import schedule_of_vote
from citizen.electorates.actions import save_electorate
from citizen.processes.actions import ProcessTexts
from citizen.processes.models import Process
from citizen.web.clock import now
from tests import factories as a

DAY = timedelta(days=1)
SINGLE = HowToCount(Method.SINGLE)
TEXTS = ProcessTexts(*(f"Tekst {number}" for number in range(12)))


def a_wish(how: HowToCount = SINGLE, opens=1.0, closes=20.0, names=("Rød", "Blå"), cost=None):
    options = tuple(PlannedOption(str(number), name, name, cost=cost) for number, name in enumerate(names, 1))
    schedule = schedule_of_vote(now() + opens * DAY, now() + closes * DAY)
    return VoteWish(TEXTS, schedule, PlannedQuestion("sak", "Hvilken?", "Kva for ein?", options), how)


def announce(wish, slug="farge", place=None):
    return announce_vote((place or a.a_municipality()).id, slug, wish, settings=a.the_settings())


def test_a_vote_is_a_process_with_a_question_and_no_time_for_proposals(app):
    process = announce(a_wish())
    assert (process.kind, process.slug, process.title_nb) == ("vote", "farge", "Tekst 0")
    assert process.proposals_open_at == process.proposals_close_at == process.voting_open_at
    assert process.as_schedule().phase_at(now()) is Phase.ANNOUNCED
    vote_round = find_round(process.id)
    assert (vote_round.method, vote_round.opens_at) == ("single", process.voting_open_at)
    assert [option.name_nb for option in list_options(vote_round.id)] == ["Rød", "Blå"]


def test_everything_that_is_wrong_is_said_at_once_and_nothing_is_stored(app):
    wish = a_wish(HowToCount(Method.BUDGET), opens=-1, closes=-2, cost=None)
    assert announce(wish, slug="Ikke slik") == (
        RoundRefusal.SLUG_UNUSABLE,
        RoundRefusal.VOTING_OPENS_IN_THE_PAST,
        RoundRefusal.VOTING_CLOSES_TOO_EARLY,
        RulesRefusal.BUDGET_MISSING,
        RulesRefusal.COST_MISSING,
    )
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Process)) == 0
    assert db.session.scalar(sa.select(sa.func.count()).select_from(VoteRound)) == 0


def test_an_address_is_taken_once(app):
    place = a.a_municipality()
    announce(a_wish(), place=place)
    assert announce(a_wish(), place=place) == (RoundRefusal.SLUG_TAKEN,)


def test_until_it_opens_question_and_dates_are_changed_as_one(app):
    process = announce(a_wish())
    before = find_round(process.id).rules_hash
    wish = a_wish(HowToCount(Method.RANKED), opens=2, names=("Rød", "Blå", "Grønn"))
    assert change_vote(process, process.version, wish, settings=a.the_settings()) == ()
    vote_round = find_round(process.id)
    assert (vote_round.method, vote_round.number) == ("ranked", 1)
    assert vote_round.opens_at == wish.schedule.voting_open_at
    assert [option.name_nb for option in list_options(vote_round.id)] == ["Rød", "Blå", "Grønn"]
    assert vote_round.rules_hash != before


def test_a_colleague_who_was_first_is_not_overwritten(app):
    process = announce(a_wish())
    seen = process.version
    change_vote(process, seen, a_wish(names=("Rød", "Svart")), settings=a.the_settings())
    refusals = change_vote(process, seen, a_wish(names=("Hvit", "Gul")), settings=a.the_settings())
    assert refusals == (RoundRefusal.CHANGED_MEANWHILE,)
    assert [option.name_nb for option in list_options(find_round(process.id).id)] == ["Rød", "Svart"]


def test_a_question_that_can_not_be_voted_on_changes_no_text_either(app):
    process = announce(a_wish())
    wish = replace(a_wish(names=("Rød",), how=HowToCount(Method.RANKED)), texts=replace(TEXTS, title_nb="Ny"))
    assert change_vote(process, process.version, wish, settings=a.the_settings()) == (RulesRefusal.TOO_FEW_OPTIONS,)
    assert db.session.scalar(sa.select(Process.title_nb)) == "Tekst 0"


def test_once_it_has_opened_it_stays_as_it_is(app):
    vote_round = a.a_vote(a.a_municipality(), HowToCount(Method.SINGLE), ["Rød", "Blå"])
    process = db.session.get_one(Process, vote_round.process_id)
    refusals = change_vote(process, process.version, a_wish(names=("Hvit", "Gul")), settings=a.the_settings())
    assert refusals == (RoundRefusal.ALREADY_OPEN,)
    assert [option.name_nb for option in list_options(vote_round.id)] == ["Rød", "Blå"]


def test_who_may_vote_stands_in_the_rules_also_when_it_is_chosen_after_the_question(app):
    process = announce(a_wish())
    electorate = Electorate(min_age=16, age_on=process.voting_close_at.date())
    assert save_electorate(process.id, process.version, electorate) == ()
    vote_round = find_round(process.id)
    assert json.loads(vote_round.rules)["electorate"] == json.loads(electorate.to_json())
    assert vote_round.rules_hash == hash_of_rules(vote_round.rules)


def test_who_may_vote_is_chosen_also_where_no_ballots_have_been_made(app):
    process = a.a_process(a.a_municipality(), Phase.PROPOSING)
    electorate = Electorate(min_age=16, age_on=process.voting_close_at.date())
    assert save_electorate(process.id, process.version, electorate) == ()
