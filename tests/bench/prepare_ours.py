"""Loads the demo into a folder and prints the reading page's path and a session cookie."""

import json
import os
import sys


def main(folder: str) -> None:
    environment = {"INTRANET_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "intranet.settings.dev"}
    os.environ.update(environment)
    from intranet.demo.preparation import prepare

    prepare(lambda line: None)
    from intranet.directives.models import Directive
    from intranet.people.models import Person
    from tests.bench.sessions import cookie_for

    reader = Person.objects.get(username="tran.thu.ha")
    path = Directive.objects.get(symbol="1052/UBND-NC").get_absolute_url()
    sys.stdout.write(json.dumps({"environment": environment, "path": path, "cookie": cookie_for(reader)}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
