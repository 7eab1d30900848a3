"""The draft's form in Wagtail's admin."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.rich_text import RichText

from intranet.access.tokens import tokens_of, units_with_role
from intranet.directives.cleaning import TextRefused, clean_html
from intranet.directives.fields import LinesField
from intranet.directives.models import Directive
from intranet.directives.policy import OFFICE_ROLES
from intranet.people.models import Unit
from intranet.topics.forms import TopicField


class DirectiveAdminForm(WagtailAdminModelForm):
    """Lists are written one a line; rich text is cleaned before it is stored; the office is one of the editor's own."""

    addressees = LinesField(label=_("Addressed to"), required=False, help_text=_("One a line."))
    recipients = LinesField(label=_("Recipients"), required=False, help_text=_("One a line."))
    topic = TopicField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = (
            Unit.objects.filter(pk__in=units_with_role(tokens_of(self.for_user), OFFICE_ROLES))
            if self.for_user
            else None
        )
        if "topic" in self.fields:
            self.fields["topic"].keep(self.instance.topic_id)
        if "owner_unit" in self.fields:
            field = self.fields["owner_unit"]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  a foreign key's form field
            field.queryset = own if own is not None else Unit.objects.none()
            field.empty_label = None
            field.disabled = bool(self.instance.pk)

    def clean_body(self) -> Any:
        body = self.cleaned_data["body"]
        try:
            for block in body:
                if block.block_type == "paragraph":
                    block.value = RichText(clean_html(block.value.source))
        except TextRefused as refused:
            raise ValidationError(str(refused)) from refused
        return body

    def save(self, commit: bool = True) -> Directive:
        if self.instance.created_by_id is None and self.for_user is not None:
            self.instance.created_by = self.for_user
        directive: Directive = super().save(commit=commit)
        return directive
