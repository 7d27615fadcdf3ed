"""`python -m engine.kernels [NAME...]` compiles the kernels into the cache: these modules in this process, or all in others."""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Sequence

from engine.errors import EngineError
from engine.kernels.cache import usual
from engine.kernels.child import ready


def main(names: Sequence[str]) -> int:
    """Compile; 0 if all is compiled. The last line on stderr says what was in the way."""
    try:
        if not names:
            return _all()
        for name in names:
            usual().compile(name)
    except Exception as error:
        if not isinstance(error, EngineError):
            traceback.print_exc()
        first = (str(error).splitlines() or [""])[0]
        print(f"{' '.join(names)}: {type(error).__name__}: {first}", file=sys.stderr)
        return 1
    return 0


def _all() -> int:
    begun = time.perf_counter()
    usual()
    if not ready(wait=True):
        return 1
    print(f"The kernels are compiled, after {time.perf_counter() - begun:.1f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
