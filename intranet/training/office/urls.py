"""Addresses of what trainers write."""

from django.urls import path

from intranet.training.office.views import bank, courses, exchange, files, following, granting, lessons, publishing

app_name = "office"

urlpatterns = [
    path("", courses.listing, name="list"),
    path("moi/", courses.start, name="start"),
    path("cau-hoi/<int:unit_id>/", bank.listing, name="bank"),
    path("cau-hoi/<int:unit_id>/moi/<slug:kind>/", bank.new, name="new_question"),
    path("cau-hoi/<int:unit_id>/xuat/", exchange.export, name="export"),
    path("cau-hoi/<int:unit_id>/nhap/", exchange.take_in, name="import"),
    path("cau-hoi/<int:unit_id>/nhap/xac-nhan/", exchange.confirm, name="confirm"),
    path("cau-hoi/<int:unit_id>/<int:number>/", bank.edit, name="question"),
    path("cau-hoi/<int:unit_id>/<int:number>/dung/", bank.set_retired, name="retire"),
    path("<uuid:public_id>/", courses.screen, name="course"),
    path("<uuid:public_id>/mo-ta/", courses.describe, name="describe"),
    path("<uuid:public_id>/bo/", courses.throw_away, name="delete"),
    path("<uuid:public_id>/rut/", courses.take_back, name="withdraw"),
    path("<uuid:public_id>/tep/", files.listing, name="files"),
    path("<uuid:public_id>/tep/<uuid:annex>/go/", files.remove, name="remove_file"),
    path("<uuid:public_id>/cong-bo/", publishing.make_public, name="publish"),
    path("<uuid:public_id>/tinh-hinh/", following.follow, name="follow"),
    path("<uuid:public_id>/tinh-hinh/xuat/", following.export, name="follow_export"),
    path("<uuid:public_id>/them-luot/<int:run>/<uuid:item>/", granting.grant, name="grant"),
    path("<uuid:public_id>/hoc-phan/", courses.new_module, name="new_module"),
    path("<uuid:public_id>/hoc-phan/<uuid:item>/", courses.module, name="module"),
    path("<uuid:public_id>/hoc-phan/<uuid:item>/bai/", courses.new_lesson, name="new_lesson"),
    path("<uuid:public_id>/phan/<uuid:item>/chuyen/", courses.move_part, name="move"),
    path("<uuid:public_id>/phan/<uuid:item>/xoa/", courses.remove_part, name="remove"),
    path("<uuid:public_id>/bai/<uuid:item>/", lessons.edit, name="lesson"),
    path("<uuid:public_id>/bai/<uuid:item>/de-ra/", courses.set_left_out, name="leave_out"),
    path("<uuid:public_id>/bai/<uuid:item>/xem-truoc/", lessons.preview, name="preview"),
]
