"""Addresses of the log inside the admin; mounted by ``intranet.editor``."""

from django.urls import path

from intranet.audit import views

app_name = "audit"

urlpatterns = [
    path("", views.index, name="index"),
    path("<int:pk>/", views.detail, name="detail"),
    path("export.csv", views.export_csv, name="export_csv"),
    path("export.xlsx", views.export_xlsx, name="export_xlsx"),
    path("verify/", views.verify, name="verify"),
]
