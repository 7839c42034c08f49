"""Moderation with rights: reports, decisions with reasons, appeals to another moderator, and public figures."""
