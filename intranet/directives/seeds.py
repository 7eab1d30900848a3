"""The table of types in the database, filled from the one that recognition reads by."""

from typing import Any

from django.utils.translation import gettext_noop

from intranet.directives.recognition import DOCUMENT_TYPES

ENGLISH_NAMES = (
    gettext_noop("resolution"),
    gettext_noop("decision"),
    gettext_noop("directive"),
    gettext_noop("conclusion"),
    gettext_noop("regulation"),
    gettext_noop("rule"),
    gettext_noop("circular note"),
    gettext_noop("guidance"),
    gettext_noop("notice"),
    gettext_noop("communiqué"),
    gettext_noop("report"),
    gettext_noop("plan"),
    gettext_noop("programme"),
    gettext_noop("scheme"),
    gettext_noop("option paper"),
    gettext_noop("project"),
    gettext_noop("submission"),
    gettext_noop("minutes"),
    gettext_noop("official letter"),
    gettext_noop("urgent wire"),
    gettext_noop("contract"),
    gettext_noop("memorandum of understanding"),
    gettext_noop("agreement"),
    gettext_noop("authorisation"),
    gettext_noop("invitation"),
    gettext_noop("letter of introduction"),
    gettext_noop("leave slip"),
    gettext_noop("dispatch slip"),
    gettext_noop("transfer slip"),
    gettext_noop("notification slip"),
    gettext_noop("open letter"),
    gettext_noop("certified copy"),
    gettext_noop("extract"),
    gettext_noop("copy of a copy"),
    gettext_noop("law"),
    gettext_noop("ordinance"),
    gettext_noop("decree"),
    gettext_noop("circular"),
    gettext_noop("joint circular"),
    gettext_noop("joint resolution"),
    gettext_noop("consolidated text"),
    gettext_noop("platform"),
    gettext_noop("statutes"),
    gettext_noop("strategy"),
    gettext_noop("master plan"),
    gettext_noop("declaration"),
    gettext_noop("appeal"),
)
"""The English names once more, where those who translate find them: recognition knows nothing of Django."""


def sync_types(model: Any) -> None:
    """Bring the rows of ``model`` (the model or its state in a migration) up to the table. Rows are known by their
    Vietnamese name; what an office has added stays.
    """
    for each in DOCUMENT_TYPES:
        values = {"name_en": each.english, "state_code": each.state_code, "party_code": each.party_code}
        model.objects.update_or_create(name=each.name, defaults={"slug": each.slug, **values})
