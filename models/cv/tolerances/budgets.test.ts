import { describe, expect, it } from 'vitest';
import type { Parameters, Project } from '../../document/project';
import { boundedDisplacementChain } from '../equations/bounded-ratios';
import { chainTree } from '../equations/tree';
import { cv } from '../index';
import { CODE } from '../issues';
import { networkNoise } from '../network/network-noise';
import { PAPER_RESONANCES } from '../optomechanics/paper-network';
import { paperForces } from '../testing/force-networks';
import { assessmentOf, drawForest, solved, withLinks } from '../testing/networks';
import { readScheme } from '../network/read-scheme';
import { lossBudget } from './loss-budget';
import { splitterFinding } from './splitter-limits';
import { reportOf } from './testing/report-of';

const lossesOf = (project: Project) => lossBudget(readScheme(project), 0.03);

describe('what loss can be afforded', () => {
  const wantedNoise = 10 ** -0.4;

  it.each([
    ['forces', paperForces({ wantedNoise })],
    ['shifts', drawForest({ wantedNoise }, [{ tree: chainTree([0, 1]) }], [{ before: 0.9 }, { before: 0.7 }])],
  ] as const)('of %s ends where the best settings just keep what is wanted', (_, project) => {
    const losses = lossesOf(project);
    expect(losses.wanted).toBe('−4.00 dB against shot noise, as wanted');
    const tried = losses.rows.filter(({ spare }) => spare !== null && spare > 0 && spare <= 1);
    expect(tried.length).toBeGreaterThan(1);
    for (const { elements, spare } of tried) {
      const lossier = withLinks(project, (link) =>
        elements.includes(link.to.element)
          ? {
              ...link,
              parameters: { ...link.parameters, transmission: (link.parameters['transmission'] as number) * spare! },
            }
          : link,
      );
      // Rows that stand for several paths are for each of them alone.
      if (elements.length > 1 && losses.rows.at(-1)!.elements !== elements) continue;
      const coherent = assessmentOf(project).baselines.find(({ key }) => key === 'coherent')!.value;
      const { figure } = solved(lossier).assessment;
      expect((figure.value / coherent) ** 2).toBeCloseTo(wantedNoise, 6);
    }
  });

  it('is nothing, and said to be, where even the best settings miss what is wanted', () => {
    const project = paperForces({ wantedNoise: 1e-2 });
    const losses = lossesOf(project);
    expect(losses.rows.map(({ least, spare }) => [least, spare])).toEqual([
      [null, null],
      [null, null],
    ]);
    const issue = cv.check(project).find(({ code }) => code === 'CV-317')!;
    const reached = solved(paperForces()).assessment.figure.decibel!.toFixed(2).replace('-', '−');
    expect(issue.message).toBe(`The wanted noise of −20.00 dB is out of reach: the best settings reach ${reached} dB.`);
  });

  it('without a wish is what the limit allows', () => {
    const losses = lossesOf(paperForces());
    expect(losses.wanted).toBe('best precision of this drawing, at most 3 % worse');
    expect(losses.rows.every(({ spare }) => spare !== null && spare < 1)).toBe(true);
  });
});

describe('limits of the splitters', () => {
  const limited = (network: Parameters): Project =>
    drawForest(
      network,
      [{ squeezer: { purity: 'measured', level: 0.1, antilevel: 10 }, tree: chainTree([0, 1, 2, 3]) }],
      [{}, {}, {}, {}],
    );

  it('are named with what they cost, which is what the closed form of a chain says', () => {
    const project = limited({ ratioMin: 0.4 });
    const even = [0.5, 0.5, 0.5, 0.5];
    const { powers } = boundedDisplacementChain(even, { lower: 0.4, upper: 1 });
    const overlap = even.reduce((sum, g, j) => sum + g * Math.sqrt(powers[j]!), 0) ** 2;
    const cost = 10 * Math.log10((1 - 0.9 * overlap) / 0.1);
    const finding = splitterFinding(readScheme(project));
    expect(finding).toBe(
      `The limits of 40 % and 100 % hold the ratio of Splitter 1 and Splitter 4, which costs ${cost.toFixed(2)} dB.`,
    );
    const { elements } = solved(project).assessment.annotations;
    const shown = Object.values(elements).filter(({ lines }) => lines.some(({ text }) => text === 'at least ratio'));
    expect(shown).toHaveLength(2);
  });

  it('are not named where they hold nothing', () => {
    expect(splitterFinding(readScheme(limited({ ratioMin: 0.2 })))).toBeNull();
  });
});

describe('probe power near the quantum limit', () => {
  /** Strong probes: back-action and imprecision are alike. */
  const near = (network: Parameters = {}): Project =>
    drawForest(
      { signal: 'force', frequency: 1e6, ...network },
      [{ squeezer: { purity: 'measured', level: 0.2, antilevel: 6 }, tree: chainTree([0, 1]) }],
      [
        {
          weight: 0.5,
          before: 0.9,
          after: 0.9,
          sensor: {
            resonance: 1.001e6,
            temperature: 0.01,
            coupling: 1e5,
            cavityLinewidth: 1e8,
            power: 1e-6,
            powerLimit: 1e-3,
          },
        },
        {
          weight: 0.5,
          before: 0.8,
          after: 0.9,
          sensor: {
            resonance: 1.002e6,
            temperature: 0.01,
            coupling: 1e5,
            cavityLinewidth: 1e8,
            power: 1e-6,
            powerLimit: 1e-3,
          },
        },
      ],
    );

  it('is offered where it is free, and the cure brings the gain that was promised', () => {
    const project = near({ probePower: 'free' });
    const { probes } = reportOf(project);
    const power = probes!.find(({ key }) => key === 'power')!;
    const both = probes!.find(({ key }) => key === 'both')!;
    expect(power.variance).toBeLessThan(-0.01);
    expect(both.variance).toBeLessThanOrEqual(power.variance + 1e-12);
    const issue = cv.check(project).find(({ code }) => code === 'CV-432')!;
    const { command } = issue.fix!;
    if (command.type !== 'batch') throw new Error('All powers are set in one step.');
    const powers = new Map(
      command.commands.map((one) => {
        if (one.type !== 'set-parameter' || one.owner.scope !== 'element') throw new Error('Only powers are set.');
        return [one.owner.id, one.value];
      }),
    );
    const elements = project.network.elements.map((element) =>
      powers.has(element.id)
        ? { ...element, parameters: { ...element.parameters, power: powers.get(element.id)! } }
        : element,
    );
    const cured = { ...project, network: { ...project.network, elements } };
    expect(networkNoise(cured).variance / networkNoise(project).variance - 1).toBeCloseTo(power.variance, 8);
    expect(cv.check(cured).some(({ code }) => code === 'CV-432')).toBe(false);
  });

  it('is not touched where it is given, and has no closed form for a common force', () => {
    expect(reportOf(near()).probes!.map(({ key }) => key)).toEqual(['angles']);
    expect(cv.check(near()).some(({ code }) => code === 'CV-432')).toBe(false);
    expect(reportOf(near({ regime: 'common', probePower: 'free' })).probes).toBeUndefined();
  });
});

describe('the checks of budgets', () => {
  it('have codes of their own, as all checks have', () => {
    const codes = Object.values(CODE);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('name the path that loses more than its budget', () => {
    const project = paperForces({ lossBudget: 0.9 });
    const issue = cv.check(project).find(({ code }) => code === 'CV-316')!;
    expect(issue.message).toBe('The path to Sensor 1 loses 0.87 dB, but the budget for a path is 0.46 dB.');
    expect(issue.where.label).toBe('Sensor 1 and 3 more');
    expect(cv.check(paperForces({ lossBudget: 0.8 })).some(({ code }) => code === 'CV-316')).toBe(false);
  });

  it('name the sensor that is not like the others, by how much, and what makes it so; resonances may differ', () => {
    expect(cv.check(paperForces()).some(({ code }) => code === 'CV-431')).toBe(false);
    const arms = PAPER_RESONANCES.map((resonance, j) => ({ sensor: { resonance, coupling: j === 2 ? 700 : 822 } }));
    const unlike = drawForest({ signal: 'force' }, [{ tree: chainTree([0, 1, 2, 3]) }], arms);
    const issue = cv.check(unlike).find(({ code }) => code === 'CV-431')!;
    expect(issue.where).toMatchObject({ label: 'Sensor 3', field: 'coupling' });
    expect(issue.message).toMatch(/off resonance Sensor 3 resolves forces 17\.\d % worse .* limit is 3 %\.$/);
    expect(issue.remedy).toContain('single-photon coupling');
    const accepted = { ...unlike, parameters: { ...unlike.parameters, inconsistencyLimit: 0.2 } };
    expect(cv.check(accepted).some(({ code }) => code === 'CV-431')).toBe(false);
  });
});
