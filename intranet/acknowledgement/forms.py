"""What a reader enters where the issuer asks for more than the tick."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intranet.acknowledgement.models import Question
from intranet.acknowledgement.subjects import Wording

UNTICKED = _("Tick that you have read the document, then press “Acknowledge reading”.")


class StatementForm(forms.Form):
    """The statement, to be ticked."""

    read = forms.BooleanField(error_messages={"required": UNTICKED})

    def __init__(self, *args: Any, wording: Wording, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wording = wording
        self.fields["read"].label = wording.statement


class PasswordForm(StatementForm):
    """The password again; whether it is the right one is the view's question."""

    field_order = ("password", "read")
    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Enter your password.")},
    )


class QuestionsForm(StatementForm):
    """One to five questions on the text. Which answer is right never leaves the server; a wrong one may be mended."""

    def __init__(self, *args: Any, questions: Iterable[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.has_wrong = False
        self._questions = list(questions)
        for question in self._questions:
            self.fields[f"question-{question.position}"] = forms.ChoiceField(
                label=question.text,
                choices=list(enumerate(question.answers)),
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose an answer.")},
            )
        self.order_fields([name for name in self.fields if name != "read"])

    @property
    def is_answered(self) -> bool:
        """Whether an answer was chosen to any of them."""
        return any(self.data.get(f"question-{question.position}") for question in self._questions)

    def clean(self) -> dict[str, Any]:
        """Every answer is the right one; ``has_wrong`` says whether one is not."""
        for question in self._questions:
            name = f"question-{question.position}"
            if name in self.cleaned_data and int(self.cleaned_data[name]) != question.right:
                self.has_wrong = True
                self.add_error(name, str(self.wording.wrong_answer))
        return self.cleaned_data
