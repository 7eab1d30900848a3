"""Addresses under /dummy/."""

from django.urls import path

from tests.doubles.dummy import views

urlpatterns = [
    path("", views.index, name="index"),
    path("say/", views.say, name="say"),
    path("<uuid:public_id>/", views.read, name="read"),
]
