"""Admin address of the timing of reminders, under ``/admin/reminders/``."""

from django.urls import path

from intranet.editor.reminders import views

app_name = "reminders_admin"
urlpatterns = [
    path("", views.index, name="index"),
    path("readings/", views.readings, name="readings"),
]
