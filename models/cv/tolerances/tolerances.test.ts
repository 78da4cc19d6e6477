import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Parameters, Project } from '../../document/project';
import type { ToleranceReport } from '../../tolerance-report';
import { chainTree } from '../equations/tree';
import { cv } from '../index';
import { readMechanics } from '../network/mechanics';
import { PAPER_RESONANCES } from '../optomechanics/paper-network';
import { paperForces, randomForces } from '../testing/force-networks';
import { drawForest, drawMesh } from '../testing/networks';
import { randomNetwork } from '../testing/random-networks';
import { conditionsOf } from './force-report';
import { reportOf } from './testing/report-of';
import { sensorsInPlace } from './sensor-in-place';
import { listedQuantities } from './sensor-quantities';
import { sensorRows } from './sensor-rows';

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

  it('of shifts is refused beyond 256 sensors, with what to do', () => {
    const arms = Array.from({ length: 257 }, () => ({}));
    const refused = cv.tolerances!(drawForest({}, [{ tree: chainTree(arms.map((_, j) => j)) }], arms));
    expect(!refused.ok && refused.error.map(({ code, message }) => [code, message])).toEqual([
      ['CV-105', 'Tolerances of a network of shifts are worked out for at most 256 sensors; this one has 257.'],
    ]);
  });
});
