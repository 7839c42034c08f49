"""Pages of the register: for everyone, and for staff."""

from citizen.register.views import following, public_list, public_name, staff_files, staff_list, staff_road
from citizen.register.views.blueprint import register

__all__ = ["following", "public_list", "public_name", "register", "staff_files", "staff_list", "staff_road"]
