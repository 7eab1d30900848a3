"""Admin addresses of the vocabulary, under ``/admin/topics/``."""

from django.urls import path

from intranet.editor.topics import views

app_name = "topics_admin"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:topic_id>/", views.change, name="change"),
]
