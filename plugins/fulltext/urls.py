"""Addresses of the search page, below ``/fulltext/``."""

from django.urls import path

from plugins.fulltext import related_views, views
from plugins.fulltext.saved import views as saved

urlpatterns = [
    path("", views.search, name="search"),
    path("lien-quan/<str:source>/<str:key>/", related_views.related, name="related"),
    path("da-luu/", saved.index, name="saved"),
    path("da-luu/them/", saved.keep, name="save"),
    path("da-luu/<uuid:public_id>/", saved.open_results, name="open"),
    path("da-luu/<uuid:public_id>/doi-ten/", saved.rename, name="rename"),
    path("da-luu/<uuid:public_id>/xoa/", saved.forget, name="unsave"),
    path("quen/", views.forget_recent, name="forget"),
    path("suggestions/", views.suggestions, name="suggestions"),
]
