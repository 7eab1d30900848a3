"""A certificate as it is printed. Its words are Vietnamese in every language of the interface: it is the paper."""

import segno
from django.conf import settings
from django.urls import reverse

from intranet.printing.award import Award
from intranet.training.models import Certificate


def award_of(certificate: Certificate) -> Award:
    """The paper of a certificate, with the address where it is checked."""
    address = settings.INTRANET_SITE_URL.rstrip("/") + reverse("training:check", args=[certificate.code])
    until = certificate.valid_until
    return Award(
        body=certificate.unit.name,
        title="Giấy chứng nhận",
        number=f"Số: {certificate}",
        holder=certificate.holder,
        said="đã hoàn thành khóa học",
        subject=certificate.title,
        lines=[
            f"Cấp ngày {certificate.issued_on:%d/%m/%Y}",
            f"Có giá trị đến hết ngày {until:%d/%m/%Y}" if until else "Có giá trị không thời hạn",
        ],
        checked_at=address,
        code=tuple(tuple(map(bool, row)) for row in segno.make(address, error="m", micro=False).matrix),
    )
