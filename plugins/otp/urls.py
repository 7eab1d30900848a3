"""Addresses below ``/otp/``. Nothing here stands behind a rule: this is where rules send people."""

from django.urls import path

from plugins.otp.views import devices, setting_up, sheets, step_up

urlpatterns = [
    path("", devices.devices, name="devices"),
    path("xac-thuc/", step_up.step_up, name="step_up"),
    path("mat-khau/", setting_up.password, name="password"),
    path("them/", setting_up.begin, name="begin"),
    path("ung-dung/", setting_up.app, name="app"),
    path("ung-dung/moi/", setting_up.new_app, name="new_app"),
    path("the-ma/", sheets.card, name="card"),
    path("the-ma/moi/", sheets.new_card, name="new_card"),
    path("ma-du-phong/", sheets.recovery_codes, name="recovery_codes"),
    path("thiet-bi/<uuid:public_id>/", devices.device, name="device"),
    path("thiet-bi/<uuid:public_id>/go/", devices.take_away, name="take_away"),
]
