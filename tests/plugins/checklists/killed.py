"""Kills a process at lines spread over an answer, a campaign that opens, and an inspection on its way.

Run as a process of its own: ``python -m tests.plugins.checklists.killed``.
"""

import json
import sys
from typing import Any

import django

from tests.killing import Killing

WATCHED = (
    "/plugins/checklists/",
    "/intranet/audit/services.py",
    "/intranet/database.py",
    "/intranet/worker/services.py",
)


def main() -> None:
    django.setup()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    from intranet.audit.verify import verify
    from intranet.registry.services import enable
    from tests.factories.province import build_province
    from tests.plugins.checklists.house import published

    enable("checklists")
    province = build_province()
    version, killing = published(province), Killing(WATCHED, check_steps)
    found = {task.__name__: killing.points(task(province, version)) for task in (Answering, Opening, HandingOn)}
    sys.stdout.write(json.dumps(found | {"intact": verify().is_intact}))


def check_steps() -> None:
    """The newest inspections stand where their last step says, and count what is answered."""
    from plugins.checklists.models import Inspection, State, Work

    for inspection in Inspection.objects.order_by("-pk")[:4]:
        last = inspection.steps.last()
        assert inspection.state == (last.after if last else State.OPEN)
        assert inspection.answered == inspection.answers.filter(work=Work.DONE).count()
        assert inspection.answers.count() == inspection.asked
        assert (inspection.signed_by_id is None) == (inspection.signed_at is None)


class Answering:
    """What a person was told is kept, is kept; and it is written once."""

    def __init__(self, province: Any, version: Any) -> None:
        self.head = province.head
        self.inspection = _opened(province, version)

    def prepare(self, line: int) -> None:
        self.answer = self.inspection.answers.get(question__place=1)
        self.note = f"dòng {line}"

    def work(self) -> None:
        from plugins.checklists.services.answering import Typed, write

        write(self.answer, Typed(verdict="yes", note=self.note), self.answer.revision, self.head)

    def check_after_the_kill(self, answered: bool) -> None:
        assert not answered or self._kept() == (self.note, self.answer.revision + 1)

    def check_done(self) -> None:
        assert self._kept() == (self.note, self.answer.revision + 1)

    def _kept(self) -> tuple[str, int]:
        found = self.inspection.answers.get(pk=self.answer.pk)
        return found.note, found.revision


class Opening:
    """A campaign is planned, being opened, or open and whole; no unit is asked twice."""

    def __init__(self, province: Any, version: Any) -> None:
        self.province, self.version = province, version

    def prepare(self, line: int) -> None:
        from tests.plugins.checklists.house import planned

        self.campaign = planned(self.province, self.version, title=f"Đợt {line}")

    def work(self) -> None:
        from plugins.checklists.models import CampaignState
        from plugins.checklists.services.opening import open_inspections, open_now

        self.campaign.refresh_from_db()
        if self.campaign.state == CampaignState.PLANNED:
            open_now(self.campaign, self.province.editor)
        open_inspections(self.campaign)

    def check_after_the_kill(self, answered: bool) -> None:
        from plugins.checklists.models import CampaignState

        self.campaign.refresh_from_db()
        assert self.campaign.inspections.count() in {0, 2}
        assert (self.campaign.state == CampaignState.PLANNED) == (self.campaign.nodes.count() == 0)
        assert not answered or self.campaign.state == CampaignState.OPEN

    def check_done(self) -> None:
        from plugins.checklists.models import CampaignState

        self.campaign.refresh_from_db()
        assert (self.campaign.state, self.campaign.inspections.count()) == (CampaignState.OPEN, 2)


class HandingOn:
    """Submitted, signed, accepted: a step is made whole or not at all, and what is found is found once."""

    def __init__(self, province: Any, version: Any) -> None:
        self.province, self.version = province, version

    def prepare(self, line: int) -> None:
        from plugins.checklists.services.answering import Typed, write

        self.inspection = _opened(self.province, self.version)
        for answer in self.inspection.answers.all():
            write(answer, Typed(verdict="n/a", note="không phát sinh"), 0, self.province.head)

    def work(self) -> None:
        from plugins.checklists.models import State
        from plugins.checklists.services.appraising import accept, appraise
        from plugins.checklists.services.states import sign, submit

        self.inspection.refresh_from_db()
        if self.inspection.state == State.WORKING:
            submit(self.inspection, self.province.head)
        self.inspection.refresh_from_db()
        if self.inspection.state == State.SUBMITTED:
            sign(self.inspection, self.province.head)
        self.inspection.refresh_from_db()
        if self.inspection.state == State.SIGNED:
            appraise(self.inspection.answers.get(question__place=2), "no", "chưa có", self.province.editor)
            accept(self.inspection, self.province.editor)

    def check_after_the_kill(self, answered: bool) -> None:
        from plugins.checklists.models import State

        self.inspection.refresh_from_db()
        assert self._found() == (self.inspection.state == State.REMEDYING)
        assert not answered or self.inspection.state == State.REMEDYING

    def check_done(self) -> None:
        self.inspection.refresh_from_db()
        steps = list(self.inspection.steps.values_list("after", flat=True))
        assert (steps, self._found()) == (["working", "submitted", "signed", "remedying"], 1)

    def _found(self) -> int:
        from plugins.checklists.models import Finding

        return Finding.objects.filter(answer__inspection=self.inspection).count()


def _opened(province: Any, version: Any) -> Any:
    from plugins.checklists.models import Inspection
    from plugins.checklists.services.opening import open_inspections, open_now
    from tests.plugins.checklists.house import planned

    campaign = planned(province, version, title="Đợt mở sẵn")
    open_now(campaign, province.editor)
    open_inspections(campaign)
    return Inspection.objects.get(campaign=campaign, unit=province.office)


if __name__ == "__main__":
    main()
