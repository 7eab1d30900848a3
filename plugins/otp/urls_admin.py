"""Addresses below ``/admin/otp/``."""

from django.urls import path

from plugins.otp.views import help_desk, office

urlpatterns = [
    path("", office.index, name="index"),
    path("guard/", office.guard, name="guard"),
    path("policy/<slug:rule>/", office.policy, name="policy"),
    path("stop/<slug:rule>/", office.stop, name="stop"),
    path("resets/", help_desk.resets, name="resets"),
    path("resets/<int:reset_id>/", help_desk.decide, name="decide"),
]
