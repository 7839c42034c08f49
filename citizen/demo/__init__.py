"""The demonstration municipality: invented people, votes and address counts around road names that really collided."""
