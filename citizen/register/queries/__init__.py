"""Questions about roads that have been given new names."""

from citizen.register.queries.earlier import find_by_earlier_name
from citizen.register.queries.files import rows_of_addresses, rows_of_matrikkel, rows_of_register
from citizen.register.queries.matrikkel import MatrikkelRow, list_matrikkel
from citizen.register.queries.names import NewName, find_name, list_changed, list_names, list_roads_named
from citizen.register.queries.new_addresses import AddressCount, count_addresses
from citizen.register.queries.targets import targets_of_roads

__all__ = [
    "AddressCount",
    "MatrikkelRow",
    "NewName",
    "count_addresses",
    "find_by_earlier_name",
    "find_name",
    "list_changed",
    "list_matrikkel",
    "list_names",
    "list_roads_named",
    "rows_of_addresses",
    "rows_of_matrikkel",
    "rows_of_register",
    "targets_of_roads",
]
