"""Hearings of a text: its sections, and what people and organisations answer."""
