"""Questions on a text as they are written: a question a block, its answers below it, the right one with an asterisk."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MOST_QUESTIONS, MOST_ANSWERS, LONGEST = 5, 6, 300

Written = tuple[str, tuple[str, ...], int]
"""Question, answers, and the place of the right one from 0."""


class QuestionsField(forms.CharField):
    """One to five questions in one box; an empty box is none."""

    widget = forms.Textarea(attrs={"rows": 8})

    def __init__(self, **kwargs: Any) -> None:
        words = gettext_lazy(
            "At most five, with an empty line between them. First the question, then its answers, one a line; "
            "begin the right answer with *."
        )
        super().__init__(help_text=words, max_length=10_000, **kwargs)

    def clean(self, value: Any) -> Any:
        """Raises:
        ValidationError: more than five, a question without exactly one right answer, or too long.
        """
        blocks = [block for block in super().clean(value).replace("\r", "").split("\n\n") if block.strip()]
        if len(blocks) > MOST_QUESTIONS:
            raise forms.ValidationError(_("Write at most five questions."))
        return [_question(number, block) for number, block in enumerate(blocks, start=1)]


def _question(number: int, block: str) -> Written:
    text, *answers = [line.strip() for line in block.splitlines() if line.strip()]
    right = [place for place, answer in enumerate(answers) if answer.startswith("*")]
    if not 2 <= len(answers) <= MOST_ANSWERS or len(right) != 1:
        raise forms.ValidationError(
            _("Question %(n)s needs two to six answers, one a line, and exactly one of them with *.") % {"n": number}
        )
    plain = tuple(answer.lstrip("* ") for answer in answers)
    if any(len(words) > LONGEST or not words for words in (text, *plain)):
        raise forms.ValidationError(_("Question %(n)s has an answer that is empty or too long.") % {"n": number})
    return text, plain, right[0]
