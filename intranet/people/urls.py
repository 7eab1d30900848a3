"""Addresses of signing in and of one's own account. Mounted at the root of the site."""

from django.urls import path

from intranet.people.views import absences, account, directory, issuing, links, sign_in, slips, unit_slips

app_name = "people"
urlpatterns = [
    path("dang-nhap/", sign_in.sign_in, name="sign_in"),
    path("dang-xuat/", sign_in.sign_out, name="sign_out"),
    path("tai-khoan/", account.account, name="account"),
    path("tai-khoan/mat-khau/", account.password, name="password"),
    path("tai-khoan/quen-mat-khau/", links.forgotten, name="forgotten"),
    path("tai-khoan/dat-lai/<str:uid>/<str:token>/", links.link, name="link"),
    path("tai-khoan/phieu/", slips.enter_code, name="slip"),
    path("tai-khoan/phieu/mat-khau/", slips.set_password, name="slip_password"),
    path("tai-khoan/phieu/cap/", issuing.slips, name="slips"),
    path("tai-khoan/phieu/don-vi/<int:pk>/", unit_slips.unit_slips, name="unit_slips"),
    path("don-vi/", directory.units, name="units"),
    path("don-vi/<int:pk>/", directory.unit, name="unit"),
    path("can-bo/<int:pk>/", directory.person, name="person"),
    path("can-bo/<int:pk>/xac-nhan/", directory.confirm, name="contact_confirm"),
    path("can-bo/<int:pk>/vang-mat/", absences.new, name="absence_new"),
    path("can-bo/vang-mat/<int:absence_id>/", absences.end, name="absence_end"),
    path("tai-khoan/phieu/cap/<int:pk>/", issuing.issue, name="slip_issue"),
    path("tai-khoan/phieu/cap/xac-nhan/<int:pk>/", issuing.decide, name="slip_decide"),
]
