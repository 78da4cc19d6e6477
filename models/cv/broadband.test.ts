import { describe, expect, it } from 'vitest';
import type { Project } from '../document/project';
import { decibel } from './assessment/display';
import { broadbandProject } from './broadband';
import { cv } from './index';
import { meanBandNoise, type BandTask } from './optomechanics/band-design';
import { bandFrequencies } from './optomechanics/band-grid';
import { PAPER_RESONANCES, PAPER_SQUEEZING as V } from './optomechanics/paper-network';
import { meanForceModes } from './optomechanics/mean-force-modes';
import { networkNoise } from './network/network-noise';
import { readMechanics } from './network/mechanics';
import { chainTree } from './equations/tree';
import { compiledOf, counter, drawForest, solved, withElements, withLinks } from './testing/networks';

const drawn = broadbandProject(counter());
const level = (objective: number): number => decibel(Math.exp(objective));
const withNetwork = (parameters: Readonly<Record<string, number | string>>, project = drawn) => ({
  ...project,
  parameters: { ...project.parameters, ...parameters },
});
const pure = withElements(drawn, (element) =>
  element.type === 'squeezer' ? { ...element, parameters: { ...element.parameters, purity: 'pure' } } : element,
);
/** The drawing with so many squeezers, all alike. */
function withSqueezers(count: number): Project {
  const { elements, links } = drawn.network;
  const [first] = elements;
  const others = elements.filter(({ type }) => type !== 'squeezer');
  const squeezers = Array.from({ length: count }, (_, k) => ({ ...first!, id: `s${k}`, name: `Squeezer ${k + 1}` }));
  const inputs = squeezers.map(({ id }, k) => {
    const to = { ...links[0]!.to, port: `in${k + 1}` };
    return { ...links[0]!, id: `l${k}`, from: { element: id, port: 'out' }, to };
  });
  const kept = links.filter(({ from }) => others.some(({ id }) => id === from.element));
  return { ...drawn, network: { elements: [...squeezers, ...others], links: [...inputs, ...kept] } };
}

/** The drawing without its second squeezer. */
const single = (project = drawn) => {
  const second = project.network.elements.find(({ name }) => name === 'Squeezer 2')!.id;
  const linked = withLinks(project, (link) => (link.from.element === second ? null : link));
  return { ...linked, network: { ...linked.network, elements: linked.network.elements.filter(({ id }) => id !== second) } }; // prettier-ignore
};

describe('the broadband network of two squeezers', () => {
  const { solution, optimised, assessment } = solved(drawn);

  it('is sound, and comes to -4.69 dB with proof', () => {
    expect(cv.check(drawn).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(solution.holds).toBe('optimal');
    expect(solution.certificate.recheck).toBe('passed');
    expect(level(solution.evaluation.objective)).toBeCloseTo(-4.69, 2);
    expect(assessment.figure.decibel).toBeCloseTo(-4.69, 2);
  });

  it('is -1.93 dB with one of them', () => {
    expect(level(solved(single()).solution.evaluation.objective)).toBeCloseTo(-1.93, 2);
  });

  it('is .595 and .307 of shot noise with one and two pure squeezers of 2.3 photons in all', () => {
    expect(Math.exp(solved(single(pure)).solution.evaluation.objective)).toBeCloseTo(0.595, 3);
    expect(Math.exp(solved(pure).solution.evaluation.objective)).toBeCloseTo(0.307, 3);
  });

  it('falls with the photons, and never below the limit of any strategy', () => {
    const values = [0.1, 1, 2.3, 10].map((photonBudget) => {
      const { assessment: of } = solved(withNetwork({ photonBudget }, pure));
      expect(of.figure.value).toBeGreaterThanOrEqual(of.limit!.value * (1 - 1e-12));
      return of.figure.value;
    });
    expect(values).toEqual([...values].sort((a, b) => b - a));
  });

  it('has the noise that the two fixed modes give, at every frequency', () => {
    const mechanics = readMechanics(drawn)!;
    const sensors = drawn.network.elements.filter(({ type }) => type === 'sensor').map(({ id }) => mechanics.sensors.get(id)!); // prettier-ignore
    const ones = sensors.map(() => 1);
    const task: BandTask = { sensors, force: 'mean', weights: ones, before: ones.map(() => 0.92), after: ones.map(() => 0.82 / 0.92), frequencies: bandFrequencies(mechanics.band!) }; // prettier-ignore
    const noise = meanBandNoise(task, meanForceModes(sensors, ones, task.before), [V, V]);
    expect(Math.exp(solution.evaluation.objective)).toBeCloseTo(noise, 8);
  });

  it('agrees frequency by frequency with the few sums that stand for the band, at any settings', () => {
    for (const project of [drawn, optimised]) {
      const few = networkNoise(project).variance;
      expect(networkNoise(project, { bandRows: 'every' }).variance / few).toBeCloseTo(1, 11);
    }
    const { problem, currentPoint } = compiledOf(drawn);
    const x = currentPoint().map((_, i) => Math.sin(7 * i));
    expect(problem.evaluate(x).objective).toBeCloseTo(problem.verify!(x).objective, 10);
  });

  it.each([[1, -0.92], [2, -2.07], [3, -3.27], [4, -4.69]])('takes %i squeezers for %f dB of a common force', (count, gain) => {
    const { solution: found } = solved(withNetwork({ regime: 'common' }, withSqueezers(count)));
    expect(found.holds).toBe('optimal');
    expect(level(found.evaluation.objective)).toBeCloseTo(gain, 2);
  }); // prettier-ignore

  it('needs no mesh for its one squeezer: a chain of splitters with the right phases does as well', () => {
    const measured = drawn.network.elements[0]!.parameters;
    const chain = drawForest(
      { signal: 'force', spectrum: 'band' },
      [{ squeezer: measured, tree: chainTree([0, 1, 2, 3]) }],
      PAPER_RESONANCES.map((resonance) => ({ before: 0.92, after: 0.82 / 0.92, sensor: { resonance } })),
    );
    const { solution: found, assessment: of } = solved(chain);
    expect(found.holds).toBe('optimal');
    expect(of.figure.decibel).toBeCloseTo(-1.93, 2);
  });
});

describe('what is said of the band', () => {
  const { assessment, optimised } = solved(drawn);

  it('names -1.56 dB of equal signs and -1.93 dB of the best split of one squeezer', () => {
    const own = assessment.figure.decibel!;
    const rival = (key: string) => own + assessment.baselines.find((baseline) => baseline.key === key)!.gainDb;
    expect(rival('all-plus')).toBeCloseTo(-1.56, 2);
    expect(rival('best-single')).toBeCloseTo(-1.93, 2);
    expect(rival('coherent')).toBeCloseTo(0, 9);
    expect(rival('separable-level')).toBeCloseTo(-4.69, 2);
    expect(assessment.findings.join(' ')).toMatch(
      /one squeezer stays 2\.76 dB behind in the mean over 281 frequencies/,
    );
  });

  it('draws spectra whose means are the values said, and none below full squeezing', () => {
    const figures = cv.figures(optimised);
    if (!figures.ok) throw new Error('no figures');
    const [figure] = figures.value;
    if (figure?.kind !== 'lines') throw new Error('no lines');
    const spectra = new Map(figure.panels[0]!.series.map(({ key, y }) => [key, y.map((value) => 10 ** (value! / 10))]));
    const mean = (key: string) => decibel(spectra.get(key)!.reduce((sum, value) => sum + value, 0) / 281);
    expect(['all-plus', 'best-single', 'design', 'floor'].map(mean)).toEqual(
      [-1.56, -1.93, -4.69, -4.69].map((value) => expect.closeTo(value, 2)),
    );
    const floor = spectra.get('floor')!;
    for (const values of spectra.values()) {
      values.forEach((value, i) => expect(value).toBeGreaterThanOrEqual(floor[i]! * (1 - 1e-9)));
    }
    expect(figure.finding).toBe(
      'In the mean over the band one squeezer gains 1.56 dB with equal signs and 1.93 dB at best, this design 4.69 dB.',
    );
  });

  it('shows the weights as typed, and no read-out weight that holds for one frequency only', () => {
    const sensor = optimised.network.elements.find(({ type }) => type === 'sensor')!.id;
    expect(assessment.annotations.elements[sensor]!.lines).toContainEqual({
      label: 'weight',
      text: '0.25',
      role: 'given',
    });
    expect(assessment.rows.map(({ control }) => control)).not.toContain('readoutWeight');
  });
});

describe('what the merit of a band leaves out', () => {
  const codes = (project: Project): string[] => cv.check(project).map(({ code }) => code);
  it('is named with its size, and warned of where it shows', () => {
    const { assessment } = solved(drawn);
    const sentence = assessment.findings.find((finding) => finding.includes('thermal force and back-action, left out'));
    expect(sentence).toMatch(/are 0\.\d+ % of the shot noise in the mean over the band/);
    expect(codes(drawn)).toEqual([]);
    // Only thermal force grows with the temperature.
    const hot = withElements(drawn, (element) =>
      element.type === 'sensor' ? { ...element, parameters: { ...element.parameters, temperature: 3000 } } : element,
    );
    expect(codes(hot)).toContain('CV-423');
    expect(cv.check(hot).find(({ code }) => code === 'CV-423')!.message).toMatch(/back-action, left out, are \d/);
  });

  it('is the use of records without weight as references, which is said with a cure', () => {
    const local = withNetwork({ forces: 'local' });
    const issue = cv.check(local).find(({ code }) => code === 'CV-422')!;
    expect(issue.fix!.command).toMatchObject({ key: 'forces', value: 'everywhere' });
    expect(codes(withNetwork({ forces: 'everywhere' }))).toEqual([]);
    // Nothing but the warning depends on it.
    expect(solved(local).assessment.figure).toEqual(solved(drawn).assessment.figure);
  });
});

describe('the gap of a band to its limit', () => {
  it('is drawn as factors that multiply to it', () => {
    const { optimised, assessment } = solved(drawn);
    const figures = cv.figures(optimised);
    const gap = figures.ok ? figures.value.find(({ key }) => key === 'gap') : undefined;
    if (gap?.kind !== 'bars') throw new Error('No gap is drawn.');
    const whole = gap.bars.reduce((sum, { value }) => sum + value, 0);
    expect(whole).toBeCloseTo(20 * Math.log10(assessment.figure.value / assessment.limit!.value), 3);
  });
});

describe('the grid of a band', () => {
  it('is said to be too coarse where ten times as many frequencies show other digits', () => {
    const { assessment } = solved(single());
    const sentence = assessment.findings.find((finding) => finding.startsWith('On 2801 frequencies'));
    expect(sentence).toBe('On 2801 frequencies in place of 281 the mean is −1.93 dB, 0.01 dB lower.');
  });

  it('does not matter where two modes give full squeezing everywhere', () => {
    expect(solved(drawn).assessment.findings.join(' ')).not.toContain('2801');
  });
});
