"""Addresses of the setting screen; mounted below ``/admin/`` for those who may open the admin."""

from django.urls import path

from intranet.theming import views

app_name = "theming"

urlpatterns = [
    path("", views.themes, name="themes"),
    path("choose/", views.choose, name="choose"),
]
