"""Addresses of learners, of training classes, and of the page that says whether a certificate is valid."""

from django.urls import include, path

from intranet.training.views import certificates, learning, listing, tests, transcripts

app_name = "training"

urlpatterns = [
    path("khoa-hoc/", listing.listing, name="list"),
    path("khoa-hoc/soan/", include("intranet.training.office.urls")),
    path("khoa-hoc/ket-qua/", listing.results, name="transcript"),
    path("khoa-hoc/ket-qua/toi.<slug:kind>", transcripts.own, name="transcript_file"),
    path("khoa-hoc/ket-qua/<int:person_id>.<slug:kind>", transcripts.of_person, name="person_file"),
    path("khoa-hoc/tong-quan/", include("intranet.training.overview.urls")),
    path("khoa-hoc/giay-chung-nhan/<str:code>/", certificates.paper, name="certificate"),
    path("khoa-hoc/luot-lam/<int:attempt>/", tests.test, name="test"),
    path("khoa-hoc/luot-lam/<int:attempt>/cau/<int:place>/", tests.save, name="save"),
    path("khoa-hoc/luot-lam/<int:attempt>/ket-qua/", tests.results, name="results"),
    path("khoa-hoc/<uuid:public_id>/", learning.course, name="course"),
    path("khoa-hoc/<uuid:public_id>/ghi-danh/", learning.begin, name="enrol"),
    path("khoa-hoc/<uuid:public_id>/ban-moi/", learning.begin_newest, name="newer"),
    path("khoa-hoc/<uuid:public_id>/bai/<uuid:item>/", learning.lesson, name="lesson"),
    path("khoa-hoc/<uuid:public_id>/bai/<uuid:item>/mo/", learning.opened, name="open"),
    path("khoa-hoc/<uuid:public_id>/bai/<uuid:item>/xong/", learning.finish, name="finish"),
    path("khoa-hoc/<uuid:public_id>/bai/<uuid:item>/cau/<int:place>/", learning.answer, name="answer"),
    path("khoa-hoc/<uuid:public_id>/bai/<uuid:item>/kiem-tra/", tests.begin, name="begin"),
    path("lop-tap-huan/", include("intranet.training.sessions.urls")),
    path("chung-nhan/<str:code>/", certificates.check, name="check"),
]
