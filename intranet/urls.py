"""Every address of the site. What is not listed here, or belongs to a plugin that is off, is the one 404."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from intranet.portal.errors import bad_request, not_found, permission_denied, server_error
from intranet.registry.urls import plugin_urlpatterns

handler400 = bad_request
handler403 = permission_denied
handler404 = not_found
handler500 = server_error

urlpatterns = [
    path("admin/", include("intranet.editor.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("", include("intranet.portal.urls")),
    path("", include("intranet.people.urls")),
    path("", include("intranet.directives.urls")),
    path("", include("intranet.duties.urls")),
    path("", include("intranet.outgoing.urls")),
    path("", include("intranet.incoming.urls")),
    path("", include("intranet.registers.urls")),
    path("", include("intranet.guidance.urls")),
    path("", include("intranet.training.urls")),
    path("", include("intranet.acknowledgement.urls")),
    path("", include("intranet.dissemination.urls")),
    path("", include("intranet.progress.urls")),
    path("", include("intranet.files.urls")),
    path("", include("intranet.notifications.urls")),
    *plugin_urlpatterns(),
]
