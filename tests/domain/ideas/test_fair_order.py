"""The order of arguments: everyone gets heard, and what helps readers is found."""

from collections import Counter
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from citizen.domain.ideas.fair_order import Voice, fair_order, surely_useful
from tests.elections import unhurried

START = datetime(2027, 1, 4, 9, tzinfo=UTC)


@st.composite
def discussions(draw):
    """Arguments by a few people, sent at times that may be equal, with any number of marks."""
    sent = draw(
        st.lists(st.tuples(st.sampled_from([1, 2, 3, 4, None]), st.integers(0, 9), st.integers(0, 6)), max_size=25)
    )
    return [
        Voice(number, writer, START + timedelta(hours=hour), useful, useful + number % 5)
        for number, (writer, hour, useful) in enumerate(sent, 1)
    ]


@unhurried
@given(discussions())
def test_every_argument_stands_there_once(voices):
    assert sorted(fair_order(voices)) == [voice.id for voice in voices]


@unhurried
@given(discussions(), st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_how_they_come(voices, chance):
    shuffled = list(voices)
    chance.shuffle(shuffled)
    assert fair_order(shuffled) == fair_order(voices)


@unhurried
@given(discussions())
def test_nobodys_second_argument_stands_before_anybodys_first(voices):
    by_id = {voice.id: voice for voice in voices}
    spoken: Counter[int] = Counter()
    turns = []
    for voice in sorted(voices, key=lambda one: (one.sent_at, one.id)):
        turns.append((voice.id, spoken[voice.writer] if voice.writer else 0))
        spoken[voice.writer] += 1
    turn_of = dict(turns)
    in_order = [turn_of[one] for one in fair_order(voices)]
    assert in_order == sorted(in_order)
    assert set(turn_of) == set(by_id)


@unhurried
@given(discussions())
def test_every_new_voice_is_seen_early_however_many_marks_others_have(voices):
    order = fair_order(voices)
    firsts: dict[object, Voice] = {}
    for voice in sorted(voices, key=lambda one: (one.sent_at, one.id)):
        firsts.setdefault(voice.writer if voice.writer is not None else ("gone", voice.id), voice)
    new = sorted(
        (voice for voice in firsts.values() if voice.useful == 0), key=lambda one: (one.sent_at, one.id), reverse=True
    )
    for before, voice in enumerate(new):
        assert order.index(voice.id) + 1 <= 2 * (before + 1)


def test_the_most_useful_argument_stands_first_and_the_newest_second():
    old = [Voice(number, number, START, 20 - number, 100) for number in range(1, 10)]
    new = Voice(99, 99, START + timedelta(days=3), 0, 0)
    assert fair_order([*old, new])[:3] == (1, 99, 2)


def test_five_marks_out_of_six_weigh_more_than_ten_out_of_a_hundred():
    assert surely_useful(5, 6) > surely_useful(10, 100)


def test_one_mark_out_of_one_weighs_less_than_nine_out_of_ten():
    assert surely_useful(1, 1) < surely_useful(9, 10)


@unhurried
@given(st.integers(0, 200), st.integers(0, 200))
def test_the_bound_is_a_share_and_more_marks_never_weigh_less(useful, more):
    chances = useful + more
    assert 0 <= surely_useful(useful, chances) <= 1
    assert surely_useful(useful, chances + 1) <= surely_useful(useful + 1, chances + 1)
