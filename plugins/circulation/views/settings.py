"""The settings of a space, for its keepers."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from intranet.contracts import done, visible_or_404
from plugins.circulation.forms.spaces import SettingsForm
from plugins.circulation.models import Space
from plugins.circulation.services.settings import change_space


def settings(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Name, purpose, days and policies."""
    space = visible_or_404(request, Space, action="keep", public_id=public_id)
    form = SettingsForm(request.POST or None, instance=Space.objects.get(pk=space.pk))  # of its own: typing changes it
    answer = done(
        request,
        form,
        lambda given: change_space(space, given.cleaned_data, request.user),
        reverse("circulation:space", args=[space.public_id]),
        _("The settings are saved and hold at once."),
    )
    return answer or render(request, "circulation/settings.html", {"space": space, "form": form})
