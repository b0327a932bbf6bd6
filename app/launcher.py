"""The package of the installed program: a wheel has this file as `netflow_manager/__init__.py`.

Beside it are `app` and `migrations`. In site-packages these names would collide with those of
other distributions; this package alone stands there, and its folder goes before all others.
"""

import sys
from importlib import import_module
from pathlib import Path


def main() -> None:
    """Run the command line. Worker processes get the path from this one."""
    sys.path.insert(0, str(Path(__file__).parent))
    import_module("app.cli").main()
