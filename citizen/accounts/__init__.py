"""People who log in: who they are to us, their roles, their sessions, their own page."""
