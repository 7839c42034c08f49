"""Ballots: one person, one vote on each road, stored when it is made, without the person's name."""
