"""CPU seconds, wall time and peak memory of a process and all that it starts, the browser included."""

import contextlib
import ctypes
import os
import resource
import statistics
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

PR_SET_CHILD_SUBREAPER = 36  # of Linux's prctl
LEFT_SECONDS = 5.0  # for what a command leaves behind to end by itself

MEMORY_SECONDS = 3.0  # between looks at the memory; a look at a browser takes 40 ms of a processor that lanes want


@dataclass(frozen=True, slots=True)
class Spent:
    """What a lane took: to start, then for its pages."""

    start_cpu: float
    cpu: float
    wall: float
    peak_mb: float  # of the sum over its processes, shared memory counted once
    code: int = 0  # that it ended with


def measure(command: Sequence[str]) -> Spent:
    """Run a lane to its end.

    The lane says `ready` before its first page and `done` after its last, and waits each time for an answer, so that
    the counters are read while nothing ends.
    """
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as lane:
        tree = psutil.Process(lane.pid)
        memory = _Memory(tree)
        memory.start()
        try:
            _expect(lane, "ready")
            start, begun = cpu_seconds(tree), time.perf_counter()
            _answer(lane)
            _expect(lane, "done")
            wall, total = time.perf_counter() - begun, cpu_seconds(tree)
        finally:
            memory.over.set()
            memory.join()
        _answer(lane)
    return Spent(start, total - start, wall, memory.peak / 1e6)


def whole(command: Sequence[str], *, out: Path, seconds: float, folder: Path | None = None) -> Spent:
    """Run a command from its start to its end, whatever it is; what it prints lands in `out`.

    What it leaves behind comes to this process, is ended and counted: browsers do not wait for theirs.
    """
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    used, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with out.open("w") as told, subprocess.Popen(command, stdout=told, stderr=told, cwd=folder) as lane:
        memory = _Memory(psutil.Process(lane.pid))
        memory.start()
        try:
            lane.wait(seconds)
        except subprocess.TimeoutExpired as error:
            lane.kill()
            raise SystemExit(f"{command[0]} took longer than {seconds:g} s. See {out}.") from error
        finally:
            memory.over.set()
            memory.join()
    wall = time.perf_counter() - begun
    _reap()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime
    return Spent(0, cpu, wall, memory.peak / 1e6, code=lane.returncode)


def _reap() -> None:
    """Wait for what was left behind, and end what stays."""
    deadline = time.monotonic() + LEFT_SECONDS
    while left := psutil.Process().children(recursive=True):
        for one in left:
            with contextlib.suppress(psutil.NoSuchProcess):
                if time.monotonic() > deadline:
                    one.kill()
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        time.sleep(0.05)


def cpu_seconds(tree: psutil.Process) -> float:
    """Of all its processes that live, and of those that ended and were waited for by a parent that lives."""
    return sum(sum(_times(process)) for process in [tree, *tree.children(recursive=True)])


def spread(values: Sequence[float]) -> str:
    """Such as `1.21 (1.18 to 1.25)`: the median, the least, the most."""
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


def _times(process: psutil.Process) -> tuple[float, float, float, float]:
    try:
        told = process.cpu_times()
    except psutil.NoSuchProcess:  # it ended just now: its parent has it
        return 0, 0, 0, 0
    return told.user, told.system, getattr(told, "children_user", 0), getattr(told, "children_system", 0)


def _expect(lane: subprocess.Popen[str], word: str) -> None:
    said = lane.stdout.readline().strip() if lane.stdout else ""
    if said != word:
        raise SystemExit(f"A lane should have said “{word}”, but it said “{said}”. What it wrote above says why.")


def _answer(lane: subprocess.Popen[str]) -> None:
    if lane.stdin:
        lane.stdin.write("\n")
        lane.stdin.flush()


class _Memory(threading.Thread):
    """Looks at the tree's memory now and then, and keeps the most."""

    def __init__(self, tree: psutil.Process) -> None:
        super().__init__(daemon=True)
        self.tree, self.peak, self.over = tree, 0, threading.Event()

    def run(self) -> None:
        while not self.over.wait(MEMORY_SECONDS):
            with contextlib.suppress(psutil.NoSuchProcess):  # the lane has ended just now
                self.peak = max(self.peak, sum(map(memory_of, [self.tree, *self.tree.children(recursive=True)])))


def memory_of(process: psutil.Process) -> int:
    """In bytes, what it shares with others by its share; 0 where it ended."""
    try:
        told = process.memory_full_info()
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return 0
    return int(getattr(told, "pss", told.uss))
