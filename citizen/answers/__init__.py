"""What the municipality does with ideas: the steps with their days, the official answer, merging, and what waits."""
