"""Addresses below ``/admin/circulation/``."""

from django.urls import path

from plugins.circulation.views import marks

urlpatterns = [
    path("", marks.index, name="index"),
    path("levels/add/", marks.add_level, name="add_level"),
    path("levels/<slug:slug>/", marks.level, name="level"),
    path("markings/add/", marks.add_marking, name="add_marking"),
    path("markings/<slug:slug>/", marks.marking, name="marking"),
]
