"""The log of what staff did: added to by every feature, changed by nobody."""
