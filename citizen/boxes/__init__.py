"""The public ballot box as files: written when a round closes, verified by anyone, with or without this program."""
