"""Admin addresses of the message on every page, under ``/admin/alert/``."""

from django.urls import path

from intranet.editor.alert import views

app_name = "alert_admin"
urlpatterns = [
    path("", views.index, name="index"),
    path("end/", views.end, name="end"),
]
