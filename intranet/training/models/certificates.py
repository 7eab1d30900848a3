"""Certificates: given once a run, numbered by the unit that gives them, checked by a code that says nothing."""

import secrets
from datetime import date

from django.db import models

LETTERS, LENGTH = "23456789abcdefghjkmnpqrstuvwxyz", 20
"""Letters and figures that nobody mistakes for one another."""


def new_code() -> str:
    """99 bits that nobody guesses."""
    return "".join(secrets.choice(LETTERS) for _place in range(LENGTH))


class Certificate(models.Model):
    """What was given for a completed run, as it was printed: a name or a title that changes later changes nothing here.

    ``valid_until`` is the last day on which it is valid, none where it does not end. ``number`` counts within unit and
    year.
    """

    enrolment = models.OneToOneField("intranet_training.Enrolment", models.PROTECT, related_name="certificate")
    unit = models.ForeignKey("intranet_people.Unit", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    code = models.CharField(max_length=LENGTH, unique=True, default=new_code)
    holder = models.CharField(max_length=160)
    title = models.CharField(max_length=255)
    issued_on = models.DateField()
    valid_until = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "year", "number"], name="one_certificate_of_a_number")]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"

    def is_valid_on(self, day: date) -> bool:
        """Whether ``day`` is not behind its last one."""
        return self.valid_until is None or day <= self.valid_until
