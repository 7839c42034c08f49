"""The rules of moderation: what can be reported, what comes first, until when, and what is said to the author."""
