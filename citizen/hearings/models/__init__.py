"""Tables of hearings."""

from citizen.hearings.models.hearings import HearingAnswer, HearingSection

__all__ = ["HearingAnswer", "HearingSection"]
