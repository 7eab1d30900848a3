"""Addresses of the search page, below ``/fulltext/``."""

from django.urls import path

from plugins.fulltext import related_views, views

urlpatterns = [
    path("", views.search, name="search"),
    path("lien-quan/<str:source>/<str:key>/", related_views.related, name="related"),
    path("quen/", views.forget_recent, name="forget"),
    path("suggestions/", views.suggestions, name="suggestions"),
]
