"""Addresses of guidance."""

from django.urls import path

from intranet.guidance import annex_views, review_views, views

app_name = "guidance"

urlpatterns = [
    path("cam-nang/", views.listing, name="list"),
    path("cam-nang/viet/", views.start, name="start"),
    path("cam-nang/ra-soat/", review_views.listing, name="due"),
    path("cam-nang/tu-du-thao/<uuid:public_id>/", views.keep_draft, name="keep"),
    path("cam-nang/<uuid:public_id>/", views.read, name="read"),
    path("cam-nang/<uuid:public_id>/sua/", views.edit, name="edit"),
    path("cam-nang/<uuid:public_id>/cong-bo/", views.make_public, name="publish"),
    path("cam-nang/<uuid:public_id>/ra-soat/", review_views.review, name="review"),
    path("cam-nang/<uuid:public_id>/tep/", annex_views.listing, name="annexes"),
    path("cam-nang/<uuid:public_id>/tep/<uuid:annex>/go/", annex_views.remove, name="remove_annex"),
    path("cam-nang/<uuid:public_id>/go/", views.take_away, name="withdraw"),
    path("cam-nang/<uuid:public_id>/bo/", views.throw_away, name="delete"),
]
