"""``python -m cotejo`` is the program."""

from ._program import main

main()
