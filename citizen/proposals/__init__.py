"""Names that residents propose for a road, and support for them."""
