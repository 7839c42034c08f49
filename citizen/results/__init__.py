"""What residents chose, after the voting has closed: per road, per round, the old municipalities side by side."""
