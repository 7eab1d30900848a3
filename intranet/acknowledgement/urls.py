"""Addresses of the ledger."""

from django.urls import path

from intranet.acknowledgement import views

app_name = "acknowledgement"

urlpatterns = [
    path("xac-nhan/<int:assignment_id>/", views.acknowledge_reading, name="acknowledge"),
    path("xac-nhan/<int:assignment_id>/bao-loi/", views.tell_of_fault, name="fault"),
]
