"""Addresses of the search page, below ``/fulltext/``."""

from django.urls import path

from plugins.fulltext import views

urlpatterns = [
    path("", views.search, name="search"),
    path("quen/", views.forget_recent, name="forget"),
    path("suggestions/", views.suggestions, name="suggestions"),
]
