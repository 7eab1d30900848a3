"""Admin addresses that come before Wagtail's own: one way in, one account page, no counts."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.generic import RedirectView

urlpatterns = [
    path("login/", login_not_required(RedirectView.as_view(pattern_name="people:sign_in", query_string=True))),
    path("account/", RedirectView.as_view(pattern_name="people:account")),
    path("snippets/", RedirectView.as_view(pattern_name="wagtailadmin_home")),
]
