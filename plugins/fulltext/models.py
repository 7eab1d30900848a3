"""What the plugin keeps."""

from plugins.fulltext.editors.models import Pick

__all__ = ["Pick"]
