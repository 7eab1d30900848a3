"""Addresses of training classes."""

from django.urls import path

from intranet.training.sessions import papers, views

app_name = "sessions"

urlpatterns = [
    path("", views.listing, name="list"),
    path("moi/", views.start, name="plan"),
    path("so-lieu/", papers.report_page, name="report"),
    path("so-lieu.pdf", papers.report_as_pdf, name="report_pdf"),
    path("so-lieu.xlsx", papers.report_as_xlsx, name="report_xlsx"),
    path("<uuid:public_id>/", views.read, name="read"),
    path("<uuid:public_id>/sua/", views.change, name="change"),
    path("<uuid:public_id>/moi-du/", views.invite, name="invite"),
    path("<uuid:public_id>/tra-loi/", views.answer, name="answer"),
    path("<uuid:public_id>/chot/", views.close, name="close"),
    path("<uuid:public_id>/tep/", views.add_file, name="add_file"),
    path("<uuid:public_id>/tep/<uuid:annex>/go/", views.remove_file, name="remove_file"),
    path("<uuid:public_id>/danh-sach/", papers.sheet_page, name="sheet"),
    path("<uuid:public_id>/danh-sach.pdf", papers.sheet_as_pdf, name="pdf"),
    path("<uuid:public_id>/danh-sach.xlsx", papers.sheet_as_xlsx, name="xlsx"),
]
