"""Pure rules of training: marking an answer, and what opens and ends an item of a course."""
