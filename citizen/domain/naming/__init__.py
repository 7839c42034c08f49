"""What a road may be called: `check_name` holds a name against the table of RULES."""

from citizen.domain.naming.check import check_name
from citizen.domain.naming.context import NameContext, RoadForm, Stage, Theme
from citizen.domain.naming.finding import Finding
from citizen.domain.naming.index import KnownName, NameIndex
from citizen.domain.naming.keys import name_key, tidy
from citizen.domain.naming.mend import mend_name
from citizen.domain.naming.rule import Rule, RuleId, Severity
from citizen.domain.naming.rules import RULES

__all__ = [
    "RULES",
    "Finding",
    "KnownName",
    "NameContext",
    "NameIndex",
    "RoadForm",
    "Rule",
    "RuleId",
    "Severity",
    "Stage",
    "Theme",
    "check_name",
    "mend_name",
    "name_key",
    "tidy",
]
