"""Addresses of the frame: home, the switches in it, and what a load balancer asks."""

from django.urls import path

from intranet.portal import probes, views
from intranet.theming.views import preview

app_name = "portal"

urlpatterns = [
    path("", views.home, name="home"),
    path("ngon-ngu/", views.language, name="language"),
    path("xem-thu-giao-dien/", preview, name="theme_preview"),
    path("healthz", probes.healthz, name="healthz"),
    path("readyz", probes.readyz, name="readyz"),
]
