"""Public holidays of Vietnam (Labour Code 2019, art. 112), Tết by the lunar calendar, from the ``holidays`` library."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

import holidays

_FIRST, _LAST = 1990, 2098
"""Years for which the lunar dates are tabulated; outside of them only weekends are known to be off."""


@lru_cache(maxsize=300)
def public_holidays(year: int, language: str = "vi") -> Mapping[date, str]:
    """The days off of ``year`` with their names; ``language`` is "vi", anything else gives English names."""
    if not _FIRST <= year <= _LAST:
        return MappingProxyType({})
    found = holidays.VN(years=[year], language="vi" if language.startswith("vi") else "en_US")
    return MappingProxyType({day: name for day, name in sorted(found.items()) if day.year == year})


@lru_cache(maxsize=300)
def worked_weekends(year: int) -> frozenset[date]:
    """Saturdays and Sundays that the government made working days in exchange for another day."""
    if not _FIRST <= year <= _LAST:
        return frozenset()
    return frozenset(day for day in holidays.VN(years=[year]).weekend_workdays if day.year == year)
