"""Addresses of the reader's notices."""

from django.urls import path

from intranet.notifications import views

app_name = "notifications"

urlpatterns = [
    path("thong-bao/", views.index, name="list"),
    path("thong-bao/da-doc/", views.mark_all_read, name="mark_all_read"),
    path("thong-bao/<int:pk>/da-doc/", views.mark_read, name="mark_read"),
]
