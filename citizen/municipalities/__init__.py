"""A municipality, the municipalities it was merged from, its language form and its look."""
