import { describe, expect, it } from 'vitest';
import broadband from '../../examples/broadband-two-squeezers.fringe.json';
import lossyArms from '../../examples/lossy-arms.fringe.json';
import mixedSign from '../../examples/mixed-sign-shared-carrier.fringe.json';
import fourSensors from '../../examples/optomechanical-four.fringe.json';
import { parseProject } from '../document/parse';
import type { Project } from '../document/project';
import { broadbandProject } from './broadband';
import { examples } from './examples';
import { cv } from './index';
import { fourSensorProject, lossyArmsProject, mixedSignProject } from './presets';
import { assessmentOf, counter, drawForest, solved } from './testing/networks';
import { chainTree } from './equations/tree';
import { halfWavePlateAngle } from './equations/wave-plate';

const files: readonly (readonly [string, unknown, (newId: () => string) => Project])[] = [
  ['optomechanical-four', fourSensors, fourSensorProject],
  ['lossy-arms', lossyArms, lossyArmsProject],
  ['mixed-sign-shared-carrier', mixedSign, mixedSignProject],
  ['broadband-two-squeezers', broadband, broadbandProject],
];

function ratios(project: Project): number[] {
  return project.network.elements
    .filter(({ type }) => type === 'splitter')
    .map(({ id }) => project.settings[id]!['ratio']!);
}

describe('the example files', () => {
  it.each(files)('%s opens without issues and is what the layout draws today', (_, file, preset) => {
    const parsed = parseProject(JSON.stringify(file));
    expect(parsed.ok && parsed.value.issues).toEqual([]);
    expect(parsed.ok && parsed.value.project).toEqual(preset(counter()));
  });

  it('are all listed by the model', () => {
    expect(examples.map(({ file }) => file)).toEqual(files.map(([key]) => `${key}.fringe.json`));
  });
});

describe('the four-sensor network', () => {
  const { solution, optimised, assessment } = solved(fourSensorProject(counter()));

  it('has the published ratios and plate angles', () => {
    const set = ratios(optimised);
    [0.25, 1 / 3, 0.5].forEach((ratio, k) => expect(set[k]).toBeCloseTo(ratio, 12));
    const degrees = set.map((ratio) => (halfWavePlateAngle(ratio) * 180) / Math.PI);
    [15, 17.63, 22.5].forEach((angle, k) => expect(degrees[k]).toBeCloseTo(angle, 2));
    const plates = assessment.rows
      .filter(({ control }) => control === 'ratio')
      .map(({ text, device }) => [text, device]);
    expect(plates).toEqual([
      ['25.0 : 75.0', 'λ/2 15.00°'],
      ['33.3 : 66.7', 'λ/2 17.63°'],
      ['50.0 : 50.0', 'λ/2 22.50°'],
    ]);
  });

  it('reaches 0.12595, half of shot noise, and 0.1546 is what separate squeezers reach', () => {
    expect(assessment.figure.value).toBeCloseTo(0.12595, 5);
    const value = (key: string) => assessment.baselines.find((baseline) => baseline.key === key)!.value;
    expect(value('coherent')).toBeCloseTo(0.25, 12);
    expect(value('separable-photons')).toBeCloseTo(0.1546, 4);
    expect(value('separable-level')).toBeCloseTo(assessment.figure.value, 12);
    expect(value('naive')).toBeCloseTo(assessment.figure.value, 12);
  });

  it('is proved optimal against any quantum strategy', () => {
    expect(solution.holds).toBe('optimal');
    expect(solution.certificate).toMatchObject({ kind: 'closed-form', recheck: 'passed' });
    expect(solution.certificate.gap).toBeLessThanOrEqual(1e-9);
    expect(solution.certificate.statement).toMatch(/^No quantum strategy with 2\.3 /);
    expect(assessment.limit!.value).toBeCloseTo(assessment.figure.value, 12);
    expect(assessment.findings).toContain('Equal losses: the split hardly matters.');
  });
});

describe('arms of .95 .85 .60 .30 behind a source of -10 dB', () => {
  const gain = (project: Project): number => {
    const { assessment, solution } = solved(project);
    expect(solution.holds).toBe('optimal');
    expect(solution.certificate.recheck).toBe('passed');
    const naive = assessment.baselines.find(({ key }) => key === 'naive')!;
    return 100 * (10 ** (naive.gainDb / 10) - 1);
  };
  const arms = [0.95, 0.85, 0.6, 0.3].map((before) => ({ before, sensor: { response: 1 } }));
  const network = (regime: string) => ({ regime, photonBudget: 2.025 });
  const groves = [{ tree: chainTree([0, 1, 2, 3]) }];

  it('gain 6.3 % in variance over the naive split with a separate carrier', () => {
    expect(gain(lossyArmsProject(counter()))).toBeCloseTo(6.3, 1);
  });

  it('gain 12.3 % with a shared carrier', () => {
    expect(gain(drawForest(network('shared'), groves, arms))).toBeCloseTo(12.3, 1);
  });

  it('gain 10.0 % with individual carriers and 0.89 after the sensors', () => {
    const behind = arms.map((arm) => ({ ...arm, after: 0.89 }));
    expect(gain(drawForest(network('individual'), groves, behind))).toBeCloseTo(10, 1);
  });

  it('gain 53 % for a common signal', () => {
    expect(gain(drawForest(network('common'), groves, arms))).toBeCloseTo(53.3, 1);
  });
});

describe('weights of both signs', () => {
  const arms = [0.25, 0.25, -0.25, -0.25].map((weight) => ({ weight, before: 0.82, sensor: { response: 1 } }));
  const variance = (project: Project): number => solved(project).assessment.figure.value ** 2;

  it('lose the squeezing behind one shared carrier: 1.220', () => {
    const project = mixedSignProject(counter());
    expect(variance(project)).toBeCloseTo(1.22, 3);
    const [issue] = cv.check(project);
    expect(issue).toMatchObject({ code: 'CV-310', severity: 'warning' });
    expect(issue!.message).toContain('5.95 dB');
    const { findings } = solved(project).assessment;
    expect(findings[1]).toContain('squeezing cancels, 5.95 dB are lost');
    expect(findings.join(' ')).not.toContain('more squeezing could gain');
  });

  it('keep it with one squeezer and carrier for each sign: 0.375', () => {
    const groves = [{ tree: chainTree([0, 1]) }, { tree: chainTree([2, 3]) }];
    const { solution, assessment } = solved(drawForest({ regime: 'shared', photonBudget: 2.3 }, groves, arms));
    expect(assessment.figure.value ** 2).toBeCloseTo(0.375, 3);
    expect(solution.holds).toBe('optimal');
  });

  it('keep it with individual carriers: 0.286', () => {
    const behind = arms.map((arm) => ({ ...arm, before: 0.92, after: 0.89 }));
    expect(
      variance(drawForest({ regime: 'individual', photonBudget: 2.3 }, [{ tree: chainTree([0, 1, 2, 3]) }], behind)),
    ).toBeCloseTo(0.286, 3);
  });

  it('are cured by the button of the issue', () => {
    const project = mixedSignProject(counter());
    const command = cv.check(project)[0]!.fix!.command;
    if (command.type !== 'batch') throw new Error('The cure flips several sensors.');
    const flipped = new Set(
      command.commands.map((one) =>
        one.type === 'set-parameter' && one.owner.scope === 'element' ? one.owner.id : '',
      ),
    );
    const cured = {
      ...project,
      network: {
        ...project.network,
        elements: project.network.elements.map((element) =>
          flipped.has(element.id) ? { ...element, parameters: { ...element.parameters, response: -1 } } : element,
        ),
      },
    };
    expect(cv.check(cured)).toEqual([]);
    expect(variance(cured)).toBeCloseTo(1.22 * 0.2538, 3);
  });
});

describe('a dead arm', () => {
  const arms = [0.9, 0, 0.9, 0.9].map((before) => ({ before }));

  it('gets nothing, whatever its place in the chain, and adds its shot noise', () => {
    for (const order of [
      [0, 1, 2, 3],
      [1, 0, 2, 3],
      [0, 2, 3, 1],
    ]) {
      const project = drawForest({ photonBudget: 2.025 }, [{ tree: chainTree(order) }], arms);
      const { optimised, assessment, solution } = solved(project);
      const share = assessment.rows.find(({ name, control }) => name === 'Sensor 2' && control === 'share')!;
      expect(share.value).toBe(0);
      expect(ratios(optimised).every(Number.isFinite)).toBe(true);
      expect(assessment.figure.value ** 2).toBeCloseTo((3 * (0.1 + 0.9 * 0.1) + 1) / 64, 12);
      expect(solution.holds).toBe('optimal');
      expect(assessment.warnings.map(({ code }) => code)).toEqual(['CV-311']);
    }
  });

  it('gains 38.7 % over the naive split at -10 dB', () => {
    const project = drawForest({ photonBudget: 2.025 }, [{ tree: chainTree([0, 1, 2, 3]) }], arms);
    const naive = solved(project).assessment.baselines.find(({ key }) => key === 'naive')!;
    expect(100 * (10 ** (naive.gainDb / 10) - 1)).toBeCloseTo(38.7, 1);
  });

  it('cannot be measured behind a shared carrier, and that is said', () => {
    const project = drawForest({ regime: 'shared' }, [{ tree: chainTree([0, 1, 2, 3]) }], arms);
    const compiled = cv.compile(project);
    expect(!compiled.ok && compiled.error[0]).toMatchObject({ code: 'CV-110', where: { label: 'Sensor 2' } });
  });
});

describe('skewed weights behind lossy splitters', () => {
  it('reach .318 of shot noise with the loss-optimal tree and .433 with the balanced one', () => {
    const weights = [8, 4, 2, 1, 1, 1, 0.5, 0.5];
    const start = drawForest(
      { photonBudget: 2.025 },
      [{ tree: chainTree([0, 1, 2, 3, 4, 5, 6, 7]) }],
      weights.map((weight) => ({ weight, after: 0.89 })),
      10 ** -0.05,
    );
    const relative = (key: string): number => {
      const project = cv.layouts.find((layout) => layout.key === key)!.build(start, 8, counter());
      const { figure } = solved(project).assessment;
      return 10 ** (figure.decibel! / 10);
    };
    expect(relative('huffman')).toBeCloseTo(0.318, 3);
    expect(relative('tree')).toBeCloseTo(0.433, 3);
    expect(relative('chain')).toBeCloseTo(0.318, 3);
  });
});

describe('the settings of a fresh drawing', () => {
  it('are assessed before anything is optimised, and said to be short of the best', () => {
    const assessment = assessmentOf(fourSensorProject(counter()));
    expect(assessment.figure.value).toBeGreaterThan(0.12595);
    expect(assessment.findings[0]).toMatch(/^These settings are .* % above the best in variance\.$/);
  });
});
