"""Addresses of checklists, under ``/checklists/``."""

from django.urls import path

from plugins.checklists.views import campaigns, inspections, library

urlpatterns = [
    path("", inspections.index, name="index"),
    path("thu-vien/", library.index, name="library"),
    path("thu-vien/<slug:code>/", library.read, name="checklist"),
    path("thu-vien/<slug:code>/ban-hanh/", library.publish, name="publish"),
    path("dot/moi/", campaigns.new, name="new_campaign"),
    path("dot/<uuid:public_id>/", campaigns.read, name="campaign"),
    path("dot/<uuid:public_id>/mo/", campaigns.open_it, name="open_campaign"),
    path("phieu/<uuid:public_id>/", inspections.read, name="inspection"),
    path("phieu/<uuid:public_id>/cau/<int:place>/", inspections.answer, name="answer"),
    path("phieu/<uuid:public_id>/trinh/", inspections.submit, name="submit"),
    path("phieu/<uuid:public_id>/ky/", inspections.sign, name="sign"),
    path("phieu/<uuid:public_id>/phan/<slug:letter>/", inspections.section, name="section"),
]
