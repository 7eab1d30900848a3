"""What an editor types about a topic."""

from django import forms
from django.utils.translation import gettext_lazy as _


class NewTopicForm(forms.Form):
    """One more topic."""

    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        help_text=_("As the office calls the field of work, like: Cải cách hành chính."),
        error_messages={"required": _("Write the name of the topic.")},
    )


class TopicForm(NewTopicForm):
    """A topic that there is."""

    is_offered = forms.BooleanField(
        label=_("Offer it for new documents and pages"),
        required=False,
        help_text=_("If not, it stays on what bears it already."),
    )
