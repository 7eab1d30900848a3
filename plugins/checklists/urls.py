"""Addresses of checklists, under ``/checklists/``."""

from django.urls import path

from plugins.checklists.views import campaigns, drafts, exchange, inspections, library

urlpatterns = [
    path("", inspections.index, name="index"),
    path("thu-vien/", library.index, name="library"),
    path("thu-vien/moi/", library.new, name="new_checklist"),
    path("thu-vien/<slug:code>/", library.read, name="checklist"),
    path("thu-vien/<slug:code>/ban-hanh/", library.publish, name="publish"),
    path("thu-vien/<slug:code>/phien-ban/moi/", library.begin, name="begin_version"),
    path("thu-vien/<slug:code>/phien-ban/<int:number>/", library.version, name="version"),
    path("thu-vien/<slug:code>/phien-ban/<int:number>/khac-biet/", library.differences, name="differences"),
    path("thu-vien/<slug:code>/phien-ban/<int:number>/xlsx/", exchange.export, name="export_checklist"),
    path("thu-vien/<slug:code>/nhap/", exchange.take_in, name="import_checklist"),
    path("thu-vien/<slug:code>/nhap/xac-nhan/", exchange.confirm, name="confirm_import"),
    path("thu-vien/<slug:code>/soan/", drafts.edit, name="edit_checklist"),
    path("thu-vien/<slug:code>/soan/can-cu/", drafts.details, name="edit_details"),
    path("thu-vien/<slug:code>/soan/chuyen/", drafts.move, name="move"),
    path("thu-vien/<slug:code>/soan/xem-truoc/", drafts.preview, name="preview_question"),
    path("thu-vien/<slug:code>/soan/phan/moi/", drafts.new_section, name="new_section"),
    path("thu-vien/<slug:code>/soan/phan/bo/", drafts.remove_section, name="remove_section"),
    path("thu-vien/<slug:code>/soan/phan/<int:place>/", drafts.edit_section, name="edit_section"),
    path("thu-vien/<slug:code>/soan/cau/", drafts.new_question, name="new_question"),
    path("thu-vien/<slug:code>/soan/cau/<slug:key>/", drafts.edit_question, name="edit_question"),
    path("thu-vien/<slug:code>/soan/cau/<slug:key>/bo/", drafts.remove_question, name="remove_question"),
    path("dot/moi/", campaigns.new, name="new_campaign"),
    path("dot/<uuid:public_id>/", campaigns.read, name="campaign"),
    path("dot/<uuid:public_id>/mo/", campaigns.open_it, name="open_campaign"),
    path("phieu/<uuid:public_id>/", inspections.read, name="inspection"),
    path("phieu/<uuid:public_id>/cau/<int:place>/", inspections.answer, name="answer"),
    path("phieu/<uuid:public_id>/trinh/", inspections.submit, name="submit"),
    path("phieu/<uuid:public_id>/ky/", inspections.sign, name="sign"),
    path("phieu/<uuid:public_id>/phan/<slug:letter>/", inspections.section, name="section"),
]
