"""The cases that a council decides after a vote: their preparation, the decision, and appeals against spelling."""
