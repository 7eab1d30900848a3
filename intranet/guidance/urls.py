"""Addresses of guidance."""

from django.urls import path

from intranet.guidance import views

app_name = "guidance"

urlpatterns = [
    path("cam-nang/", views.listing, name="list"),
    path("cam-nang/viet/", views.start, name="start"),
    path("cam-nang/tu-du-thao/<uuid:public_id>/", views.keep_draft, name="keep"),
    path("cam-nang/<uuid:public_id>/", views.read, name="read"),
    path("cam-nang/<uuid:public_id>/sua/", views.edit, name="edit"),
    path("cam-nang/<uuid:public_id>/go/", views.take_away, name="withdraw"),
    path("cam-nang/<uuid:public_id>/bo/", views.throw_away, name="delete"),
]
