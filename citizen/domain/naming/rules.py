"""The table of all rules, in the order in which a page lists them."""

from citizen.domain.naming.rule import Rule, RuleId
from citizen.domain.naming.rules_of_fitness import RULES_OF_FITNESS
from citizen.domain.naming.rules_of_procedure import RULES_OF_PROCEDURE
from citizen.domain.naming.rules_of_spelling import RULES_OF_SPELLING
from citizen.domain.naming.rules_of_uniqueness import RULES_OF_UNIQUENESS

RULES: dict[RuleId, Rule] = {
    rule.id: rule for rule in (*RULES_OF_UNIQUENESS, *RULES_OF_SPELLING, *RULES_OF_FITNESS, *RULES_OF_PROCEDURE)
}
