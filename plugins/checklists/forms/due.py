"""A form with one day until which something is to be done."""

from typing import Any

from intranet.contracts import DueQuestions, today, working_calendar


class DueForm(DueQuestions):
    """With a field ``due``; a day on which the office does not work is put to whoever sets it, kept or moved."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.calendar, self.asked_days = working_calendar(today()), ["due"]

    def clean(self) -> dict[str, Any]:
        self.settle_days()
        return self.cleaned_data

    @property
    def due_question(self) -> Any:
        """What is asked about the day that stands in the field now; None where nothing is."""
        return self.question("due")
