"""Ideas that people send in: proposed, supported, discussed, answered."""
