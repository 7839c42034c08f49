"""Set up rounds without a manual, see what waits, and give roles."""
