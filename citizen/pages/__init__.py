"""Pages that belong to no feature: the front pages, privacy, accessibility, health, the gallery of components."""
