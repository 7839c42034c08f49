"""Where a ballot lies: the same place for the same person, and no way from one place to another."""

from citizen.domain.slots import order_for, slot_of

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
WHO = {"municipality_id": 1, "round_id": 2, "question_id": 3, "person_key": b"p" * 32}


def test_a_person_has_one_slot_for_a_road():
    assert slot_of(KEY, **WHO) == slot_of(KEY, **WHO)
    assert len(slot_of(KEY, **WHO)) == 32


def test_another_person_road_round_place_or_key_is_another_slot():
    changed = [{**WHO, name: value} for name, value in
               {"municipality_id": 9, "round_id": 9, "question_id": 9, "person_key": b"q" * 32}.items()]  # fmt: skip
    slots = {slot_of(KEY, **WHO), slot_of(OTHER_KEY, **WHO), *(slot_of(KEY, **who) for who in changed)}
    assert len(slots) == 6


def test_numbers_that_read_alike_side_by_side_are_kept_apart():
    assert slot_of(KEY, **{**WHO, "round_id": 1, "question_id": 23}) != slot_of(
        KEY, **{**WHO, "round_id": 12, "question_id": 3}
    )


def test_the_slot_is_the_one_that_another_hand_computes():
    """Written down once with OpenSSL: HMAC-SHA256 of vote1, three 8-byte numbers and the person's key."""
    assert slot_of(KEY, **WHO).hex() == "7e943caf64c486d06a6b69a3df07fe18886f87d80760603d4988ef4bfd0e1f5e"


def test_a_voter_sees_the_same_order_each_time_and_voters_see_different_ones():
    voters = [bytes([n]) * 32 for n in range(200)]
    options = [11, 12, 13, 14]
    assert order_for(voters[0], options) == order_for(voters[0], reversed(options))
    first = [order_for(voter, options)[0] for voter in voters]
    assert all(25 <= first.count(option) <= 80 for option in options)
