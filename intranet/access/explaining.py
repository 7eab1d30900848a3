"""Why somebody may do something: for those who settle who may, in the words of the rules that ``decide`` asks."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from intranet.access.decisions import decide
from intranet.access.policies import policy_for
from intranet.access.readers import described
from intranet.access.tokens import tokens_of_own_posts, who


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle that lets somebody in; ``words`` is empty where it has no name. ``is_borrowed``: not by a post of their
    own, but by one that they stand in for, or by what a plugin grants.
    """

    token: str
    words: str
    is_borrowed: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """``may`` is what ``decide`` says of policy and circles; ``is_guarded``: a guard asks for more besides. ``keeps``:
    by a right from earlier, such as a receipt.
    """

    may: bool
    circles: tuple[Circle, ...] = ()
    keeps: bool = False
    is_guarded: bool = False


def explain(person: Any, action: str, subject: Model) -> Explanation:
    """By which circles ``person`` may do ``action`` on ``subject``, or that they may not. Eight queries at most."""
    decision, asker, policy = decide(person, action, subject), who(person), policy_for(subject)
    if asker is None or policy is None or not (decision or decision.rule):
        return Explanation(False)
    opening = asker.tokens.intersection(policy.tokens(action, subject))
    words, own = dict(described(sorted(opening))), tokens_of_own_posts(person)
    circles = (Circle(token, words.get(token, ""), token not in own) for token in sorted(opening))
    return Explanation(True, tuple(circles), policy.keeps(asker, action, subject), not decision)
