"""Days as they are written here, in every form: day, month, year, whatever the language of the browser."""

from collections.abc import Sequence
from typing import Any

from django import forms

FORMATS = ["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"]


def day_field(
    label: Any,
    *,
    invalid: Any,
    missing: Any = "",
    help_text: Any = "",
    placeholder: Any = "",
    validators: Sequence[Any] = (),
) -> forms.DateField:
    """A text field for a day, shown as 30/11/2026; a browser's own chooser would follow the browser's language.

    ``invalid`` says how to write a day; with ``missing``, which says what to fill in, the field is required.
    """
    attributes = {"inputmode": "numeric", "autocomplete": "off"} | ({"placeholder": placeholder} if placeholder else {})
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=bool(missing),
        widget=forms.DateInput(format="%d/%m/%Y", attrs=attributes),
        input_formats=FORMATS,
        validators=validators,
        error_messages={"invalid": invalid} | ({"required": missing} if missing else {}),
    )
