"""Forms about initiatives: they read what was typed, and leave the judgement to the rules."""
