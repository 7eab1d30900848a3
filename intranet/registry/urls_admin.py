"""Addresses of the control panel, mounted by ``intranet.editor`` under ``/admin/plugins/``."""

from django.urls import path

from intranet.registry import views

app_name = "plugins"
urlpatterns = [
    path("", views.index, name="index"),
    path("<slug:slug>/switch/", views.switch, name="switch"),
    path("<slug:slug>/settings/", views.settings, name="settings"),
]
