"""The law of the place in plain Python: no framework, no clock, no database, no language."""
