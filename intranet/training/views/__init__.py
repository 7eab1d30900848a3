"""Pages of learners. Those of trainers are in ``intranet.training.office``."""
