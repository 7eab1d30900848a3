"""What lists are read from: copied from an issued directive by ``intranet.directives.services.listing`` only, and never
shown.
"""

from django.db import models

from intranet.access.models import Reader
from intranet.directives.rules import LONGEST_WORD


class Listed(Reader):
    """One circle in whose lists an issued directive stands, with what these lists are narrowed by.

    The circles are those that ``decide`` compares, so that whoever holds a token may read all that stands under it.
    """

    directive = models.ForeignKey("intranet_directives.Directive", models.CASCADE, related_name="+", db_index=False)
    version = models.ForeignKey("intranet_acknowledgement.Version", models.PROTECT, related_name="+", db_index=False)
    """One of its versions: tells of most assignments that they are of something listed, without reading the version."""
    date = models.DateField()
    year = models.PositiveSmallIntegerField()
    type = models.ForeignKey("intranet_directives.DocumentType", models.PROTECT, related_name="+", db_index=False)
    issuer = models.CharField(max_length=200)
    topic = models.ForeignKey("intranet_topics.Topic", models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["directive", "token"], name="listed_once_a_token")]
        indexes = [
            models.Index(fields=["token", "date", "directive"], name="listed_by_date"),
            models.Index(fields=["token", "type", "date", "directive"], name="listed_by_type"),
            models.Index(fields=["token", "issuer", "date", "directive", "type"], name="listed_by_issuer"),
            models.Index(
                fields=["token", "topic", "date", "directive"],
                name="listed_by_topic",
                condition=models.Q(topic__isnull=False),
            ),
            models.Index(fields=["token", "year"], name="listed_by_year"),
            models.Index(fields=["version", "token"], name="listed_by_version"),
        ]

    def __str__(self) -> str:
        return f"{self.directive_id} {self.token}"


class Word(models.Model):
    """One word of the number, summary or issuer of an issued directive, as ``words_of`` spells it."""

    directive = models.ForeignKey("intranet_directives.Directive", models.CASCADE, related_name="+", db_index=False)
    word = models.CharField(max_length=LONGEST_WORD)
    date = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["directive", "word"], name="one_word_of_a_directive")]
        indexes = [models.Index(fields=["word", "date", "directive"], name="word_by_date")]

    def __str__(self) -> str:
        return self.word
