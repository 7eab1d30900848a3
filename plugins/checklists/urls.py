"""Addresses of checklists, under ``/checklists/``."""

from django.urls import path

from plugins.checklists.views import campaigns, figures, inspections, library

urlpatterns = [
    path("", inspections.index, name="index"),
    path("thu-vien/", library.index, name="library"),
    path("thu-vien/<slug:code>/", library.read, name="checklist"),
    path("thu-vien/<slug:code>/ban-hanh/", library.publish, name="publish"),
    path("dot/moi/", campaigns.new, name="new_campaign"),
    path("dot/<uuid:public_id>/", campaigns.read, name="campaign"),
    path("dot/<uuid:public_id>/mo/", campaigns.open_it, name="open_campaign"),
    path("dot/<uuid:public_id>/sua/", campaigns.change, name="change_campaign"),
    path("dot/<uuid:public_id>/bo/", campaigns.drop, name="drop_campaign"),
    path("dot/<uuid:public_id>/bot/", campaigns.leave_out, name="leave_out"),
    path("dot/<uuid:public_id>/don-vi/<int:unit>/", figures.unit, name="campaign_unit"),
    path("dot/<uuid:public_id>/phan/<slug:letter>/", figures.section, name="campaign_section"),
    path("dot/<uuid:public_id>/cau/<int:place>/", figures.question, name="campaign_question"),
    path("dot/<uuid:public_id>/so/<slug:figure>/", figures.stage, name="campaign_stage"),
    path("dot/<uuid:public_id>/khac-phuc-qua-han/", figures.overdue, name="campaign_overdue"),
    path("dot/<uuid:public_id>/xlsx/", figures.xlsx, name="campaign_xlsx"),
    path("dot/<uuid:public_id>/pdf/", figures.pdf, name="campaign_pdf"),
    path("phieu/<uuid:public_id>/", inspections.read, name="inspection"),
    path("phieu/<uuid:public_id>/cau/<int:place>/", inspections.answer, name="answer"),
    path("phieu/<uuid:public_id>/trinh/", inspections.submit, name="submit"),
    path("phieu/<uuid:public_id>/ky/", inspections.sign, name="sign"),
    path("phieu/<uuid:public_id>/phan/<slug:letter>/", inspections.section, name="section"),
]
