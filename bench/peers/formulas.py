"""The objectives of bench/problems, term by term, with the same gradients."""

import math

import numpy

TWO_PI = 2 * math.pi
FOUR_PI_SQUARE = TWO_PI**2


class Splitting:
    """ln variance over x = (w, photons); gradient with respect to both."""

    def __init__(self, data):
        self.lower = numpy.array(data["lower"], dtype=float)
        self.upper = numpy.array(data["upper"], dtype=float)
        self.amplitudes = numpy.array(data["amplitudes"])
        self.efficiencies = numpy.array(data["efficiencies"])
        self.numerator = self.amplitudes * self.efficiencies
        self.shot = self.amplitudes @ self.numerator

    def both(self, x):
        w, photons = x[:-1], x[-1]
        s = 1 - 1 / (math.sqrt(photons) + math.sqrt(photons + 1)) ** 2
        diagonal = 1 - s * self.efficiencies
        squares = w * w
        overlap = self.numerator @ w
        noise = diagonal @ squares
        lost = self.efficiencies @ squares
        quotient = overlap * overlap / noise
        information = self.shot + s * quotient
        gradient = numpy.empty(len(x))
        gradient[:-1] = (-2 * s / (information * noise)) * (overlap * self.numerator - quotient * (diagonal * w))
        slope = (1 - s) / math.sqrt(photons * (photons + 1))
        gradient[-1] = -(quotient + s * quotient * lost / noise) * slope / information
        return -math.log(4 * information), gradient

    def closed_form(self):
        """The optimum anyone can write down: w proportional to b / d, all photons."""
        photons = self.upper[-1]
        s = 1 - 1 / (math.sqrt(photons) + math.sqrt(photons + 1)) ** 2
        w = self.numerator / (1 - s * self.efficiencies)
        return numpy.append(w / w.max(), photons)


class Network:
    """ln variance of a chain of sensors over x = (ratios, photons); gradient with respect to both."""

    def __init__(self, data):
        self.lower = numpy.array(data["lower"], dtype=float)
        self.upper = numpy.array(data["upper"], dtype=float)
        self.shared = data["regime"] == "shared"
        self.weights = numpy.array(data["weights"])
        self.efficiencies = numpy.array(data["efficiencies"])

    def both(self, x):
        ratios, photons = x[:-1], x[-1]
        left = numpy.append(1.0, numpy.cumprod(1 - ratios))
        shares = left * numpy.append(ratios, 1.0)
        squeezed = 1 / (math.sqrt(photons) + math.sqrt(photons + 1)) ** 2
        if self.shared:
            noise = self.weights**2 / (self.efficiencies * shares)
            along = self.weights.sum()
            fixed = noise.sum()
            parts = -noise
        else:
            seen = self.weights * numpy.sqrt(self.efficiencies * shares)
            along = seen.sum()
            fixed = self.weights @ self.weights
            parts = -(1 - squeezed) * along * seen
        variance = fixed - (1 - squeezed) * along * along
        behind = numpy.cumsum(parts[::-1])[::-1]
        gradient = numpy.empty(len(x))
        gradient[:-1] = (parts[:-1] / ratios - behind[1:] / (1 - ratios)) / variance
        gradient[-1] = -along * along * squeezed / math.sqrt(photons * (photons + 1)) / variance
        return math.log(variance), gradient


class Cascade:
    """V / T at x = (base, levels, copies, time); infinite where there are not enough atoms."""

    def __init__(self, data):
        self.lower = numpy.array(data["lower"], dtype=float)
        self.upper = numpy.array(data["upper"], dtype=float)
        self.clocks, self.atoms = data["clocks"], data["atoms"]
        self.linewidth, self.oscillator, self.averaging = data["linewidth"], data["oscillator"], data["averaging"]

    def value(self, x):
        base, levels, copies, time = (float(entry) for entry in x)
        clocks = self.clocks
        local = self.atoms - copies * clocks * ((base**levels - 1) / (base - 1))
        if local < 2 * clocks:
            return math.inf
        largest = clocks * base ** (levels - 1)
        exponent = largest * self.linewidth * time
        if exponent > 709:
            return math.inf
        variance = math.exp(exponent) / (copies * largest * largest)
        variance += math.erfc(math.pi * math.sqrt(local) / (clocks * math.sqrt(2))) * (
            FOUR_PI_SQUARE / (clocks * clocks)
        )
        digit = math.erfc(math.pi * math.sqrt(copies) / (base * math.sqrt(2)))
        size = clocks * base
        for _ in range(2, int(levels) + 1):
            variance += digit * (FOUR_PI_SQUARE / (size * size))
            size *= base
        slip = math.erfc(math.pi / math.sqrt(2 * self.oscillator * time))
        variance += (FOUR_PI_SQUARE / clocks) * min(1.0, (self.averaging / time) * slip)
        return variance / time


class Clock:
    """omega_0^2 tau sigma_y^2 of a cascade with its own base and copies at each level; x as in bench/problems/clocks.ts."""

    def __init__(self, data):
        self.lower = numpy.array(data["lower"], dtype=float)
        self.upper = numpy.array(data["upper"], dtype=float)
        self.clocks, self.atoms = data["clocks"], data["atoms"]
        self.atomic, self.laser, self.averaging = data["atomicLinewidth"], data["laserLinewidth"], data["averaging"]
        self.most = (len(self.lower) - 1) // 2

    def cascade(self, x):
        """Sizes and copies of the levels in use, and the atoms left for level 0."""
        levels = int(x[0])
        copies = [int(n) for n in x[self.most : self.most + levels]]
        sizes = [self.clocks]
        for base in x[1:levels]:
            sizes.append(sizes[-1] * int(base))
        used = sum(size * n for size, n in zip(sizes, copies))
        return sizes, copies, self.clocks * ((self.atoms - used) // self.clocks)

    def missing(self, x):
        """Atoms that a point would need beyond those there are, as a share of them."""
        return max(0.0, (2 * self.clocks - self.cascade(x)[2]) / self.atoms)

    def value(self, x):
        sizes, copies, local = self.cascade(x)
        time = float(x[-1])
        if local < 2 * self.clocks:
            return math.inf
        below, size_below = 1 / (local * information(math.exp(-self.atomic * time / 2))), 1
        variance = 0.0
        for size, n in zip(sizes, copies):
            own = 1 / (n * information(math.exp(-size * self.atomic * time / 2)))
            spread = (size / size_below) ** 2 * below + own
            variance += math.erfc(math.pi / math.sqrt(2 * spread)) * (TWO_PI / size) ** 2
            below, size_below = own, size
        slip = math.erfc(math.pi / math.sqrt(2 * self.laser * time)) * self.averaging / time
        variance += below / size_below**2 + FOUR_PI_SQUARE / self.clocks * min(1.0, slip)
        return variance / time


def information(contrast):
    """Of one copy read in two quadratures."""
    square = contrast * contrast
    return square / (1 + math.sqrt(1 - square))


class Landscape:
    """Rotated bowl with ripples, and its gradient."""

    def __init__(self, data):
        self.lower = numpy.array(data["lower"], dtype=float)
        self.upper = numpy.array(data["upper"], dtype=float)
        self.centre = numpy.array(data["centre"])
        n = len(self.centre)
        self.rotation = numpy.array(data["rotation"]).reshape(n, n)

    def both(self, x):
        z = self.rotation @ (x - self.centre)
        half = numpy.sin(math.pi * z)
        value = 0.5 * (z @ z) + 2 * (half @ half)
        return float(value), self.rotation.T @ (z + TWO_PI * numpy.sin(TWO_PI * z))


KINDS = {
    "splitting": Splitting,
    "network": Network,
    "network-value": Network,
    "cascade": Cascade,
    "clock": Clock,
    "landscape": Landscape,
}
