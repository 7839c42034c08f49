"""Tables of hearings."""

from citizen.hearings.models.hearings import HearingAnswer, HearingSection
from citizen.hearings.models.outcomes import HearingOutcome, HearingOutcomePart

__all__ = ["HearingAnswer", "HearingOutcome", "HearingOutcomePart", "HearingSection"]
