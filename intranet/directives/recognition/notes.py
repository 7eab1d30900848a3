"""Every reason for which a person should look at a field, and every problem of a whole text, with its English sentence.

Codes are what is stored and compared; a screen translates the sentence.
"""


def gettext_noop(message: str) -> str:
    """Marks a sentence for translation; this package knows no Django."""
    return message


NOTES: dict[str, str] = {
    "annex-follows": gettext_noop("An annex follows the signature; it was not read."),
    "blank-number": gettext_noop("The number is blank, as on a draft."),
    "bodies-joined": gettext_noop("The name was put together from two lines; check it."),
    "capitals-guessed": gettext_noop("The name is printed in capitals; check which letters are small."),
    "damaged-text": gettext_noop("The letterhead is damaged, so figures in it may be misread."),
    "date-apart": gettext_noop("The date is spread over several lines."),
    "draft": gettext_noop("The text is marked as a draft."),
    "end-unclear": gettext_noop("It is not clear where this ends; compare it with the original."),
    "from-scan": gettext_noop("Read from a scan; compare it with the picture."),
    "from-table": gettext_noop("Taken from the table above the document; the text itself does not say it."),
    "group-purpose": gettext_noop("A purpose stands beside several lines; say which ones it is for."),
    "impossible-date": gettext_noop("There is no such day."),
    "lead-unclear": gettext_noop("More than one body could be the lead."),
    "misfit-issuer": gettext_noop("The abbreviation does not fit the issuing body."),
    "misfit-type": gettext_noop("The code in the symbol does not fit the title."),
    "missing-citations": gettext_noop("Something that looks like a number and symbol could not be read."),
    "name-unclear": gettext_noop("It is not clear which line is the name."),
    "no-letterhead": gettext_noop("No letterhead was found."),
    "not-a-directive": gettext_noop("This is no official document; it may be kept as guidance."),
    "number-apart": gettext_noop("The number stands apart from its symbol."),
    "numbering-unclear": gettext_noop("The numbering has gaps or starts anew."),
    "other-family": gettext_noop("The symbol is written the way of the other family (State or Party)."),
    "partial-date": gettext_noop("The date is incomplete."),
    "place-unknown": gettext_noop("This place is not known; check it."),
    "repaired": gettext_noop("Letters were repaired to read this."),
    "secrecy-doubt": gettext_noop(
        "A line reads like a secrecy grade. Make sure that this is no state secret before it is kept."
    ),
    "several-numbers": gettext_noop("More than one number and symbol stand at the top."),
    "several-signatories": gettext_noop("More than one person seems to have signed."),
    "state-secret": gettext_noop("The text bears a state-secret stamp."),
    "type-assumed": gettext_noop("There is no title; it was taken for an official letter."),
    "unusual-title": gettext_noop("The title says more than the type."),
}
