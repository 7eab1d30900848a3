"""What the catalogue stores: entries, what the engine has yet to be told, and how frequent words are.

No foreign key leads out of here and there is no content type: an entry outlives the app it came from.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """One thing that can be found, as it is shown and as it is permitted. The truth; an engine's index is derived.

    ``words`` are those of summary and text, for the engine; ``signs`` stand for them where a text is shown (see
    ``search.analysis.texts``). ``tokens`` is a sorted JSON list rather than a
    table: a page of hits is re-checked by rows that are read anyway, and the only question ever asked across entries is
    ``is_open``, which has a column.
    """

    source = models.CharField(max_length=64)
    key = models.CharField(max_length=200)
    part = models.CharField(max_length=100, blank=True, default="")
    title = models.TextField(blank=True)
    number = models.CharField(max_length=200, blank=True)
    summary = models.TextField(blank=True)
    text = models.TextField(blank=True)
    words = models.TextField(blank=True, default="")
    signs = models.TextField(blank=True, default="")
    attachment = models.CharField(
        max_length=200, blank=True, default="", help_text="Name of the file whose text this is."
    )
    url = models.CharField(max_length=500)
    tokens = models.JSONField(default=list)
    is_open = models.BooleanField(default=False)
    facets = models.JSONField(default=dict)
    date = models.DateField(null=True, blank=True)
    chain = models.JSONField(default=list)
    revision = models.PositiveBigIntegerField(default=1)

    class Meta:
        verbose_name = _("catalogue entry")
        verbose_name_plural = _("catalogue entries")
        constraints = [models.UniqueConstraint(fields=["source", "key", "part"], name="search_entry_identity")]
        indexes = [models.Index(fields=["is_open"], condition=models.Q(is_open=True), name="search_entry_open")]

    def __str__(self) -> str:
        return "/".join(filter(None, (self.source, self.key, self.part)))


class Outbox(models.Model):
    """Something the engine has not been told. Written with the entry, deleted when the engine has committed it.

    ``entry`` is a number and no foreign key: it outlives a deleted entry. Empty means all of ``source`` was dropped.
    ``withdraws`` marks what people must not see any more although the engine still knows it.
    """

    source = models.CharField(max_length=64, blank=True, default="")
    entry = models.PositiveBigIntegerField(null=True, db_index=True)
    withdraws = models.BooleanField(default=False)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("change for the search engine")
        verbose_name_plural = _("changes for the search engine")
        indexes = [
            models.Index(fields=["withdraws"], condition=models.Q(withdraws=True), name="search_outbox_withdraws"),
        ]

    def __str__(self) -> str:
        return f"{self.source or 'entry'} {self.entry or '*'}"


class Census(models.Model):
    """One count of words over the open entries. The newest complete one is in force."""

    entries = models.PositiveBigIntegerField(default=0)
    is_complete = models.BooleanField(default=False)
    taken = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("count of words")
        verbose_name_plural = _("counts of words")

    def __str__(self) -> str:
        return f"{self.taken:%Y-%m-%d %H:%M} ({self.entries})"


class Frequency(models.Model):
    """In how many open entries a term stands. Terms of a single entry are left out."""

    census = models.ForeignKey(Census, on_delete=models.CASCADE, related_name="frequencies")
    term = models.CharField(max_length=120)
    entries = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = _("frequency of a term")
        verbose_name_plural = _("frequencies of terms")
        constraints = [models.UniqueConstraint(fields=["census", "term"], name="search_frequency_of_a_term")]

    def __str__(self) -> str:
        return f"{self.term}: {self.entries}"


class Wording(models.Model):
    """Two ways to say the same: *UBND* and *ủy ban nhân dân*. What is asked in one is found in the other.

    ``short_words`` and ``long_words`` are their folded words, by which they are found in a query.
    """

    short = models.CharField(_("short form"), max_length=80)
    long = models.CharField(_("long form"), max_length=200)
    short_words = models.CharField(max_length=80, db_index=True)
    long_words = models.CharField(max_length=200, db_index=True)

    class Meta:
        verbose_name = _("other wording")
        verbose_name_plural = _("other wordings")
        ordering = ("short", "long")
        constraints = [models.UniqueConstraint(fields=["short_words", "long_words"], name="search_wording_once")]

    def __str__(self) -> str:
        return f"{self.short} = {self.long}"
