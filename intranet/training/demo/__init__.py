"""Demo content: one course of six lessons on handling documents, with people in every state of it."""

from intranet.training.demo.loading import load

__all__ = ["load"]
