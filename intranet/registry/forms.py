"""Forms of the control panel."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Setting
from intranet.registry.queries import PluginCard


class SwitchForm(forms.Form):
    """Switching a plugin. Whoever switches off one that protects must say that they understand what stays closed."""

    understood = forms.BooleanField(
        label=_("I understand that what this plugin guards stays closed while it is off."),
        error_messages={"required": _("Tick the box to confirm that you understand what stays closed.")},
    )

    def __init__(self, posted: QueryDict | None = None, *, card: PluginCard) -> None:
        super().__init__(posted, auto_id=f"id_{card.slug}_%s")
        if not (card.protects and card.is_enabled):
            del self.fields["understood"]


class SettingsForm(forms.Form):
    """The settings of one plugin, a field for each by its kind."""

    def __init__(self, posted: QueryDict | None, *, declared: dict[str, Setting], initial: dict[str, Any]) -> None:
        super().__init__(posted, initial=initial)
        for name, setting in declared.items():
            self.fields[name] = _field(setting)


def _field(setting: Setting) -> forms.Field:
    common: dict[str, Any] = {"label": setting.label, "help_text": setting.help}
    if setting.kind == "bool":
        return forms.BooleanField(required=False, **common)
    if setting.kind == "int":
        return forms.IntegerField(**common)
    if setting.kind == "choice":
        return forms.ChoiceField(choices=setting.choices, **common)
    return forms.CharField(required=False, **common)
