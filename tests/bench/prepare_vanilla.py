"""Makes a plain Wagtail site with one restricted page and prints its path and a session cookie."""

import json
import os
import sys
from pathlib import Path


def main(folder: str) -> None:
    Path(folder).mkdir(parents=True)
    environment = {"VANILLA_DIR": folder, "DJANGO_SETTINGS_MODULE": "tests.bench.vanilla.settings"}
    os.environ.update(environment)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    from tests.bench.sessions import cookie_for
    from tests.bench.vanilla.content import make_restricted_page

    path, reader = make_restricted_page()
    sys.stdout.write(json.dumps({"environment": environment, "path": path, "cookie": cookie_for(reader)}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
