"""``python -m fadu`` is the command line ``fadu``."""

from __future__ import annotations

import signal
import sys

from . import _fadu


def main() -> int:
    """Runs the command line. Exit status: 0 assessed, 1 some entry invalid, 2 usage or input/output, 3 with ``--check`` if a
    finding is not permitted."""
    # a reader that stops early and Ctrl-C end it as they end any program
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return _fadu.main(["fadu", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
