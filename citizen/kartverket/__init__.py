"""Reads the address files that Kartverket publishes."""

from citizen.kartverket.problems import Problem, UnusableFile
from citizen.kartverket.reading import read_register, read_registers

__all__ = ["Problem", "UnusableFile", "read_register", "read_registers"]
