"""The demo's vocabulary: what an office of a province works on."""

from intranet.people.models import Person
from intranet.topics.errors import NameTaken
from intranet.topics.models import Topic
from intranet.topics.services import add_topic

STAFF = "Tổ chức – cán bộ"
REFORM = "Cải cách hành chính"
FINANCE = "Tài chính – ngân sách"
RECORDS = "Văn thư – lưu trữ"
DIGITAL = "Chuyển đổi số"
LAND = "Đất đai – môi trường"
HEALTH = "Y tế"
EDUCATION = "Giáo dục"
SAFETY = "An toàn – phòng chống thiên tai"
PARTY = "Xây dựng Đảng"

TOPICS = (STAFF, REFORM, FINANCE, RECORDS, DIGITAL, LAND, HEALTH, EDUCATION, SAFETY, PARTY)


def load(by: Person) -> None:
    """Add what is not there; a topic of this name that the office has already is used as it is."""
    for name in TOPICS:
        try:
            add_topic(name, by)
        except NameTaken:
            continue


def named(name: str) -> Topic | None:
    """The topic of this name; None for no name."""
    return next((topic for topic in Topic.objects.all() if topic.name.casefold() == name.casefold()), None)
