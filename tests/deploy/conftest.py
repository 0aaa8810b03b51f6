"""What is served and replaced here is what tests of faults serve and replace."""

from tests.faults.conftest import releases, served

__all__ = ["releases", "served"]
