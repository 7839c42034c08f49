"""Files for offices: proposals and results as CSV, with a codebook in both language forms."""
