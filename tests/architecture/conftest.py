"""What needs the doubles is not collected where they are not installed."""

from django.apps import apps

NEED_DOUBLES = ["test_doors.py", "test_doubles.py", "test_rude_removal.py"]
collect_ignore = [] if apps.is_installed("tests.doubles.dummy") else NEED_DOUBLES
