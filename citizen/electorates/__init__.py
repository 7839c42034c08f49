"""Who may vote in a process: the choice, the roll that the municipality uploads, and why a person may or may not."""
