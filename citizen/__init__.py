"""Citizen: residents of a Norwegian municipality propose and vote on what is theirs to say."""
