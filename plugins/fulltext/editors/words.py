"""Words for the audit log."""

from django.utils.translation import gettext_lazy as _

from intranet.contracts import Word

ACTIONS = (
    Word("fulltext.wording-added", _("Other wording added to search")),
    Word("fulltext.wording-changed", _("Other wording of search changed")),
    Word("fulltext.wording-removed", _("Other wording taken out of search")),
    Word("fulltext.put-first", _("Document put first for a query")),
    Word("fulltext.left-out", _("Document left out for a query")),
    Word("fulltext.moved", _("Document moved among the first for a query")),
    Word("fulltext.taken-back", _("Choice for a query taken back")),
)
