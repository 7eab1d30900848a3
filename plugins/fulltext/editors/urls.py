"""Addresses below ``/admin/fulltext/``."""

from django.urls import path

from plugins.fulltext.editors import picking, views

urlpatterns = [
    path("", picking.index, name="index"),
    path("picks/", picking.query, name="picks"),
    path("wordings/", views.wordings, name="wordings"),
    path("wordings/<int:wording_id>/", views.wording, name="wording"),
    path("wordings/<int:wording_id>/remove/", views.remove, name="remove"),
]
