"""The program ``cotejo``: what ``cargo install`` gives, from the wheel."""

import signal
import sys

from ._cotejo import run


def main() -> None:
    # Python would notice an interrupt only after the work is done
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(run(["cotejo", *sys.argv[1:]]))


if __name__ == "__main__":
    main()
