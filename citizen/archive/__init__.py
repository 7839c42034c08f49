"""The package of a finished process for the municipality's archive."""
