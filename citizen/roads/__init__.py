"""The road register, the workbench of colliding names, and the roads that shall have a new name."""
