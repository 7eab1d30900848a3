"""Keeps the rows that lists are read from. Called in the transaction that changes the directive."""

from collections.abc import Iterable

from intranet.directives.models import Directive, DirectiveState, Listed, Word
from intranet.directives.policy import DirectivePolicy
from intranet.directives.rules import words_of


def list_directive(directive: Directive) -> None:
    """Let an issued directive stand in the lists of those who may read it, and any other in none."""
    Listed.objects.filter(directive=directive).delete()
    Word.objects.filter(directive=directive).delete()
    if directive.state == DirectiveState.ISSUED:
        Listed.objects.bulk_create(listed_rows(directive, DirectivePolicy().tokens("read", directive)))
        Word.objects.bulk_create(word_rows(directive))


def listed_rows(directive: Directive, tokens: Iterable[str]) -> list[Listed]:
    """The rows of one issued directive whose readers are ``tokens``, not saved."""
    assert directive.date is not None  # noqa: S101  nothing is issued without date, type and version
    assert directive.type_id is not None  # noqa: S101
    assert directive.current_version_id is not None  # noqa: S101
    return [
        Listed(
            directive_id=directive.pk,
            token=token,
            version_id=directive.current_version_id,
            date=directive.date,
            year=directive.date.year,
            type_id=directive.type_id,
            issuer=directive.issuer,
            topic_id=directive.topic_id,
        )
        for token in sorted(set(tokens))
    ]


def word_rows(directive: Directive) -> list[Word]:
    """The words of one issued directive, not saved."""
    assert directive.date is not None  # noqa: S101
    return [Word(directive_id=directive.pk, word=word, date=directive.date) for word in words_of(directive.folded)]
