"""Voting on paper: codes for those without electronic ID, and two members of staff who enter each ballot."""
