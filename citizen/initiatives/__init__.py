"""Citizens' initiatives: innbyggerforslag, innbyggjarforslag."""
