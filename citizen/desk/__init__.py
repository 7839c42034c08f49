"""Where councillors work: the cases as a pile that can be read in ten minutes, with notes that only they see."""
