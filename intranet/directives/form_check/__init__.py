"""Kiểm tra thể thức: what annex I of Decree 30/2020/NĐ-CP asks of a draft, as remarks that point at the place.

For the Party 05-HD/VPTW and 36-HD/VPTW. ``check_form`` reads the draft, ``remarks_on`` is pure.
"""

from intranet.directives.form_check.checking import check_form, remarks_on
from intranet.directives.form_check.form import Form, form_of
from intranet.directives.form_check.remarks import MUST, SHOULD, FormRemark

__all__ = ["MUST", "SHOULD", "Form", "FormRemark", "check_form", "form_of", "remarks_on"]
