"""Addresses of duties; numbers of items recur, so an address carries an opaque id."""

from django.urls import path

from intranet.duties import views

app_name = "duties"

urlpatterns = [
    path("nhiem-vu/<uuid:public_id>/", views.read, name="read"),
]
