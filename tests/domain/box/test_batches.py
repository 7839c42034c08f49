"""Leaves wait in a pool, so that a batch does not tell who voted when."""

from __future__ import annotations

from hashlib import sha256

import pytest

from citizen.domain.box.batches import HELD_BACK, PooledLeaf, choose_batch

DRAW = bytes(16)


def leaves(number, question=1, voters=None):
    """So many leaves, each of another voter unless told."""
    return [
        PooledLeaf(
            sha256(b"%d of %d" % (place, question)).digest(),
            question,
            sha256(b"voter %d" % (place % (voters or number))).digest(),
        )
        for place in range(number)
    ]


def commitments(pooled):
    return [leaf.commitment for leaf in pooled]


@pytest.mark.parametrize(("waiting", "sealed"), [(0, 0), (1, 0), (39, 0), (40, 20), (41, 21), (500, 480)])
def test_while_open_a_batch_is_of_at_least_twenty_voters_and_twenty_are_held_back(waiting, sealed):
    assert len(choose_batch(leaves(waiting), closing=False, draw=DRAW)) == sealed


@pytest.mark.parametrize(("waiting", "voters"), [(400, 1), (400, 39), (1000, 2)])
def test_nobody_fills_the_pool_by_changing_their_own_vote(waiting, voters):
    assert choose_batch(leaves(waiting, voters=voters), closing=False, draw=DRAW) == ()


def test_all_that_a_voter_has_waiting_goes_together_or_stays_together():
    waiting = leaves(120, voters=40)
    batch = choose_batch(waiting, closing=False, draw=DRAW)
    assert len(batch) == 60
    assert len({leaf.voter for leaf in waiting if leaf.commitment in batch}) == 20


def test_each_question_has_a_pool_of_its_own_since_the_box_tells_the_question():
    few, many = leaves(39, question=1), leaves(45, question=2)
    batch = choose_batch(few + many, closing=False, draw=DRAW)
    assert len(batch) == 25
    assert set(batch) < set(commitments(many))


@pytest.mark.parametrize("waiting", [0, 1, 39, 500])
def test_when_the_vote_closes_nothing_is_held_back(waiting):
    assert choose_batch(leaves(waiting), closing=True, draw=DRAW) == tuple(sorted(commitments(leaves(waiting))))


@pytest.mark.parametrize("closing", [True, False])
def test_neither_order_nor_choice_tells_who_came_first(closing):
    came = leaves(60)
    batch = choose_batch(came, closing=closing, draw=DRAW)
    assert batch == choose_batch(came[::-1], closing=closing, draw=DRAW)
    assert list(batch) == sorted(batch)


def test_each_draw_holds_back_others_so_that_nothing_waits_for_ever():
    came = leaves(60)
    batches = [choose_batch(came, closing=False, draw=bytes([number] * 16)) for number in range(30)]
    often = [sum(leaf in batch for batch in batches) for leaf in commitments(came)]
    assert len(set(batches)) == 30
    assert min(often) > 0
    assert sum(often) == 30 * (60 - HELD_BACK)


def test_the_draw_has_nothing_to_do_with_the_commitments_themselves():
    came = commitments(leaves(60))
    held = set(came) - set(choose_batch(leaves(60), closing=False, draw=DRAW))
    assert held not in (set(sorted(came)[:HELD_BACK]), set(sorted(came)[-HELD_BACK:]))


def test_a_draw_that_could_be_guessed_is_a_broken_promise():
    with pytest.raises(ValueError, match="16 random bytes"):
        choose_batch(leaves(60), closing=False, draw=b"")
