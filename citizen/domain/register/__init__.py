"""What remains to be done after a road has been given its new name, and what the files about it must hold."""
