"""Case papers: drafts for those who decide, with numbers that are frozen and can be checked later."""
