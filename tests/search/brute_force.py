"""Compares what people find with what they would find if nothing else existed: ``tests.search.worlds``, at length.

python -m tests.search.brute_force --pairs 5000 [--engine embedded|memory|elastic+http://…] [--seed 1]
"""

import argparse
import os
import sys

import django


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=5_000, help="of a person and a question")
    parser.add_argument("--engine", default="embedded", help="embedded, memory or the address of a cluster")
    parser.add_argument("--seed", type=int, default=1, help="of the first world")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.test")
    django.setup()
    from search.scratch import scratch_catalogue

    address = {"embedded": "", "memory": "memory://"}.get(asked.engine, asked.engine)
    with scratch_catalogue(address):
        return compare(asked.pairs, asked.seed)


def compare(wanted: int, seed: int) -> int:
    """Compare so many pairs, and print every difference; 1 if there is one."""
    from tests.search.worlds import differences

    pairs, unlike, first = 0, 0, seed
    while pairs < wanted:
        for compared, difference in differences(seed):
            pairs += compared
            unlike += bool(difference)
            sys.stdout.write(difference and f"world {seed}: {difference}\n")
        seed += 1
    sys.stdout.write(f"{pairs} pairs of a person and a question in {seed - first} worlds: {unlike} people differ\n")
    return 1 if unlike else 0


if __name__ == "__main__":
    sys.exit(main())
