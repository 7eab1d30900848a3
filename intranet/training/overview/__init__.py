"""How far people are: for trainers, for who heads people, and for the office."""
