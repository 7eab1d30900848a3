"""Addresses of checklists, under ``/checklists/``."""

from django.urls import path

from plugins.checklists.views import answering, campaigns, duties, evidence, inspections, library, printing

urlpatterns = [
    path("", inspections.index, name="index"),
    path("thu-vien/", library.index, name="library"),
    path("thu-vien/<slug:code>/", library.read, name="checklist"),
    path("thu-vien/<slug:code>/ban-hanh/", library.publish, name="publish"),
    path("thu-vien/<slug:code>/in/", printing.blank, name="print_blank"),
    path("minh-chung/", evidence.stores, name="stores"),
    path("minh-chung/don-vi/<int:unit>/", evidence.store, name="store"),
    path("minh-chung/<uuid:public_id>/", evidence.paper, name="paper"),
    path("minh-chung/<uuid:public_id>/<int:number>/", evidence.download, name="evidence_file"),
    path("dot/moi/", campaigns.new, name="new_campaign"),
    path("dot/<uuid:public_id>/", campaigns.read, name="campaign"),
    path("dot/<uuid:public_id>/mo/", campaigns.open_it, name="open_campaign"),
    path("phieu/<uuid:public_id>/", inspections.read, name="inspection"),
    path("phieu/<uuid:public_id>/cau/<int:place>/", answering.answer, name="answer"),
    path("phieu/<uuid:public_id>/cau/<int:place>/minh-chung/", evidence.cite, name="cite"),
    path("phieu/<uuid:public_id>/phan-cong/", duties.assign, name="assign"),
    path("phieu/<uuid:public_id>/in/", printing.inspection, name="print"),
    path("phieu/<uuid:public_id>/trinh/", inspections.submit, name="submit"),
    path("phieu/<uuid:public_id>/ky/", inspections.sign, name="sign"),
    path("phieu/<uuid:public_id>/phan/<slug:letter>/", answering.section, name="section"),
]
