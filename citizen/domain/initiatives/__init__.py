"""The rules of citizens' initiatives: the local government act (kommuneloven) § 12-1."""
