"""Admin addresses of people and units, under ``/admin/people/``."""

from django.urls import path

from intranet.editor.people import handovers, imports, people, posts, units

app_name = "people_admin"
urlpatterns = [
    path("", people.index, name="index"),
    path("new/", people.new, name="new"),
    path("import/", imports.upload, name="import"),
    path("import/confirm/", imports.confirmed, name="import_confirm"),
    path("import/blank.xlsx", imports.template, name="import_template"),
    path("import/<int:pk>/", imports.progress, name="import_progress"),
    path("handover/<int:pk>/", handovers.minutes, name="handover"),
    path("handover/<int:pk>/minutes.pdf", handovers.minutes_as_pdf, name="handover_pdf"),
    path("<int:pk>/", people.person, name="person"),
    path("<int:pk>/close/", people.close, name="close"),
    path("<int:pk>/reopen/", people.reopen, name="reopen"),
    path("<int:pk>/post/", posts.new, name="post_new"),
    path("post/<int:pk>/end/", posts.end, name="post_end"),
    path("post/<int:pk>/main/", posts.make_main, name="post_main"),
    path("post/<int:pk>/deputy/", posts.new_deputy, name="deputy_new"),
    path("deputy/<int:pk>/", posts.deputy_dates, name="deputy_dates"),
    path("units/", units.tree, name="units"),
    path("units/new/", units.new, name="unit_new"),
    path("units/<int:pk>/rename/", units.rename, name="unit_rename"),
    path("units/<int:pk>/move/", units.move, name="unit_move"),
    path("units/<int:pk>/merge/", units.merge, name="unit_merge"),
    path("units/<int:pk>/close/", units.close, name="unit_close"),
]
