"""Reads the address files that Kartverket publishes."""

from citizen.kartverket.addresses import read_addresses
from citizen.kartverket.problems import Problem, UnusableFile
from citizen.kartverket.reading import read_register, read_registers

__all__ = ["Problem", "UnusableFile", "read_addresses", "read_register", "read_registers"]
