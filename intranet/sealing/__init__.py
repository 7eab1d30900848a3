"""Secrets and files encrypted at rest, under keys that the operator keeps outside of the database."""
