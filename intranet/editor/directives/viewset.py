"""Directives in the admin: list, draft, preview, compare, history. Issuing is a page of its own."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, reverse, reverse_lazy
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from intranet.access.tokens import who
from intranet.directives.models import Directive
from intranet.directives.policy import DirectivePolicy
from intranet.editor.directives.chooser import DirectiveChooserViewSet
from intranet.editor.directives.forms import DirectiveAdminForm
from intranet.editor.directives.guard import guarded
from intranet.editor.directives.views import DraftCreateView, DraftDeleteView, DraftEditView
from intranet.spreadsheets import safe_cell


class DayColumn(Column):
    """A day as documents write it. Wagtail's own column says how long ago it was, which no official quotes."""

    def get_value(self, instance: Directive) -> str:
        day = super().get_value(instance)
        return str(date_format(day, "d/m/Y")) if day else ""


class DirectiveIndexView(IndexView):
    """The title of an issued directive leads to its reading page, that of a draft to its form."""

    custom_value_preprocess: ClassVar[dict[Any, Any]] = {
        **IndexView.custom_value_preprocess,
        str: {IndexView.FORMAT_CSV: safe_cell},
    }

    def get_edit_url(self, instance: Directive) -> str | None:
        url: str | None = super().get_edit_url(instance)
        return url if instance.is_draft else instance.get_absolute_url()

    def get_list_buttons(self, instance: Directive) -> list[Any]:
        return list(super().get_list_buttons(instance)) if instance.is_draft else []


class DirectiveViewSet(SnippetViewSet):
    """Wagtail's views for directives, each behind the guard."""

    model = Directive
    icon = "doc-full"
    menu_label = _("Directives")
    menu_order = 110
    add_to_admin_menu = True
    admin_url_namespace = "directives_admin"
    base_url_path = "directives"
    chooser_admin_url_namespace = "directives_chooser"
    chooser_base_url_path = "directives/chooser"
    chooser_viewset_class = DirectiveChooserViewSet
    index_view_class = DirectiveIndexView
    add_view_class = DraftCreateView
    edit_view_class = DraftEditView
    delete_view_class = DraftDeleteView
    copy_view_enabled = False
    inspect_view_enabled = False
    list_display: ClassVar[list[Any]] = [
        "summary",
        Column("symbol", label=_("Number and symbol"), sort_key="symbol"),
        Column("issuer", label=_("Issuing body"), sort_key="issuer"),
        DayColumn("date", label=_("Date"), sort_key="date"),
        Column("get_state_display", label=_("State"), sort_key="state"),
    ]
    list_filter: ClassVar[list[str]] = ["state", "type", "topic", "urgency"]
    list_export: ClassVar[list[str]] = ["symbol", "date", "issuer", "summary", "state"]
    export_filename = "directives"
    search_fields: ClassVar[list[str]] = ["folded"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("owner_unit"),
                    FieldRowPanel([FieldPanel("type"), FieldPanel("family"), FieldPanel("urgency")]),
                    FieldRowPanel([FieldPanel("symbol"), FieldPanel("place"), FieldPanel("date")]),
                    FieldPanel("issuer"),
                    FieldPanel("summary"),
                    FieldPanel("topic"),
                ],
                heading=_("Official document"),
            ),
            FieldPanel("addressees"),
            FieldPanel("body"),
            MultiFieldPanel(
                [
                    FieldPanel("recipients"),
                    FieldPanel("archive_line"),
                    FieldRowPanel([FieldPanel("authority"), FieldPanel("signatory_title"), FieldPanel("signatory")]),
                    FieldPanel("dissemination"),
                ],
                heading=_("Recipients and signature"),
            ),
        ],
        base_form_class=DirectiveAdminForm,
    )

    @property
    def breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Wagtail's own label is translated once, when the site starts; this one by each reader's language."""
        return [{"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")}]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Directive]:
        """What the editor's own office works on."""
        asker = who(request.user)
        rows = Directive.objects.select_related("type")
        return DirectivePolicy().of_office(asker, rows) if asker else rows.none()

    def get_urlpatterns(self) -> list[URLPattern]:
        return [guarded(pattern) for pattern in super().get_urlpatterns()]


def issue_url(directive: Directive) -> str:
    """The page on which an editor chooses readers and audience and issues the draft."""
    return reverse("directives:issue", args=[directive.public_id])
