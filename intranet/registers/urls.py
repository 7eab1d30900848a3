"""Addresses of the registers."""

from django.urls import path

from intranet.registers import loan_views, series_views, views

app_name = "registers"

urlpatterns = [
    path("so/", views.overview, name="overview"),
    path("so/<int:book_id>/", views.book, name="book"),
    path("so/<int:book_id>/khoa/", views.close, name="close"),
    path("so/<int:office_id>/bao-cao/", views.report, name="report"),
    path("so/<int:office_id>/bao-cao.pdf", views.report_pdf, name="report_pdf"),
    path("so/<int:office_id>/bao-cao.xlsx", views.report_xlsx, name="report_xlsx"),
    path("so/<int:office_id>/day-so/", series_views.edit, name="series_new"),
    path("so/<int:office_id>/day-so/<int:series_id>/", series_views.edit, name="series"),
    path("so/<int:office_id>/day-so/<int:series_id>/mo/", series_views.open_period, name="open_book"),
    path("so/<int:office_id>/muon/", loan_views.listing, name="loans"),
    path("so/<int:office_id>/muon.pdf", loan_views.pdf, name="loans_pdf"),
    path("so/<int:office_id>/muon.xlsx", loan_views.xlsx, name="loans_xlsx"),
    path("so/<int:office_id>/muon/<int:loan_id>/tra/", loan_views.give_back_copy, name="give_back"),
    # Last: their slug would take every fixed name that ends like them.
    path("so/<int:book_id>/<slug:register>.pdf", views.book_pdf, name="book_pdf"),
    path("so/<int:book_id>/<slug:register>.xlsx", views.book_xlsx, name="book_xlsx"),
]
