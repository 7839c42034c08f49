"""Attacks that were tried by hand, kept so that they are tried again: none may come through."""
