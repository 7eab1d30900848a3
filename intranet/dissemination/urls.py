"""Addresses of sessions about documents."""

from django.urls import path

from intranet.dissemination import closing_views, views

app_name = "dissemination"

urlpatterns = [
    path("buoi-quan-triet/", views.listing, name="list"),
    path("buoi-quan-triet/van-ban/", views.choose, name="choose"),
    path("buoi-quan-triet/van-ban/<int:version_id>/", views.start, name="plan"),
    path("buoi-quan-triet/<int:session_id>/", views.read, name="read"),
    path("buoi-quan-triet/<int:session_id>/chot/", closing_views.close, name="close"),
    path("buoi-quan-triet/<int:session_id>/danh-sach/", views.sheet_page, name="sheet"),
    path("buoi-quan-triet/<int:session_id>/danh-sach.pdf", views.sheet_as_pdf, name="pdf"),
    path("buoi-quan-triet/<int:session_id>/danh-sach.xlsx", views.sheet_as_xlsx, name="xlsx"),
]
