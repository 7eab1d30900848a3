from django.urls import path

from intranet.files.views import open_file, page_picture

app_name = "files"
urlpatterns = [
    path("tep/<uuid:public_id>/", open_file, name="open"),
    path("tep/<uuid:public_id>/trang/<int:number>/", page_picture, name="page"),
]
