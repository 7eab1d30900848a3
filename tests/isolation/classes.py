"""Training classes, each with words of its own, and who may know which."""

from intranet.attendance.models import Answer
from intranet.training.sessions.services import answer
from tests.factories.classes import announced, closed, planned, written
from tests.factories.province import Province

TRAINER = frozenset({"trainer"})


def plant_classes(province: Province) -> dict[str, frozenset[str]]:
    """One that is not announced, one for the office that is closed, one for the commune: secret word → who may know it.
    The leader heads the office's people too, nobody those of the commune. Titles stand in the audit log. Why the cadre
    asks to be excused is for the trainer alone.
    """
    planned(province, title="qaclassdraftzq", place="qaclassdraftplacezq")
    found = announced(province, province.office, title="qaclassofficezq", place="qaclassofficeplacezq")
    closed(province, written(province, found, {province.cadre: "present"}, commune=3))
    announced(province, province.commune, title="qaclasscommunezq", place="qaclasscommuneplacezq", days=2)
    ahead = announced(province, province.office, title="qaclassaheadzq", days=3)
    answer(ahead.pk, province.cadre, Answer.EXCUSED, "qaclassreasonzq")
    office = TRAINER | {"cadre", "deputy", "head", "leader"}
    return {
        "qaclassdraftzq": TRAINER | {"security"},
        "qaclassdraftplacezq": TRAINER,
        "qaclassofficezq": office | {"security"},
        "qaclassofficeplacezq": office,
        "qaclassaheadzq": office | {"security"},
        "qaclassreasonzq": TRAINER | {"cadre"},
        "qaclasscommunezq": TRAINER | {"outsider", "security"},
        "qaclasscommuneplacezq": TRAINER | {"outsider"},
    }
