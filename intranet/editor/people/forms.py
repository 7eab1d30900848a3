"""What administrators type about people and units."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from intranet.alphabet import by_given_name
from intranet.days import day_field
from intranet.people.errors import InvisibleCharacter
from intranet.people.models import Person, Post, PostRole, Unit, UnitKind
from intranet.people.queries import open_units, people_in
from intranet.people.rules import invisible_in, normal_username, today
from intranet.people.services.merging import heads_together

PLAIN_NAME = RegexValidator(r"^[a-z0-9][a-z0-9._-]*$", _("Use small letters without marks, figures, dots and hyphens."))


def visible(text: str) -> None:
    """Validator of names.

    Raises:
        ValidationError: there is a character in it that nobody sees.
    """
    if code := invisible_in(text):
        raise forms.ValidationError(str(InvisibleCharacter(code)), code="invisible")


SUGGESTED = 200
"""People whom the field for a deputy suggests at most; others are typed by login name."""


def _day(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateField:
    return day_field(
        label,
        invalid=_("There is no such day. Write it as 30/11/2026."),
        missing=_("Write the day, for example 30/11/2026.") if required else "",
        help_text=help_text,
        placeholder=_("dd/mm/yyyy"),
    )


def missing(message: Any) -> dict[str, Any]:
    """The error messages of a field that must be filled in: what to write, instead of that it is required."""
    return {"required": message}


class UnitField(forms.ModelChoiceField):
    """A choice of the units of today, indented as the tree stands."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        errors = {
            "required": _("Choose a unit from the list."),
            "invalid_choice": _("This unit cannot be chosen any more. Choose another from the list."),
        }
        super().__init__(Unit.objects.none(), label=label, error_messages=errors, **kwargs)

    def label_from_instance(self, obj: Unit) -> str:
        return f"{'— ' * (obj.depth - 1)}{obj.name}"


class WithUnits(forms.Form):
    """Fills its unit fields with the units of today; without ``apart_from`` and all below it, which cannot be meant."""

    def __init__(self, *args: Any, apart_from: Unit | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.apart_from = apart_from
        units = open_units(today())
        if apart_from is not None:
            units = units.exclude(path__startswith=apart_from.path)
        for field in self.fields.values():
            if isinstance(field, UnitField):
                field.queryset = units


class PersonForm(forms.Form):
    """A new person: name and work contact only."""

    family_name = forms.CharField(
        label=_("Family and middle name"),
        max_length=150,
        validators=[visible],
        error_messages=missing(_("Write the family and middle name, for example Trần Thu.")),
    )
    given_name = forms.CharField(
        label=_("Given name"),
        max_length=150,
        validators=[visible],
        error_messages=missing(_("Write the given name, for example Hà.")),
    )
    username = forms.CharField(
        label=_("Login name"),
        max_length=150,
        validators=[visible],
        help_text=_("For example tran.thu.ha; it cannot be changed later."),
        error_messages=missing(_("Write a login name, for example tran.thu.ha.")),
    )
    email = forms.EmailField(label=_("Work e-mail"), max_length=254, required=False)
    phone = forms.CharField(label=_("Work phone"), max_length=30, required=False)

    def clean_username(self) -> str:
        """One spelling, plain letters."""
        name = normal_username(self.cleaned_data["username"])
        PLAIN_NAME(name)
        return name


class TakeUpForm(WithUnits):
    """A post for a person."""

    unit = UnitField(_("Unit"))
    role = forms.ChoiceField(
        label=_("Role"), choices=PostRole.choices, error_messages=missing(_("Choose a role from the list."))
    )
    title = forms.CharField(label=_("Title on the door"), max_length=120, required=False, validators=[visible])
    starts = _day(_("From"))
    ends = _day(_("To"), _("The last day; leave it empty for a post without an end."), required=False)
    is_main = forms.BooleanField(label=_("Main post"), required=False)

    def __init__(self, *args: Any, roles: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(value, label) for value, label in PostRole.choices if value in roles]
        self.fields["role"].choices = choices  # type: ignore[attr-defined]


class ColleagueForm(forms.Form):
    """Names somebody by login name; colleagues of the same office are suggested."""

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.post = post

    def suggestions(self) -> list[Person]:
        """Colleagues of the unit, of its sister units and of the one above. Two queries."""
        office = self.post.unit.get_parent() or self.post.unit
        found = people_in(office, below=True, on=today()).exclude(pk=self.post.person_id)
        return sorted(found.filter(is_active=True)[:SUGGESTED], key=by_given_name)

    def clean_username(self) -> Person | None:
        """The person of that name; None where the field may be empty and is."""
        name = self.cleaned_data["username"]
        person = Person.objects.filter(username=normal_username(name)).first() if name else None
        if person is None and name:
            raise forms.ValidationError(_("Nobody has this login name. Look it up in the list of people."))
        return person


class EndPostForm(ColleagueForm):
    """The end of a post, and who takes over."""

    on = _day(_("Last day"), _("Yesterday ends it at once."))
    reason = forms.CharField(
        label=_("Decision (number, date)"),
        max_length=80,
        required=False,
        help_text=_("For the log and the minutes. No personal circumstances."),
    )
    username = forms.CharField(
        label=_("Login name of who takes over"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"list": "suggestions", "autocomplete": "off"}),
        help_text=_("May stay empty when nothing has to be handed over. What is handed over moves at once."),
    )


class DeputyForm(ColleagueForm):
    """A deputy for a post."""

    username = forms.CharField(
        label=_("Login name of the deputy"),
        max_length=150,
        widget=forms.TextInput(attrs={"list": "suggestions", "autocomplete": "off"}),
        help_text=_("Type a name or a login name; colleagues of the same office are suggested."),
        error_messages=missing(_("Write the login name of the deputy, for example pham.quoc.bao.")),
    )
    starts = _day(_("From"))
    ends = _day(_("To"), _("The last day."))
    basis = forms.CharField(label=_("Basis"), max_length=120, required=False, help_text=_("Number and date, if any."))


class DeputyDatesForm(forms.Form):
    """Other days for a deputy."""

    starts = _day(_("From"))
    ends = _day(_("To"), _("The last day. Yesterday ends it at once."))


class CloseLoginForm(forms.Form):
    """Why a login is closed."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        help_text=_("For the audit log."),
        error_messages=missing(_("Write the reason, for example the number of the decision.")),
    )


class UnitForm(WithUnits):
    """A new unit."""

    parent = UnitField(_("Under"), required=False, help_text=_("Empty only for the root of a tree."))
    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        validators=[visible],
        error_messages=missing(_("Write the full name of the unit.")),
    )
    short_name = forms.CharField(label=_("Short name"), max_length=60, required=False, validators=[visible])
    code = forms.CharField(
        label=_("Code"),
        max_length=30,
        required=False,
        validators=[visible],
        help_text=_("As it stands in symbols: UBND, SNV, TU."),
    )
    kind = forms.ChoiceField(
        label=_("Kind"), choices=UnitKind.choices, error_messages=missing(_("Choose a kind from the list."))
    )
    valid_from = _day(_("Valid from"))


class RenameForm(forms.Form):
    """Another name from today on."""

    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        validators=[visible],
        error_messages=missing(_("Write the full name of the unit.")),
    )
    short_name = forms.CharField(label=_("Short name"), max_length=60, required=False, validators=[visible])
    code = forms.CharField(label=_("Code"), max_length=30, required=False, validators=[visible])


class MoveForm(WithUnits):
    """Another place in the tree from today on."""

    parent = UnitField(_("Under"))


class MergeForm(WithUnits):
    """The successor, and the last day of the unit."""

    successor = UnitField(_("Successor"))
    on = _day(_("Last day"), _("Posts and sub-units go over to the successor the day after."))

    def clean(self) -> dict[str, Any]:
        """A unit with two heads is not made by oversight: it is asked for once, with their names."""
        typed = super().clean() or self.cleaned_data
        if typed.get("successor") and typed.get("on") and self.apart_from is not None:
            self._ask_about_heads(heads_together(self.apart_from, typed["successor"], typed["on"]))
        return typed

    def _ask_about_heads(self, heads: Sequence[Post]) -> None:
        if not heads:
            return
        self.fields["heads_known"] = forms.BooleanField(required=False, label=_("Merge all the same"))
        if not self.data.get("heads_known"):
            names = ", ".join(f"{post.person} ({post.unit})" for post in heads)
            words = _("The merged unit will have %(n)s heads: %(names)s. End the others first, or tick this.")
            self.add_error("heads_known", words % {"n": len(heads), "names": names})


class CloseUnitForm(forms.Form):
    """The last day of a unit."""

    on = _day(_("Last day"))
