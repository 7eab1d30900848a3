"""Taking the demo out again: what belongs to it, what real work stands in the way, and how it goes."""

from intranet.demo.unloading.going import StillReferred, unload

__all__ = ["StillReferred", "unload"]
