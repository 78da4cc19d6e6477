"""A peer of the comparison: answers requests, one JSON object a line, about scipy and NLopt."""

import json
import math
import platform
import signal
import sys
import time
import warnings

try:
    import numpy
except ImportError:
    numpy = None

# Solves shorter than this are repeated until the clock can see them, s.
VISIBLE = 0.002


def hello(request):
    if numpy is None:
        return {"versions": {}, "methods": {}, "missing": ["numpy", "scipy", "nlopt"]}
    import methods

    versions = {"python": platform.python_version(), "numpy": numpy.__version__}
    missing = []
    for name, module in (("scipy", methods.scipy), ("nlopt", methods.nlopt)):
        if module is None:
            missing.append(name)
        else:
            versions[name] = module.__version__
    names = {kind: list(named) for kind, named in methods.available().items()}
    return {"versions": versions, "methods": names, "missing": missing}


def instance(request):
    from formulas import KINDS

    return KINDS[request["instance"]["kind"]](request["instance"])


def evaluate(request):
    problem = instance(request)
    points = [numpy.array(point, dtype=float) for point in request["points"]]
    if hasattr(problem, "value"):
        values = [problem.value(point) for point in points]
        return {"values": [None if value == math.inf else value for value in values], "gradients": None}
    both = [problem.both(point) for point in points]
    return {"values": [value for value, _ in both], "gradients": [list(gradient) for _, gradient in both]}


def solve(request):
    try:
        return run(request)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def run(request):
    import methods
    from watch import Watch

    problem = instance(request)
    method = methods.available()[request["instance"]["kind"]][request["method"]]
    start = numpy.array(request["start"], dtype=float)
    watch = Watch(request["budgetMs"], request["target"])

    # A method may be long between two calls of the objective, in compiled code: then the system ends this process.
    signal.setitimer(signal.ITIMER_PROF, 1.05 * request["budgetMs"] / 1000 + 0.1)

    def once(watch):
        # Gives back what the method gives back; the best point seen where it was stopped.
        try:
            return method(problem, start, request["seed"], watch)
        except Exception:
            # Libraries pass our Stop on as it is, or as an error of their own.
            if watch.stopped:
                return watch.x
            raise

    before = time.process_time()
    try:
        x = once(watch)
    except Exception as error:
        spent = 1000 * (time.process_time() - before)
        held = None if watch.x is None else watch.x.tolist()
        return {"x": held, "cpuMs": spent, "stopped": "failed", "message": str(error) or type(error).__name__}
    spent, repeats = time.process_time() - before, 1
    while spent < VISIBLE and repeats < 4096 and not watch.late:
        repeats *= 2
        watches = [Watch(math.inf, request["target"]) for _ in range(repeats)]
        before = time.process_time()
        for each in watches:
            once(each)
        spent = time.process_time() - before
    finite = x is not None and bool(numpy.all(numpy.isfinite(x)))
    return {
        "x": numpy.asarray(x, dtype=float).tolist() if finite else None,
        "cpuMs": 1000 * spent / repeats,
        "stopped": "budget" if watch.late else "finished",
    }


ACTIONS = {"hello": hello, "evaluate": evaluate, "solve": solve}


def main():
    warnings.simplefilter("ignore")
    # What a library prints must not come between the answers.
    answers, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        try:
            request = json.loads(line)
            answer = json.dumps(ACTIONS[request["do"]](request), allow_nan=False)
        except Exception as error:
            answer = json.dumps({"error": f"{type(error).__name__}: {error}"})
        print(answer, file=answers, flush=True)


main()
