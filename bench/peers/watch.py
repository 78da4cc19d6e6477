"""What every objective call goes through: the budget, the target and the best point seen."""

import math
import time

import numpy


class Stop(Exception):
    """Raised out of a method: its budget is spent, or the target is reached."""


class Watch:
    def __init__(self, budget_ms, target):
        self.deadline = time.process_time() + budget_ms / 1000
        self.target = -math.inf if target is None else target
        self.best = math.inf
        self.x = None
        self.late = False
        self.stopped = False

    def see(self, x, value):
        """`x` is copied: methods reuse their arrays."""
        if value < self.best:
            self.best = value
            self.x = numpy.array(x, dtype=float)
        self.stopped = self.stopped or self.best <= self.target
        if self.stopped:
            raise Stop
        if time.process_time() > self.deadline:
            self.late = self.stopped = True
            raise Stop
        return value
