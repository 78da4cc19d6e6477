import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Parameters, Project } from '../../document/project';
import type { ToleranceReport } from '../../tolerance-report';
import { boundedDisplacementChain } from '../equations/bounded-ratios';
import { chainTree } from '../equations/tree';
import { cv } from '../index';
import { readMechanics } from '../network/mechanics';
import { networkNoise } from '../network/network-noise';
import { PAPER_RESONANCES } from '../optomechanics/paper-network';
import { paperForces, randomForces } from '../testing/force-networks';
import { assessmentOf, drawForest, drawMesh, solved, withLinks } from '../testing/networks';
import { randomNetwork } from '../testing/random-networks';
import { conditionsOf } from './force-report';
import { sensorsInPlace } from './sensor-in-place';
import { listedQuantities } from './sensor-quantities';
import { sensorRows } from './sensor-rows';

function reportOf(project: Project): ToleranceReport {
  const report = cv.tolerances!(project);
  if (!report.ok) throw new Error(report.error.map(({ message }) => message).join(' '));
  return report.value;
}

/** Four sensors as Li et al. judge theirs: equal, coherent light, no loss, 48.46 kHz off, densities as printed. */
function paperBudgets(network: Parameters = {}): Project {
  const arms = [0, 1, 2, 3].map(() => ({ sensor: { resonance: 4.3e6 } }));
  const coherent = { purity: 'measured', level: 1, antilevel: 1 };
  const parameters = { signal: 'force', frequency: 4.3e6 + 48.46e3, convention: 'paper', ...network };
  return drawForest(parameters, [{ squeezer: coherent, tree: chainTree([0, 1, 2, 3]) }], arms);
}

const rowOf = (report: ToleranceReport, parameter: string, owner = 'each sensor') =>
  report.rows.find((row) => row.parameter === parameter && row.owner === owner)!;

const paperReport = reportOf(paperBudgets());

describe('the budgets of Li et al. for 3 %', () => {
  const report = paperReport;

  it.each([
    ['damping', 0, 6.09, -5.91, 6],
    ['coupling', 1, 3.1, -2.92, 3],
    ['cavityLinewidth', 1, 3.0, -3.0, 3],
    ['power', 1, 6.29, -5.75, 6],
  ] as const)('of %s come out exactly and linearised', (parameter, condition, upper, lower, linear) => {
    const row = rowOf(report, parameter);
    expect(100 * row.at[condition]!.upper!).toBeCloseTo(upper, 2);
    expect(100 * row.at[condition]!.lower!).toBeCloseTo(lower, 2);
    expect(100 * row.at[condition]!.linear!).toBeCloseTo(linear, 1);
    // The other condition does not limit it.
    expect(row.at[1 - condition]!).toMatchObject({ upper: null, lower: null, linear: null });
    expect([row.upper, row.lower]).toEqual([row.at[condition]!.upper, row.at[condition]!.lower]);
    expect(row.elements).toHaveLength(4);
  });

  it('have the sensitivities of the specification', () => {
    const slopes = (parameter: string) => rowOf(report, parameter).at.map(({ logSensitivity }) => logSensitivity);
    expect(slopes('damping')[0]).toBeCloseTo(0.5, 3);
    expect(slopes('coupling')[0]).toBeCloseTo(-0.0002, 4);
    expect(slopes('cavityLinewidth')[0]).toBeCloseTo(0.0002, 4);
    expect(slopes('coupling')[1]).toBeCloseTo(-0.999, 3);
    expect(slopes('cavityLinewidth')[1]).toBeCloseTo(0.999, 3);
    expect(slopes('power')[1]).toBeCloseTo(-0.499, 3);
    expect(slopes('damping')[1]).toBeCloseTo(0.0006, 4);
  });

  it('hide the tight one: off resonance the resonance itself may be off by a thirtieth of a percent', () => {
    const row = rowOf(report, 'resonance');
    expect(row.at[0]!).toMatchObject({ upper: null, lower: null });
    // sqrt(S) goes as the offset, so that 3 % of 48.46 kHz is what there is.
    expect(row.at[1]!.upper! * 4.3e6).toBeCloseTo(0.03 * 48.46e3, -2);
    expect(report.findings.join(' ')).toContain('resonance');
  });

  it('guarantee 2.87 % together', () => {
    expect(report.findings.some((finding) => finding.includes('2.87 %'))).toBe(true);
  });
});

describe('yields', () => {
  const report = paperReport;

  it('agree by formula and by simulation where scatter is small, within the error of the draws', () => {
    const usual = report.yields.find(({ key }) => key === 'usual-one')!;
    // Second order moves it by about the limit times its density at the edge.
    expect(Math.abs(usual.formula - usual.simulated)).toBeLessThan(4 * usual.standardError + 0.003);
    expect(report.yields.find(({ key }) => key === 'usual-all')!.formula).toBeCloseTo(usual.formula ** 4, 12);
  });

  it('show that allowances do not add up: used to the full they pass a third of the sensors, and hardly four', () => {
    const value = (key: string) => report.yields.find((row) => row.key === key)!;
    expect(value('full-one').simulated).toBeGreaterThan(0.25);
    expect(value('full-one').simulated).toBeLessThan(0.4);
    expect(value('full-all').simulated).toBeLessThan(0.03);
  });

  it('are the same whenever they are asked for', () => {
    expect(reportOf(paperBudgets()).yields).toEqual(report.yields);
  });

  it('rise with the limit, as the allowances do', () => {
    const wider = reportOf(paperBudgets({ inconsistencyLimit: 0.06 }));
    report.yields
      .filter(({ key }) => key.startsWith('usual'))
      .forEach((row, i) => {
        expect(wider.yields[i]!.formula).toBeGreaterThan(row.formula);
        expect(wider.yields[i]!.simulated).toBeGreaterThanOrEqual(row.simulated);
      });
    for (const row of report.rows) {
      const other = rowOf(wider, row.parameter);
      if (row.upper !== null) expect(other.upper ?? Infinity).toBeGreaterThan(row.upper);
      if (row.lower !== null) expect(other.lower ?? -Infinity).toBeLessThan(row.lower);
    }
  });
});

describe('matching, calibrating or neither', () => {
  it('costs bias where nothing is measured, and second-order noise where it is', () => {
    const { strategies } = reportOf(paperForces());
    const value = (key: string) => strategies.find((row) => row.key === key)!;
    expect(value('calibrate').bias).toBe(0);
    expect(value('calibrate').variance).toBeGreaterThan(0);
    expect(value('calibrate-fixed').variance).toBeGreaterThan(value('calibrate').variance);
    expect(value('match').bias).toBeGreaterThan(0);
    expect(value('match').bias).toBeLessThan(0.03);
    expect(value('neither').bias).toBeGreaterThan(3 * value('match').bias);
  });

  it('costs .27 % and .40 % for responses of four shift sensors that scatter by 3 %', () => {
    const arms = [0, 1, 2, 3].map(() => ({ before: 0.82 }));
    const squeezer = { purity: 'measured', level: 10 ** -0.71, antilevel: 11.005 };
    const report = reportOf(drawForest({}, [{ squeezer, tree: chainTree([0, 1, 2, 3]) }], arms));
    const value = (key: string) => report.strategies.find((row) => row.key === key)!;
    expect(100 * value('calibrate').variance).toBeCloseTo(0.27, 2);
    expect(100 * value('calibrate-fixed').variance).toBeCloseTo(0.4, 2);
    expect(value('neither')).toMatchObject({ variance: 0, bias: 0.03 });
  });
});

describe('what loss can be afforded', () => {
  const wantedNoise = 10 ** -0.4;

  it.each([['forces', paperForces({ wantedNoise })], ['shifts', drawForest({ wantedNoise }, [{ tree: chainTree([0, 1]) }], [{ before: 0.9 }, { before: 0.7 }])]] as const)('of %s ends where the best settings just keep what is wanted', (_, project) => {
      const { losses } = reportOf(project);
      expect(losses!.wanted).toBe('−4.00 dB against shot noise, as wanted');
      const tried = losses!.rows.filter(({ spare }) => spare !== null && spare > 0 && spare <= 1);
      expect(tried.length).toBeGreaterThan(1);
      for (const { elements, spare } of tried) {
        const lossier = withLinks(project, (link) =>
          elements.includes(link.to.element)
            ? { ...link, parameters: { ...link.parameters, transmission: (link.parameters['transmission'] as number) * spare! } }
            : link,
        );
        // Rows that stand for several paths are for each of them alone.
        if (elements.length > 1 && losses!.rows.at(-1)!.elements !== elements) continue;
        const coherent = assessmentOf(project).baselines.find(({ key }) => key === 'coherent')!.value;
        const { figure } = solved(lossier).assessment;
        expect((figure.value / coherent) ** 2).toBeCloseTo(wantedNoise, 6);
      }
    },
  ); // prettier-ignore

  it('is nothing, and said to be, where even the best settings miss what is wanted', () => {
    const project = paperForces({ wantedNoise: 1e-2 });
    const { losses } = reportOf(project);
    expect(losses!.rows.map(({ least, spare }) => [least, spare])).toEqual([
      [null, null],
      [null, null],
    ]);
    const issue = cv.check(project).find(({ code }) => code === 'CV-317')!;
    const reached = solved(paperForces()).assessment.figure.decibel!.toFixed(2).replace('-', '−');
    expect(issue.message).toBe(`The wanted noise of −20.00 dB is out of reach: the best settings reach ${reached} dB.`);
  });

  it('without a wish is what the limit allows', () => {
    const { losses } = reportOf(paperForces());
    expect(losses!.wanted).toBe('best precision of this drawing, at most 3 % worse');
    expect(losses!.rows.every(({ spare }) => spare !== null && spare < 1)).toBe(true);
  });
});

describe('limits of the splitters', () => {
  const limited = (network: Parameters): Project =>
    drawForest(network, [{ squeezer: { purity: 'measured', level: 0.1, antilevel: 10 }, tree: chainTree([0, 1, 2, 3]) }], [{}, {}, {}, {}]); // prettier-ignore

  it('are named with what they cost, which is what the closed form of a chain says', () => {
    const project = limited({ ratioMin: 0.4 });
    const even = [0.5, 0.5, 0.5, 0.5];
    const { powers } = boundedDisplacementChain(even, { lower: 0.4, upper: 1 });
    const overlap = even.reduce((sum, g, j) => sum + g * Math.sqrt(powers[j]!), 0) ** 2;
    const cost = 10 * Math.log10((1 - 0.9 * overlap) / 0.1);
    const finding = reportOf(project).findings.find((sentence) => sentence.startsWith('The limits of'))!;
    expect(finding).toBe(
      `The limits of 40 % and 100 % hold the ratio of Splitter 1 and Splitter 4, which costs ${cost.toFixed(2)} dB.`,
    );
    const { elements } = solved(project).assessment.annotations;
    const shown = Object.values(elements).filter(({ lines }) => lines.some(({ text }) => text === 'at least ratio'));
    expect(shown).toHaveLength(2);
  });

  it('are not named where they hold nothing', () => {
    expect(reportOf(limited({ ratioMin: 0.2 })).findings.some((sentence) => sentence.includes('limits'))).toBe(false);
  });
});

describe('probe power near the quantum limit', () => {
  /** Strong probes: back-action and imprecision are alike. */
  const near = (network: Parameters = {}): Project =>
    drawForest({ signal: 'force', frequency: 1e6, ...network }, [{ squeezer: { purity: 'measured', level: 0.2, antilevel: 6 }, tree: chainTree([0, 1]) }], [
      { weight: 0.5, before: 0.9, after: 0.9, sensor: { resonance: 1.001e6, temperature: 0.01, coupling: 1e5, cavityLinewidth: 1e8, power: 1e-6, powerLimit: 1e-3 } },
      { weight: 0.5, before: 0.8, after: 0.9, sensor: { resonance: 1.002e6, temperature: 0.01, coupling: 1e5, cavityLinewidth: 1e8, power: 1e-6, powerLimit: 1e-3 } },
    ]); // prettier-ignore

  it('is offered where it is free, and the cure brings the gain that was promised', () => {
    const project = near({ probePower: 'free' });
    const { probes } = reportOf(project);
    const power = probes!.find(({ key }) => key === 'power')!;
    const both = probes!.find(({ key }) => key === 'both')!;
    expect(power.variance).toBeLessThan(-0.01);
    expect(both.variance).toBeLessThanOrEqual(power.variance + 1e-12);
    const issue = cv.check(project).find(({ code }) => code === 'CV-422')!;
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
    expect(cv.check(cured).some(({ code }) => code === 'CV-422')).toBe(false);
  });

  it('is not touched where it is given, and has no closed form for a common force', () => {
    expect(reportOf(near()).probes!.map(({ key }) => key)).toEqual(['angles']);
    expect(cv.check(near()).some(({ code }) => code === 'CV-422')).toBe(false);
    expect(reportOf(near({ regime: 'common', probePower: 'free' })).probes).toBeUndefined();
  });
});

describe('the checks of budgets', () => {
  it('name the path that loses more than its budget', () => {
    const project = paperForces({ lossBudget: 0.9 });
    const issue = cv.check(project).find(({ code }) => code === 'CV-316')!;
    expect(issue.message).toBe('The path to Sensor 1 loses 0.87 dB, but the budget for a path is 0.46 dB.');
    expect(issue.where.label).toBe('Sensor 1 and 3 more');
    expect(cv.check(paperForces({ lossBudget: 0.8 })).some(({ code }) => code === 'CV-316')).toBe(false);
  });

  it('name the sensor that is not like the others, by how much, and what makes it so; resonances may differ', () => {
    expect(cv.check(paperForces()).some(({ code }) => code === 'CV-421')).toBe(false);
    const arms = PAPER_RESONANCES.map((resonance, j) => ({ sensor: { resonance, coupling: j === 2 ? 700 : 822 } }));
    const unlike = drawForest({ signal: 'force' }, [{ tree: chainTree([0, 1, 2, 3]) }], arms);
    const issue = cv.check(unlike).find(({ code }) => code === 'CV-421')!;
    expect(issue.where).toMatchObject({ label: 'Sensor 3', field: 'coupling' });
    expect(issue.message).toMatch(/off resonance Sensor 3 resolves forces 17\.\d % worse .* limit is 3 %\.$/);
    expect(issue.remedy).toContain('single-photon coupling');
    const accepted = { ...unlike, parameters: { ...unlike.parameters, inconsistencyLimit: 0.2 } };
    expect(cv.check(accepted).some(({ code }) => code === 'CV-421')).toBe(false);
  });
});

describe('any network', () => {
  const finite = (report: ToleranceReport): void => {
    expect(JSON.stringify(report)).not.toMatch(/NaN|Infinity/);
    for (const row of report.rows) {
      if (row.upper !== null) expect(row.upper).toBeGreaterThanOrEqual(0);
      if (row.lower !== null) expect(row.lower).toBeLessThanOrEqual(0);
      expect(row.elements.length).toBeGreaterThan(0);
      for (const value of [row.nominal, ...row.at.map(({ logSensitivity }) => logSensitivity)])
        expect(Number.isFinite(value)).toBe(true);
    }
    for (const { formula, simulated } of report.yields) {
      expect(formula).toBeGreaterThanOrEqual(0);
      expect(Math.max(formula, simulated)).toBeLessThanOrEqual(1 + 1e-12);
      expect(simulated).toBeGreaterThanOrEqual(0);
    }
    for (const { variance, bias } of report.strategies)
      expect([variance, bias].every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
  };

  it('of force sensors has a report of finite numbers', () => {
    fc.assert(
      fc.property(randomForces({ lockJitter: true }), (project) => finite(reportOf(project))),
      { numRuns: 6 },
    );
  });

  it('of shift sensors has one too, in every regime', () => {
    const network = randomNetwork({ lockJitter: true, ratioLimits: true });
    fc.assert(
      fc.property(network, (project) => finite(reportOf(project))),
      { numRuns: 6 },
    );
  });

  it('behind a mesh has one over a band', () => {
    const arms = PAPER_RESONANCES.map((resonance) => ({ before: 0.92, after: 0.89, sensor: { resonance } }));
    const squeezers = [0, 1].map(() => ({ purity: 'measured', level: 0.195, antilevel: 11.01 }));
    const report = reportOf(drawMesh({ signal: 'force', spectrum: 'band' }, squeezers, arms));
    finite(report);
    expect(report.conditions.map(({ label }) => label)).toEqual(['at 4.25 MHz', 'at 4.39 MHz']);
  });

  it('has exact allowances that a small limit brings to the linear ones', () => {
    fc.assert(
      fc.property(randomForces(), (project) => {
        const limit = 1e-6;
        const mechanics = readMechanics(project)!;
        const places = sensorsInPlace(project, mechanics);
        const { rows } = sensorRows(places, listedQuantities(false), conditionsOf(mechanics), limit);
        for (const at of rows.flatMap((row) => row.at)) {
          // Next to a flat point the second order takes over however small the limit.
          if (at.linear === null || at.linear > 1e-4) continue;
          for (const side of [at.upper, at.lower]) {
            if (side !== null) expect(Math.abs(side) / at.linear).toBeCloseTo(1, 1);
          }
        }
      }),
      { numRuns: 4 },
    );
  });
});
