"""Admin addresses of the working-day calendar, under ``/admin/calendar/``."""

from django.urls import path

from intranet.editor.calendar import views

app_name = "calendar_admin"
urlpatterns = [
    path("", views.index, name="index"),
    path("<str:day>/withdraw/", views.withdraw, name="withdraw"),
]
