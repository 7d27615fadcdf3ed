"""Property tests here take the same examples every time, and no test is failed by the clock."""

from hypothesis import settings

settings.register_profile("gradwalk", deadline=None, derandomize=True)
settings.load_profile("gradwalk")
