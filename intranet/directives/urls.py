"""Addresses of official documents. Numbers recur by year and term, so an address carries an opaque id."""

from django.urls import path

from intranet.directives import annex_views, audience_views, label_views, print_views, transcript_views, views

app_name = "directives"

urlpatterns = [
    path("van-ban/", views.listing, name="list"),
    path("van-ban/<uuid:public_id>/", views.read, name="read"),
    path("van-ban/<uuid:public_id>/phat-hanh/", views.issue_draft, name="issue"),
    path("van-ban/<uuid:public_id>/linh-vuc/", label_views.choose_topic, name="label"),
    path("van-ban/<uuid:public_id>/pham-vi/", audience_views.change, name="audience"),
    path("van-ban/<uuid:public_id>/pham-vi/mo-trang/", audience_views.open_pages, name="open_pages"),
    path("van-ban/<uuid:public_id>/pham-vi/<int:change_id>/", audience_views.decide_on, name="audience_decide"),
    path("van-ban/<uuid:public_id>/thu-hoi/", views.recall_issued, name="recall"),
    path("van-ban/<uuid:public_id>/ban-doc/", transcript_views.put_right, name="transcribe"),
    path("van-ban/<uuid:public_id>/in.pdf", print_views.print_pdf, name="print_pdf"),
    path("van-ban/<uuid:public_id>/in.docx", print_views.print_docx, name="print_docx"),
    path("tiep-nhan/", views.intake, name="intake"),
    path("tiep-nhan/<uuid:public_id>/", views.edit, name="edit"),
    path("tiep-nhan/<uuid:public_id>/phu-luc/", annex_views.listing, name="annexes"),
    path("tiep-nhan/<uuid:public_id>/phu-luc/<uuid:annex>/bo/", annex_views.remove, name="remove_annex"),
    path("tiep-nhan/<uuid:public_id>/bo/", views.throw_away, name="delete"),
]
