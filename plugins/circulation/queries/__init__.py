"""Reads; every one takes a fixed number of queries."""
