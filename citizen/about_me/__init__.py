"""Everything that is stored about one person, wherever it is stored: to read, to take along, to delete."""
