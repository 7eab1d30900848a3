"""Addresses of the overview."""

from django.urls import path

from intranet.training.overview import urge_views, views

app_name = "overview"

urlpatterns = [
    path("", views.index, name="list"),
    path("nguoi/", views.people, name="people"),
    path("nguoi.xlsx", views.people_xlsx, name="people_xlsx"),
    path("nguoi.pdf", views.people_pdf, name="people_pdf"),
    path("nguoi/<int:person_id>/", views.person, name="person"),
    path("con-phai-hoc/", urge_views.units, name="waiting"),
    path("con-phai-hoc.xlsx", urge_views.units_xlsx, name="waiting_xlsx"),
    path("con-phai-hoc.pdf", urge_views.units_pdf, name="waiting_pdf"),
    path("con-phai-hoc/don-vi/<int:unit_id>/", urge_views.unit, name="waiting_unit"),
    path("<uuid:public_id>/nhac-hoc/", urge_views.remind, name="remind"),
    path("<uuid:public_id>/", views.course, name="course"),
    path("<uuid:public_id>/muc-do.xlsx", views.course_xlsx, name="xlsx"),
    path("<uuid:public_id>/muc-do.pdf", views.course_pdf, name="pdf"),
    path("<uuid:public_id>/don-vi/<int:unit_id>/", views.names, name="names"),
    path("<uuid:public_id>/dung/<slug:item>/", views.stopped, name="stopped"),
]
