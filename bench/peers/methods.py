"""The methods of scipy and NLopt, each as its manual shows it, with the stop rules written here."""

import math

import numpy

try:
    import scipy
    import scipy.optimize
except ImportError:
    scipy = None
try:
    import nlopt
except ImportError:
    nlopt = None

# Relative change of the objective (a logarithm, or of order one) at which local methods end: well
# below the distance that counts as success, well above rounding.
FTOL = 1e-12
# Stands in for infinity: several methods do arithmetic with what they are given.
PLATEAU = 1000.0


def watched(problem, watch):
    """Value and gradient, seen by the watch."""

    def both(x):
        value, gradient = problem.both(x)
        watch.see(x, value)
        return value, gradient

    return both


def scipy_local(method, options):
    def run(problem, start, seed, watch):
        bounds = list(zip(problem.lower, problem.upper))
        both = watched(problem, watch)
        return scipy.optimize.minimize(both, start, jac=True, method=method, bounds=bounds, options=options).x

    return run


def nlopt_run(algorithm, problem, function, start, lower, upper, most=0, local=None):
    solver = nlopt.opt(algorithm, len(start))
    solver.set_lower_bounds(lower)
    solver.set_upper_bounds(upper)
    solver.set_min_objective(function)
    solver.set_ftol_rel(FTOL)
    if algorithm == nlopt.LD_LBFGS:
        # As many pairs as scipy and ours keep: its own choice, many more, is slower here.
        solver.set_vector_storage(10)
    if most:
        solver.set_maxeval(most)
    if local is not None:
        inner = nlopt.opt(local, len(start))
        inner.set_ftol_rel(1e-10)
        solver.set_local_optimizer(inner)
    return solver.optimize(numpy.clip(start, lower, upper))


def nlopt_smooth(algorithm, most=0, local=None):
    def run(problem, start, seed, watch):
        nlopt.srand(seed + 1)

        def function(x, gradient):
            value, slopes = problem.both(x)
            if gradient.size > 0:
                gradient[:] = slopes
            return watch.see(x, value)

        return nlopt_run(algorithm, problem, function, start, problem.lower, problem.upper, most, local)

    return run


def evaluated(problem, start, seed, watch):
    """No search: the value where it is, for the time that it takes."""
    problem.both(start)
    return start


def closed_form(problem, start, seed, watch):
    return problem.closed_form()


class Rounded:
    """A cascade over reals: base and levels rounded, logarithms of copies and time, logarithm of the objective."""

    def __init__(self, problem, watch):
        self.problem, self.watch = problem, watch
        low, high = problem.lower, problem.upper
        self.lower = numpy.array([low[0] - 0.499, low[1] - 0.499, math.log(low[2]), math.log(low[3])])
        self.upper = numpy.array([high[0] + 0.499, high[1] + 0.499, math.log(high[2]), math.log(high[3])])
        self.bounds = list(zip(self.lower, self.upper))

    def natural(self, u):
        x = numpy.array([round(u[0]), round(u[1]), round(math.exp(u[2])), math.exp(u[3])])
        return numpy.clip(x, self.problem.lower, self.problem.upper)

    def __call__(self, u, gradient=None):
        return logarithm(self.problem, self.natural(u), self.watch)


def logarithm(problem, x, watch):
    value = problem.value(x)
    watch.see(x, value)
    return math.log(value) if 0 < value < math.inf else PLATEAU


def start_of(rounded, x):
    return numpy.clip([x[0], x[1], math.log(x[2]), math.log(x[3])], rounded.lower, rounded.upper)


def evolution_with_integers(problem, start, seed, watch):
    """Base, levels and copies as whole numbers; only the time is a logarithm."""
    low, high = problem.lower, problem.upper
    bounds = [(low[j], high[j]) for j in range(3)] + [(math.log(low[3]), math.log(high[3]))]

    def natural(u):
        return numpy.array([round(u[0]), round(u[1]), round(u[2]), min(high[3], max(low[3], math.exp(u[3])))])

    found = scipy.optimize.differential_evolution(
        lambda u: logarithm(problem, natural(u), watch),
        bounds,
        integrality=[True, True, True, False],
        seed=seed,
        tol=1e-6,
    )
    return natural(found.x)


def evolution_rounded(problem, start, seed, watch):
    rounded = Rounded(problem, watch)
    found = scipy.optimize.differential_evolution(rounded, rounded.bounds, seed=seed, tol=1e-6)
    return rounded.natural(found.x)


def clock_evolution(problem, start, seed, watch):
    """Levels, bases and copies as whole numbers; the time by its logarithm."""
    whole = list(zip(problem.lower, problem.upper))[:-1]
    shortest, longest = problem.lower[-1], problem.upper[-1]
    bounds = [*whole, (math.log(shortest), math.log(longest))]

    def natural(u):
        return numpy.append(numpy.round(u[:-1]), min(longest, max(shortest, math.exp(u[-1]))))

    def objective(u):
        x = natural(u)
        missing = problem.missing(x)
        # Too many atoms: worse than anything, and the more so the more are missing.
        return PLATEAU * (1 + missing) if missing > 0 else logarithm(problem, x, watch)

    # Its own settings were the fastest of four that all ended at the same design: also populations of 40 a variable,
    # rand1bin, and rand1bin with mutation 0.3 to 0.8 and recombination 0.9.
    found = scipy.optimize.differential_evolution(
        objective, bounds, integrality=[True] * len(whole) + [False], seed=seed, tol=1e-8
    )
    return natural(found.x)


def annealing_rounded(problem, start, seed, watch):
    rounded = Rounded(problem, watch)
    x0 = start_of(rounded, start)
    return rounded.natural(scipy.optimize.dual_annealing(rounded, rounded.bounds, seed=seed, x0=x0).x)


def nlopt_rounded(algorithm, most):
    def run(problem, start, seed, watch):
        nlopt.srand(seed + 1)
        rounded = Rounded(problem, watch)
        u = nlopt_run(
            algorithm, problem, rounded, start_of(rounded, start), rounded.lower, rounded.upper, most
        )
        return rounded.natural(u)

    return run


# Settings of the next three were chosen on this landscape with another rotation, centre and starts: the fastest, or
# where none succeeded within 4 s the one that came nearest. Its neighbouring valleys are one unit apart.


def hopping(problem, start, seed, watch):
    bounds = list(zip(problem.lower, problem.upper))
    inner = {"method": "L-BFGS-B", "jac": True, "bounds": bounds}
    # The fastest of a dozen pairs: T 0.02 to 0.3, steps of 0.03 to 0.1 of the box (uniform in every coordinate, so that
    # 0.07 is about one valley). With its own T = 1 it fails here; looser local searches make no difference.
    step = 0.07 * float(problem.upper[0] - problem.lower[0])
    return scipy.optimize.basinhopping(
        watched(problem, watch), start, niter=3000, T=0.05, stepsize=step, minimizer_kwargs=inner, seed=seed
    ).x


def annealing(problem, start, seed, watch):
    bounds = list(zip(problem.lower, problem.upper))
    # The nearest of four: visit 1.5 to 2.62 and temperature 10 to 5230, the last of each its own. Its local search
    # gets the slopes.
    inner = {"method": "L-BFGS-B", "jac": lambda x: problem.both(x)[1], "bounds": bounds}
    return scipy.optimize.dual_annealing(
        lambda x: watch.see(x, problem.both(x)[0]),
        bounds,
        seed=seed,
        x0=start,
        maxiter=100000,
        visit=2.0,
        initial_temp=100,
        restart_temp_ratio=1e-2,
        minimizer_kwargs=inner,
    ).x


def evolution(problem, start, seed, watch):
    bounds = list(zip(problem.lower, problem.upper))
    # The nearest of three: crossing over all coordinates at once, because the landscape is rotated. It takes no slopes.
    return scipy.optimize.differential_evolution(
        lambda x: watch.see(x, problem.both(x)[0]),
        bounds,
        seed=seed,
        maxiter=100000,
        tol=0,
        strategy="rand1bin",
        recombination=1.0,
        mutation=0.5,
        popsize=3,
    ).x


def available():
    """Methods by kind of problem and name."""
    methods = {
        "splitting": {"numpy closed form": closed_form},
        "network": {},
        "network-value": {"numpy, value and slopes": evaluated},
        "cascade": {},
        "clock": {},
        "landscape": {},
    }
    if scipy is not None:
        many = {"maxiter": 15000}
        methods["splitting"] |= {
            "scipy L-BFGS-B": scipy_local("L-BFGS-B", {**many, "maxfun": 100000, "ftol": FTOL, "gtol": 1e-9}),
            "scipy SLSQP": scipy_local("SLSQP", {**many, "ftol": FTOL}),
        }
        methods["network"] |= {
            "scipy L-BFGS-B": scipy_local("L-BFGS-B", {**many, "maxfun": 100000, "ftol": FTOL, "gtol": 1e-9}),
        }
        methods["cascade"] |= {
            "scipy differential evolution, integers": evolution_with_integers,
            "scipy differential evolution, rounded": evolution_rounded,
            "scipy dual annealing, rounded": annealing_rounded,
        }
        methods["clock"] |= {
            "scipy differential evolution, integers": clock_evolution,
        }
        methods["landscape"] |= {
            "scipy basin hopping": hopping,
            "scipy dual annealing": annealing,
            "scipy differential evolution": evolution,
        }
    if nlopt is not None:
        methods["splitting"] |= {
            "NLopt L-BFGS": nlopt_smooth(nlopt.LD_LBFGS),
            "NLopt SLSQP": nlopt_smooth(nlopt.LD_SLSQP),
            "NLopt CCSA": nlopt_smooth(nlopt.LD_CCSAQ),
        }
        methods["network"] |= {
            "NLopt L-BFGS": nlopt_smooth(nlopt.LD_LBFGS),
            "NLopt CCSA": nlopt_smooth(nlopt.LD_CCSAQ),
        }
        methods["cascade"] |= {
            "NLopt CRS2, rounded": nlopt_rounded(nlopt.GN_CRS2_LM, 20000),
            "NLopt ISRES, rounded": nlopt_rounded(nlopt.GN_ISRES, 20000),
        }
        methods["landscape"] |= {
            "NLopt CRS2": nlopt_smooth(nlopt.GN_CRS2_LM, 300000),
            "NLopt MLSL with L-BFGS": nlopt_smooth(nlopt.G_MLSL_LDS, 300000, nlopt.LD_LBFGS),
            "NLopt ESCH": nlopt_smooth(nlopt.GN_ESCH, 300000),
        }
    return methods
