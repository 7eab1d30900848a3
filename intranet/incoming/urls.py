"""Addresses of incoming documents and their handling."""

from django.urls import path

from intranet.incoming import views

app_name = "incoming"

urlpatterns = [
    path("van-ban-den/", views.listing, name="list"),
    path("van-ban-den/<uuid:public_id>/<int:office_id>/phieu/", views.slip, name="slip"),
    path("van-ban-den/<uuid:public_id>/<int:office_id>/<slug:action>/", views.step, name="step"),
]
