"""Form fields for what official documents hold."""

from typing import Any

from django import forms


class FilesInput(forms.ClearableFileInput):
    """Chooses one file or several."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several; the value is a list."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Every file is checked like a single one."""
        files = data if isinstance(data, list | tuple) else [data]
        return [self._clean_one(each, initial, among=len(files)) for each in files or [None]]

    def _clean_one(self, file: Any, initial: Any, *, among: int) -> Any:
        try:
            return super().clean(file, initial)
        except forms.ValidationError as wrong:
            if among < 2:
                raise
            raise forms.ValidationError(f"{file.name}: {' '.join(wrong.messages)}") from wrong


class LinesField(forms.CharField):
    """A list of short texts, written one a line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def to_python(self, value: Any) -> Any:
        """Lines without blanks around them; empty ones are left out."""
        if isinstance(value, list):
            return value
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(initial) != self.to_python(data))

    def validate(self, value: Any) -> None:
        """Required means at least one line."""
        super().validate("\n".join(value))

    def run_validators(self, value: Any) -> None:
        for line in value:
            super().run_validators(line)
