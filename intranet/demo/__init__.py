"""``make demo``: a small fictional province, served with its worker, in one command."""
