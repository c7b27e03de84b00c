"""Ends the children of a supervisor that was killed before it could do so itself.

A small process of its own: it reads `+42` and `-42` (process groups begun and ended) from its standard
input, and when that ends, because the supervisor is gone in whatever way, it ends the groups still
there. Run as a file, with the standard library only, so that it stays small and starts at once.
"""

import os
import signal
import sys
import time

GRACE = 10.0  # seconds between asking and killing


def alive(group: int) -> bool:
    """Whether a process of that group is left, other than those already dead and not yet buried."""
    try:
        os.killpg(group, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def end(groups: set[int], grace: float) -> None:
    """Ask every group to end, and kill what is left after the grace."""
    send(groups, signal.SIGTERM)
    until = time.monotonic() + grace
    while any(alive(group) for group in groups) and time.monotonic() < until:
        time.sleep(0.05)
    send(groups, signal.SIGKILL)


def send(groups: set[int], number: int) -> None:
    """Signal each group that is still there."""
    for group in groups:
        try:
            os.killpg(group, number)
        except (ProcessLookupError, PermissionError):
            continue


def main() -> None:
    """Listen until the supervisor is gone."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # the supervisor ends; its end is what is waited for
    groups: set[int] = set()
    for line in sys.stdin:
        group = int(line[1:])
        (groups.add if line[0] == "+" else groups.discard)(group)
    if groups:
        end(groups, float(sys.argv[1]) if len(sys.argv) > 1 else GRACE)


if __name__ == "__main__":
    main()
