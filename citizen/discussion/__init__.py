"""Arguments for and against an idea, replies to them, and who found them useful."""
