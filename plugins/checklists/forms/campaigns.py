"""A campaign as it is planned."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.contracts import DueQuestions, day_field, open_units, people_or_units_named, today, working_calendar
from plugins.checklists.models import Campaign, Version, VersionState
from plugins.checklists.services.planning import Plan, wrong_days

NAMES = forms.Textarea(attrs={"rows": 4})
CHOOSE = gettext_lazy("Choose")


class CampaignForm(DueQuestions):
    """Which version, for whom, and until when; a day on which the office does not work is asked about."""

    asked_days = ["due_on", "appraise_by"]

    version = forms.ModelChoiceField(
        Version.objects.none(),
        label=gettext_lazy("Checklist"),
        empty_label=CHOOSE,
        error_messages={"required": gettext_lazy("Choose a checklist.")},
    )
    title = forms.CharField(
        label=gettext_lazy("Name of the campaign"),
        max_length=200,
        error_messages={"required": gettext_lazy("Name the campaign, for example “Quarter IV/2026”.")},
    )
    lead: forms.ModelChoiceField = forms.ModelChoiceField(
        None,
        label=gettext_lazy("Lead unit"),
        empty_label=CHOOSE,
        error_messages={"required": gettext_lazy("Choose who runs and appraises it.")},
    )
    period_from = day_field(
        gettext_lazy("Period from"),
        invalid=gettext_lazy("First day of the period: write a day of the calendar, for example 30/11/2026."),
        missing=gettext_lazy("Say the first day of the period."),
    )
    period_to = day_field(
        gettext_lazy("Period until"),
        invalid=gettext_lazy("Last day of the period: write a day of the calendar, for example 30/11/2026."),
        missing=gettext_lazy("Say the last day of the period."),
    )
    due_on = day_field(
        gettext_lazy("Signed by the heads until"),
        invalid=gettext_lazy("Day until which the heads sign: write a day of the calendar, for example 30/11/2026."),
        missing=gettext_lazy("Say by which day the heads sign."),
    )
    appraise_by = day_field(
        gettext_lazy("Appraised until"),
        invalid=gettext_lazy("Day until which it is appraised: write a day of the calendar, for example 30/11/2026."),
    )
    units = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Units that are asked"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    names = forms.CharField(
        label=gettext_lazy("Or by their names"),
        help_text=gettext_lazy("One a line, as it is called."),
        widget=NAMES,
        max_length=8000,
        required=False,
    )
    below = forms.BooleanField(label=gettext_lazy("With all units below them"), required=False, initial=True)
    without = forms.CharField(
        label=gettext_lazy("Except"),
        help_text=gettext_lazy("One unit a line; with what lies below it."),
        widget=NAMES,
        max_length=8000,
        required=False,
    )

    def __init__(self, *args: Any, units: list[int], campaign: Campaign | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = _typed(campaign) if campaign else {}
        self.campaign, self.calendar = campaign, working_calendar(today())
        if len(units) == 1:
            self.initial.setdefault("lead", units[0])
        published = Version.objects.filter(state=VersionState.PUBLISHED).select_related("checklist")
        self.fields["version"].queryset = published  # type: ignore[attr-defined]
        self.fields["lead"].queryset = open_units(today()).filter(pk__in=units)  # type: ignore[attr-defined]
        self.every = {unit.pk: unit for unit in open_units(today())}
        self.fields["units"].choices = [(key, unit.name) for key, unit in self.every.items()]  # type: ignore[attr-defined]
        for name in ("units", "names"):
            self.fields[name].widget.is_needed = True

    def clean(self) -> dict[str, Any]:
        self.settle_days()
        for name, words in wrong_days(self.cleaned_data, today()).items():
            if name not in self.errors:
                self.add_error(name, words)
        if not self.errors.keys() & {"units", "names"} and not self._asked:
            self.add_error("names", gettext_lazy("Tick or name at least one unit."))
        return self.cleaned_data

    @property
    def _asked(self) -> list[Any]:
        """Units that were ticked or named, each once."""
        ticked = [self.every[key] for key in self.cleaned_data["units"]]
        return list({unit.pk: unit for unit in (*ticked, *self.cleaned_data["names"])}.values())

    @property
    def tree(self) -> list[tuple[int, Any]]:
        """The box of each unit with its depth below those that stand at the top."""
        top = min((unit.depth for unit in self.every.values()), default=0)
        depths = [min(unit.depth - top, 3) for unit in self.every.values()]
        return list(zip(depths, self["units"], strict=True))

    @property
    def ticked(self) -> int:
        """How many boxes are ticked."""
        return len(self["units"].value() or ())

    @property
    def due_question(self) -> Any:
        return self.question("due_on")

    @property
    def appraising_question(self) -> Any:
        return self.question("appraise_by")

    def clean_names(self) -> list[Any]:
        return _units(self.cleaned_data["names"])

    def clean_without(self) -> list[Any]:
        return _units(self.cleaned_data["without"])

    @property
    def plan(self) -> Plan:
        """What the service takes."""
        typed = self.cleaned_data
        kind = "under" if typed["below"] else "unit"
        alone = [token for token in self.campaign.exceptions if token.startswith("unit:")] if self.campaign else []
        return Plan(
            version=typed["version"],
            title=typed["title"],
            lead=typed["lead"],
            period=(typed["period_from"], typed["period_to"]),
            opens_on=today(),
            due_on=typed["due_on"],
            appraise_by=typed["appraise_by"],
            audience=tuple(f"{kind}:{unit.pk}" for unit in self._asked),
            exceptions=(*(f"under:{unit.pk}" for unit in typed["without"]), *alone),
        )


def _typed(campaign: Campaign) -> dict[str, Any]:
    """What would be typed to plan ``campaign`` anew. Units that are left out alone are kept without being typed."""
    asked = [int(token.partition(":")[2]) for token in campaign.audience]
    without = _names(each for each in campaign.exceptions if each.startswith("under"))
    names = ("version", "title", "lead", "period_from", "period_to", "due_on", "appraise_by")
    below = any(each.startswith("under:") for each in campaign.audience)
    kept = {f"{name}_choice": f"keep:{getattr(campaign, name)}" for name in CampaignForm.asked_days}
    return (
        {name: getattr(campaign, name) for name in names} | kept | {"units": asked, "below": below, "without": without}
    )


def _names(circles: Iterable[str]) -> str:
    units = [int(token.partition(":")[2]) for token in circles]
    return "\n".join(unit.name for unit in open_units(today()).filter(pk__in=units))


def _units(text: str) -> list[Any]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    found = people_or_units_named(lines)
    problems = [each.problem for each in found if each.problem]
    problems += [_("%(name)s is no unit.") % {"name": each.person} for each in found if each.person]
    if problems:
        raise forms.ValidationError(problems)
    return [each.unit for each in found]
