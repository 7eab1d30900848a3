"""Addresses of progress."""

from django.urls import path

from intranet.progress import views

app_name = "progress"

urlpatterns = [
    path("tinh-hinh/", views.index, name="list"),
    path("tinh-hinh/<int:version_id>/", views.page, name="page"),
    path("tinh-hinh/<int:version_id>/tinh-hinh.xlsx", views.xlsx, name="xlsx"),
    path("tinh-hinh/<int:version_id>/tinh-hinh.pdf", views.pdf, name="pdf"),
    path("tinh-hinh/<int:version_id>/ket-thuc/", views.closed, name="closed"),
    path("tinh-hinh/<int:version_id>/don-doc/", views.urge_late, name="urge"),
    path("tinh-hinh/<int:version_id>/don-vi/<int:unit_id>/", views.names, name="names"),
    path("tinh-hinh/<int:version_id>/don-vi/<int:unit_id>/danh-sach.xlsx", views.names_xlsx, name="names_xlsx"),
]
