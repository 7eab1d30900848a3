from django.urls import path

from intranet.files.views import open_file

app_name = "files"
urlpatterns = [path("tep/<uuid:public_id>/", open_file, name="open")]
