"""Every reason for which a person should look at a field, and every problem of a whole text, with its English sentence.

Codes are what is stored and compared; a screen translates the sentence.
"""

NOTES: dict[str, str] = {
    "annex-follows": "An annex follows the signature; it was not read.",
    "blank-number": "The number is blank, as on a draft.",
    "bodies-joined": "The name was put together from two lines; check it.",
    "capitals-guessed": "The name is printed in capitals; check which letters are small.",
    "damaged-text": "The letterhead is damaged, so figures in it may be misread.",
    "date-apart": "The date is spread over several lines.",
    "draft": "The text is marked as a draft.",
    "end-unclear": "It is not clear where this ends; compare it with the original.",
    "from-scan": "Read from a scan; compare it with the picture.",
    "group-purpose": "A purpose stands beside several lines; say which ones it is for.",
    "impossible-date": "There is no such day.",
    "lead-unclear": "More than one body could be the lead.",
    "misfit-issuer": "The abbreviation does not fit the issuing body.",
    "misfit-type": "The code in the symbol does not fit the title.",
    "missing-citations": "Something that looks like a number and symbol could not be read.",
    "name-unclear": "It is not clear which line is the name.",
    "no-letterhead": "No letterhead was found.",
    "not-a-directive": "This is no official document; it may be kept as guidance.",
    "number-apart": "The number stands apart from its symbol.",
    "numbering-unclear": "The numbering has gaps or starts anew.",
    "other-family": "The symbol is written the way of the other family (State or Party).",
    "partial-date": "The date is incomplete.",
    "place-unknown": "This place is not known; check it.",
    "repaired": "Letters were repaired to read this.",
    "secrecy-doubt": "A line reads like a secrecy grade. Make sure that this is no state secret before it is kept.",
    "several-numbers": "More than one number and symbol stand at the top.",
    "several-signatories": "More than one person seems to have signed.",
    "state-secret": "The text bears a state-secret stamp.",
    "type-assumed": "There is no title; it was taken for an official letter.",
    "unusual-title": "The title says more than the type.",
}
