"""A choice of people, in the order of the Vietnamese alphabet."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator

from intranet.alphabet import by_given_name


class ByGivenName(ModelChoiceIterator):
    """The people of the field by given name. One query each time it is gone through."""

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        for person in sorted(self.queryset, key=by_given_name):
            yield self.choice(person)


class PersonChoiceField(forms.ModelChoiceField):
    """One of few people; many are looked up by name instead."""

    iterator = ByGivenName
