"""Addresses of the ledger."""

from django.urls import path

from intranet.acknowledgement import unit_views, views

app_name = "acknowledgement"

urlpatterns = [
    path("xac-nhan/<int:assignment_id>/", views.acknowledge_reading, name="acknowledge"),
    path("xac-nhan/<int:assignment_id>/bao-loi/", views.tell_of_fault, name="fault"),
    path("xac-nhan/<int:assignment_id>/gia-han/", unit_views.spare, name="spare"),
    path("xac-nhan/van-ban/<int:version_id>/don-vi/<int:unit_id>/", unit_views.of_unit, name="unit"),
    path("xac-nhan/da-den/<int:receipt_id>/", unit_views.confirm_arrival, name="receive"),
    path("xac-nhan/loi/<int:fault_id>/", unit_views.settle, name="settle"),
]
