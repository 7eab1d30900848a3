"""Addresses of duties; numbers of items recur, so an address carries an opaque id."""

from django.urls import path

from intranet.duties import views

app_name = "duties"

urlpatterns = [
    path("nhiem-vu/", views.follow_up, name="board"),
    path("nhiem-vu/nhiem-vu.xlsx", views.export, name="export"),
    path("nhiem-vu/<uuid:public_id>/", views.read, name="read"),
    path("van-ban/<uuid:public_id>/nhiem-vu/", views.open_items, name="open"),
]
