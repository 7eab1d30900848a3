"""Addresses of background work inside the admin; mounted by ``intranet.editor``."""

from django.urls import path

from intranet.worker import views

app_name = "worker"

urlpatterns = [
    path("", views.index, name="index"),
    path("<int:pk>/retry/", views.retry, name="retry"),
    path("<int:pk>/discard/", views.discard, name="discard"),
]
