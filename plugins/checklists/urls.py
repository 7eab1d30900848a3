"""Addresses of checklists, under ``/checklists/``."""

from django.urls import path

from plugins.checklists.views import appraising, campaigns, closing, inspections, library, remedies

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
    path("phieu/<uuid:public_id>/tham-dinh/", appraising.overview, name="appraising"),
    path("phieu/<uuid:public_id>/tham-dinh/chap-nhan/", appraising.accept, name="accept"),
    path("phieu/<uuid:public_id>/tham-dinh/tra-lai/", appraising.give_back, name="give_back"),
    path("phieu/<uuid:public_id>/tham-dinh/phan/<slug:letter>/", appraising.section, name="appraise"),
    path("phieu/<uuid:public_id>/dong/", appraising.close, name="close"),
    path("phieu/<uuid:public_id>/mo-lai/", appraising.reopen, name="reopen"),
    path("phieu/<uuid:public_id>/phat-hien/", appraising.find, name="find"),
    path("khac-phuc/", remedies.index, name="remedies"),
    path("khac-phuc/<uuid:public_id>/", remedies.read, name="finding"),
    path("khac-phuc/<uuid:public_id>/da-lam/", remedies.remedied, name="remedied"),
    path("khac-phuc/<uuid:public_id>/xac-minh/", remedies.verify, name="verify"),
    path("khac-phuc/<uuid:public_id>/gia-han/", remedies.postpone, name="postpone"),
    path("khac-phuc/<uuid:public_id>/mo-lai/", remedies.open_again, name="open_again"),
    path("khac-phuc/<uuid:public_id>/muc-do/", remedies.rate, name="rate"),
    path("khac-phuc/<uuid:public_id>/phu-trach/", remedies.pass_on, name="pass_on"),
    path("dot/<uuid:public_id>/dong/", closing.close, name="close_campaign"),
    path("dot/<uuid:public_id>/them/", closing.join, name="join"),
]
