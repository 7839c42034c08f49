"""Ways of counting, each a pure function from ballots to a result."""
