"""What the plugin keeps."""

from plugins.fulltext.editors.models import Pick
from plugins.fulltext.saved.models import SavedSearch

__all__ = ["Pick", "SavedSearch"]
