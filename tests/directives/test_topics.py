"""The topic of a document: chosen in the draft, beside the text, in the lists."""

from django.test import Client
from django.urls import reverse

from intranet.directives.models import Directive, Listed
from intranet.directives.pages import initial
from intranet.directives.queries import Filters, listing
from intranet.directives.services import fingerprint
from intranet.topics.services import add_topic, change_topic
from tests.factories.documents import draft, issued
from tests.factories.province import Province


def _typed(directive: Directive, **changes: object) -> dict[str, object]:
    values = {name: value for name, value in initial(directive).items() if value is not None}
    lines = {name: "\n".join(value) for name, value in values.items() if isinstance(value, list)}
    return values | lines | {"date": "16/11/2026", "seen": fingerprint(directive)} | changes


def _save(client: Client, directive: Directive, **changes: object) -> Directive:
    client.post(reverse("directives:edit", args=[directive.public_id]), _typed(directive, **changes))
    return Directive.objects.get(pk=directive.pk)


def test_topic_is_chosen_kept_and_taken_off_in_the_draft(province: Province, client: Client) -> None:
    topic, directive = add_topic("Y tế", province.editor), draft(province)
    client.force_login(province.clerk)

    chosen = _save(client, directive, topic=topic.pk)
    kept = _save(client, chosen, place="Hà Nội")
    taken_off = _save(client, kept, topic="")

    assert [each.topic for each in (directive, chosen, kept, taken_off)] == [None, topic, topic, None]
    assert kept.place == "Hà Nội"


def test_topic_no_more_offered_stays_on_the_draft_that_bears_it(province: Province, client: Client) -> None:
    topic = add_topic("Y tế", province.editor)
    bearing, other = draft(province, topic=topic), draft(province, symbol="2/UBND")
    change_topic(topic.pk, province.editor, name="Y tế", is_offered=False)
    client.force_login(province.clerk)

    saved = [_save(client, each, topic=topic.pk, place="Hà Nội") for each in (bearing, other)]

    assert [(each.topic, each.place) for each in saved] == [(topic, "Hà Nội"), (None, "An Bình")]


def test_other_topic_is_another_draft_and_another_name_is_not(province: Province) -> None:
    topic, directive = add_topic("Y tế", province.editor), draft(province)
    before = fingerprint(directive)

    directive.topic = topic
    chosen = fingerprint(directive)
    directive.topic = change_topic(topic.pk, province.editor, name="Y tế – dân số", is_offered=True)

    assert before != chosen == fingerprint(directive)


def test_topic_of_somebody_else_is_said_at_its_field(province: Province, client: Client) -> None:
    mine, theirs = (add_topic(name, province.editor) for name in ("Y tế", "Đất đai"))
    directive = draft(province)
    typed = _typed(directive, topic=mine.pk)
    Directive.objects.filter(pk=directive.pk).update(topic=theirs)
    client.force_login(province.clerk)

    page = client.post(reverse("directives:edit", args=[directive.public_id]), typed)

    assert page.context["form"].errors["topic"] == ["Người khác đã lưu: Đất đai"]


def test_reading_page_leads_to_the_topic_and_its_text_does_not_name_it(province: Province, client: Client) -> None:
    topic = add_topic("Y tế <b>", province.editor)
    directive = issued(province, topic=topic)
    client.force_login(province.cadre)

    page = client.get(directive.get_absolute_url()).content.decode()

    assert f'<a href="{topic.get_absolute_url()}">Y tế &lt;b&gt;</a>' in page
    assert directive.current_version is not None
    assert "Y tế" not in directive.current_version.html


def test_issue_lists_a_directive_under_its_topic(province: Province, client: Client) -> None:
    topic = add_topic("Y tế", province.editor)
    labelled = issued(province, symbol="1/UBND", topic=topic)
    issued(province, symbol="2/UBND")
    client.force_login(province.cadre)

    found = client.get("/van-ban/", {"linh-vuc": topic.slug})

    assert [row.symbol for row in found.context["page"]] == ["1/UBND"]
    assert found.context["choices"].topics == [topic]
    assert set(Listed.objects.filter(directive=labelled).values_list("topic", flat=True)) == {topic.pk}


def test_topics_of_what_one_may_not_read_are_not_offered_as_filters(province: Province) -> None:
    topic = add_topic("Y tế", province.editor)
    issued(province, topic=topic)

    offered = [listing(who, Filters(), 1).choices.topics for who in (province.cadre, province.outsider)]

    assert offered == [[topic], []]
