"""Notices to people: the outbox, what they follow, and the letters that go out."""
