"""Which tests need a server that is not everywhere."""

import os

collect_ignore = [] if os.environ.get("CITIZEN_TEST_POSTGRESQL") else ["test_unsafe_durability.py"]
