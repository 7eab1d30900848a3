"""Addresses of outgoing documents on their way."""

from django.urls import path

from intranet.outgoing import views
from intranet.outgoing.elsewhere import views as elsewhere

app_name = "outgoing"

urlpatterns = [
    path("van-ban-di/", views.listing, name="list"),
    path("van-ban-di/soan/", views.start, name="start"),
    path("van-ban-di/so-he-thong-khac/<int:office_id>/", elsewhere.upload, name="elsewhere"),
    path("van-ban-di/so-he-thong-khac/<int:office_id>/ghi/", elsewhere.confirm, name="elsewhere_confirm"),
    path("van-ban-di/so-he-thong-khac/<int:office_id>/cho-so.xlsx", elsewhere.waiting_list, name="elsewhere_waiting"),
    path("van-ban-di/<uuid:public_id>/gop-y/<int:comment_id>/", views.comment, name="comment"),
    path("van-ban-di/<uuid:public_id>/sua-doi/", views.amend, name="amend"),
    path("van-ban-di/<uuid:public_id>/ban-goc/", views.original, name="original"),
    path("van-ban-di/<uuid:public_id>/<slug:action>/", views.step, name="step"),
]
