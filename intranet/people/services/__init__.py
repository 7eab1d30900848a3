"""Every write of persons, units and posts: lock, check, write, audit, tell."""

from intranet.people.services.told import after_posts_changed

__all__ = ["after_posts_changed"]
