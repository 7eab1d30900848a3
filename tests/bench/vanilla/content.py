"""Content of the rival: a restricted section, one article with the text of our letter, a reader in the group."""

from django.contrib.auth.models import Group, User
from wagtail.models import Page, PageViewRestriction, Site

from tests.bench.servers import ROOT
from tests.bench.vanilla.pages.models import ArticlePage


def make_restricted_page() -> tuple[str, User]:
    """The path of the article and a user who may read it."""
    root = Site.objects.get().root_page
    section = root.add_child(instance=Page(title="Văn bản", slug="van-ban", show_in_menus=True))
    paragraphs = (ROOT / "intranet" / "directives" / "letters" / "1052-UBND-NC.txt").read_text().split("\n\n")
    for number in range(20):
        article = ArticlePage(title=f"Văn bản {number}", slug=f"van-ban-{number}", show_in_menus=number < 6)
        article.body = [("paragraph", f"<p>{text}</p>") for text in paragraphs]
        section.add_child(instance=article)
    group = Group.objects.create(name="readers")
    restriction = PageViewRestriction.objects.create(page=section, restriction_type="groups")
    restriction.groups.add(group)
    reader = User.objects.create_user("reader")
    reader.groups.add(group)
    return f"/van-ban/{article.slug}/", reader
