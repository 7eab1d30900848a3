"""Addresses of the frame: home, the switches in it, and what a load balancer asks."""

from django.urls import path

from intranet.portal import page_views, probes, subscription_views, views
from intranet.theming.views import preview

app_name = "portal"

urlpatterns = [
    path("", views.home, name="home"),
    path("ngon-ngu/", views.language, name="language"),
    path("danh-dau/", page_views.bookmarks, name="bookmarks"),
    path("bao-loi/", page_views.report_problem, name="report"),
    path("bao-loi/da-gui/", page_views.reported, name="reported"),
    path("bao-loi/can-xu-ly/", page_views.problems, name="problems"),
    path("bao-loi/<int:problem_id>/xong/", page_views.settle_problem, name="settle"),
    path("theo-doi/", subscription_views.following, name="following"),
    path("theo-doi/<int:unit_id>/thoi/", subscription_views.stop_following, name="stop_following"),
    path("linh-vuc/<slug:slug>/", subscription_views.topic, name="topic"),
    path("linh-vuc/<slug:slug>/theo-doi/", subscription_views.follow_topic, name="follow_topic"),
    path("linh-vuc/<slug:slug>/thoi/", subscription_views.leave_topic, name="leave_topic"),
    path("xem-thu-giao-dien/", preview, name="theme_preview"),
    path("healthz", probes.healthz, name="healthz"),
    path("readyz", probes.readyz, name="readyz"),
]
