"""The rules of moderation: what comes first, until when, who decides, and what is said."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from citizen.domain.moderation.codes import (
    AppealRefusal,
    CaseStatus,
    DecisionKind,
    DecisionRefusal,
    Reason,
    ThingKind,
)
from citizen.domain.moderation.deadlines import APPEAL_WINDOW, due_at, held_until, holidays_of, is_working_day
from citizen.domain.moderation.deciding import CaseNow, refuse_appeal, refuse_decision
from citizen.domain.moderation.queueing import Waiting, answer_due_at, in_order, is_overdue, risk_of
from citizen.domain.moderation.redaction import redact
from citizen.domain.moderation.statements import (
    REQUIRED,
    TextCode,
    TextRefusal,
    compose,
    day_in_words,
    did_code,
    fill,
    holes_of,
    refuse_text,
    rule_code,
)
from citizen.domain.moderation.texts import A_THING, SEEDED, THE_THING

OSLO = ZoneInfo("Europe/Oslo")
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)  # a Monday
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CASE = CaseNow(CaseStatus.OPEN, 0, None, frozenset({7}), is_hidden=False, is_held=False, can_hide=True, can_redact=True)


def changed(**changes):
    values = {field: getattr(CASE, field) for field in CaseNow.__slots__}
    return CaseNow(**{**values, **changes})


def test_easter_and_what_hangs_on_it():
    holidays = holidays_of(2026)
    assert date(2026, 4, 5) in holidays  # Easter Sunday
    assert {date(2026, 4, 2), date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 14), date(2026, 5, 25)} <= holidays
    assert date(2025, 4, 20) in holidays_of(2025)
    assert not is_working_day(date(2026, 5, 17))
    assert not is_working_day(date(2026, 11, 21))
    assert is_working_day(date(2026, 11, 23))


@pytest.mark.parametrize("reason", [Reason.PERSONAL_DATA, Reason.THREAT])
def test_what_harms_most_is_answered_within_a_day(reason):
    assert due_at(reason, NOW, OSLO) == NOW + DAY


def test_the_rest_is_answered_within_three_working_days():
    assert due_at(Reason.SPAM, NOW, OSLO) == datetime(2026, 11, 26, 23, 59, tzinfo=OSLO)
    friday = datetime(2026, 11, 20, 12, tzinfo=UTC)
    assert held_until(friday, OSLO) == datetime(2026, 11, 25, 23, 59, tzinfo=OSLO)
    before_easter = datetime(2026, 4, 1, 12, tzinfo=UTC)
    assert held_until(before_easter, OSLO) == datetime(2026, 4, 9, 23, 59, tzinfo=OSLO)


def reported(reason, at=NOW, times=1):
    return Waiting(reports=((reason, at),) * times)


def names(cases, now=NOW):
    return [name for name, _waiting in in_order(cases, now, OSLO)]


def test_risk_goes_before_age_and_age_within_a_risk():
    cases = [
        ("spam, old", reported(Reason.SPAM, NOW - DAY)),
        ("threat", reported(Reason.THREAT)),
        ("hate", reported(Reason.HATE)),
        ("threat, older", reported(Reason.THREAT, NOW - HOUR)),
    ]
    assert names(cases) == ["threat, older", "threat", "hate", "spam, old"]


def test_many_reporters_count_but_never_make_spam_a_threat():
    assert risk_of(reported(Reason.SPAM, times=3)) > risk_of(reported(Reason.SPAM))
    assert risk_of(reported(Reason.SPAM, times=500)) < risk_of(reported(Reason.HATE))


def test_an_appeal_whose_limit_is_near_goes_first():
    near, fresh = Waiting(appealed_at=NOW - 6 * DAY), Waiting(appealed_at=NOW)
    assert names([("threat", reported(Reason.THREAT)), ("fresh", fresh), ("near", near)]) == ["near", "threat", "fresh"]


def test_what_is_overdue_rises_day_by_day():
    late = reported(Reason.OFF_TOPIC, NOW - 20 * DAY)
    assert names([("hate", reported(Reason.HATE)), ("late", late)]) == ["late", "hate"]
    assert is_overdue(late, NOW, OSLO)
    assert not is_overdue(reported(Reason.OFF_TOPIC), NOW, OSLO)
    assert answer_due_at(Waiting(), OSLO) is None


def test_who_can_decide():
    refuse = refuse_decision
    assert refuse(CASE, DecisionKind.HIDE, 1, 0) is None
    assert refuse(CASE, DecisionKind.HIDE, 7, 0) is DecisionRefusal.YOUR_OWN
    assert refuse(changed(decisions=1), DecisionKind.HIDE, 1, 0) is DecisionRefusal.DECIDED_MEANWHILE
    appealed = changed(status=CaseStatus.APPEALED, decisions=1, first_moderator=1, is_hidden=True, can_hide=False)
    assert refuse(appealed, DecisionKind.RESTORE, 1, 1) is DecisionRefusal.FIRST_MODERATOR
    assert refuse(appealed, DecisionKind.RESTORE, 2, 1) is None
    assert refuse(appealed, DecisionKind.KEEP, 2, 1) is None
    assert refuse(appealed, DecisionKind.HIDE, 2, 1) is DecisionRefusal.NOT_ON_APPEAL


@pytest.mark.parametrize(
    ("case", "kind", "refusal"),
    [
        (CASE, DecisionKind.RESTORE, DecisionRefusal.NOT_HIDDEN),
        (changed(is_held=True), DecisionKind.KEEP, DecisionRefusal.NOT_ON_HELD),
        (changed(is_hidden=True, can_hide=False), DecisionKind.KEEP, DecisionRefusal.NOT_ON_HIDDEN),
        (changed(is_held=True), DecisionKind.RESTORE, None),
        (changed(is_hidden=True, can_hide=False), DecisionKind.HIDE, DecisionRefusal.HIDDEN_ALREADY),
        (changed(can_hide=False), DecisionKind.HIDE, DecisionRefusal.GONE),
        (changed(can_redact=False), DecisionKind.REDACT, DecisionRefusal.CANNOT_REDACT),
        (CASE, DecisionKind.ASK_CHANGE, None),
    ],
)
def test_what_can_be_decided(case, kind, refusal):
    assert refuse_decision(case, kind, 1, 0) is refusal


def test_what_can_be_appealed_and_until_when():
    def refuse(kind=DecisionKind.HIDE, at=NOW, **changes):
        flags = {"is_latest": True, "was_appealed": False, "on_appeal": False, **changes}
        return refuse_appeal(kind, NOW, at, **flags)

    assert refuse() is None
    assert refuse(at=NOW + APPEAL_WINDOW) is None
    assert refuse(at=NOW + APPEAL_WINDOW + HOUR) is AppealRefusal.TOO_LATE
    assert refuse(was_appealed=True) is AppealRefusal.APPEALED_ALREADY
    for case in ({"kind": DecisionKind.KEEP}, {"is_latest": False}, {"on_appeal": True}):
        assert refuse(**case) is AppealRefusal.NOTHING_TO_APPEAL


def test_a_part_is_taken_out_wherever_it_stands():
    assert redact("Ring 99. Ring 99!", "99", "nb") == "Ring [fjernet av moderator]. Ring [fjernet av moderator]!"
    assert redact("Ein\r\nto", "Ein\nto", "nn") == "[fjerna av moderator]"
    assert redact("A\u030asen", "Åsen", "nn") == "[fjerna av moderator]"
    assert redact("Ring", "99", "nb") is None
    assert redact("Ring", "R", "nb") is None
    assert redact("Ring", "", "nb") is None


@pytest.mark.parametrize("code", list(TextCode))
def test_the_seeded_texts_are_good_in_both_forms(code):
    nb, nn = SEEDED[code]
    assert nb != nn
    for text in (nb, nn):
        assert refuse_text(code, text) is None
        filled = fill(text, dict.fromkeys(holes_of(code), "X"))
        assert "{" not in filled


def test_every_decision_has_its_texts_and_every_thing_its_words():
    for kind in DecisionKind:
        for on_appeal in (True, False):
            assert did_code(kind, on_appeal=on_appeal) in SEEDED
    assert all(rule_code(reason) in SEEDED for reason in Reason)
    assert set(THE_THING) == set(A_THING) == set(ThingKind)


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("  ", TextRefusal.EMPTY),
        ("x" * 1501, TextRefusal.TOO_LONG),
        ("{title} {password}", TextRefusal.UNKNOWN_HOLE),
        ("Vi har skjult noe.", TextRefusal.HOLE_MISSING),
        ("Vi har skjult {title}.", None),
    ],
)
def test_a_text_of_the_municipality_must_tell_what_the_author_needs(text, refusal):
    assert refuse_text(TextCode.DID_HIDE, text) is refusal
    assert "title" in REQUIRED[TextCode.DID_HIDE]


def test_what_people_wrote_can_not_fill_holes():
    assert fill("{title} {thing}", {"title": "{thing}", "thing": "forslaget"}) == "{thing} forslaget"


def test_a_statement_says_what_was_done_by_which_rule_why_and_how_to_appeal():
    texts = {code: pair[1] for code, pair in SEEDED.items()}
    values = {"thing": "forslaget", "title": "Ring meg", "appeal_until": "14. desember 2026", "change_until": ""}
    said = compose(texts, DecisionKind.HIDE, Reason.SPAM, values, "Det er reklame.", on_appeal=False)
    assert said.split("\n\n") == [
        "Vi har skjult forslaget «Ring meg». Andre kan ikkje sjå dette lenger. Du kan framleis lese det sjølv.",
        "Regelen: Reklame og det same innlegget mange gonger høyrer ikkje heime her.",
        "Det er reklame.",
        "Er du usamd, kan du klage fram til 14. desember 2026. Ein annan moderator ser på klaga innan sju dagar.",
    ]
    kept = compose(texts, DecisionKind.KEEP, Reason.SPAM, values, "", on_appeal=False)
    assert "klage" not in kept
    assert day_in_words(datetime(2026, 12, 13, 23, 30, tzinfo=UTC), OSLO) == "14. desember 2026"
