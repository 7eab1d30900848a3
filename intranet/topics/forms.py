"""The field with which a form labels something."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intranet.topics.models import Topic
from intranet.topics.queries import offered


class TopicField(forms.ModelChoiceField):
    """One topic or none; a form that knows what was chosen before says so with ``keep``."""

    def __init__(self, **kwargs: Any) -> None:
        said: dict[str, Any] = {
            "label": _("Topic"),
            "required": False,
            "empty_label": _("No topic"),
            "help_text": _("Whoever follows the topic is told, if they may read it."),
            "error_messages": {"invalid_choice": _("This topic is not offered any more. Choose another one.")},
        }
        super().__init__(offered(), **(said | kwargs))

    def keep(self, chosen: int | None) -> None:
        """Offer also what was chosen before, whether it is offered to others or not."""
        self.queryset = offered(chosen)

    def to_python(self, value: Any) -> Topic | None:
        topic: Topic | None = super().to_python(value)
        return topic
