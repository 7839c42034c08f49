"""What holds for ideas that people send in: who may do what with them, and when."""
