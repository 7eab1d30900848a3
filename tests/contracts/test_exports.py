import subprocess
import sys

import pytest
from django.template.loader import get_template

from intranet import contracts


@pytest.mark.parametrize("name", contracts.__all__)
def test_everything_exported_is_there(name):
    assert getattr(contracts, name) is not None


@pytest.mark.parametrize("name", [contracts.BASE_TEMPLATE, contracts.ADMIN_TEMPLATE])
def test_templates_to_build_on_are_there(name):
    assert get_template(name).template.name == name


def test_what_is_not_exported_is_named():
    with pytest.raises(AttributeError, match="no attribute 'secrets'"):
        _ = contracts.secrets


def test_types_can_be_imported_before_django_is_set_up():
    program = (
        "from intranet.contracts import Manifest, Guard, Policy; import sys; print('intranet.access' in sys.modules)"
    )

    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert ran.stdout == "False\n"
