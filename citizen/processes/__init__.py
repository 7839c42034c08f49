"""A process: what residents are asked, who decides, and when each phase opens and closes."""
