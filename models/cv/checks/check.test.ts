import { describe, expect, it } from 'vitest';
import type { Project } from '../../document/project';
import type { Issue } from '../../issue';
import { MAX_SENSORS } from '../drawing/layouts';
import { cv } from '../index';
import { fourSensorProject } from '../presets';
import { counter, drawForest, drawMesh, withElements, withLinks } from '../testing/networks';
import { chainTree, leaf } from '../equations/tree';

const sound = fourSensorProject(counter());
const sensors = sound.network.elements.filter(({ type }) => type === 'sensor').map(({ id }) => id);

function codes(project: Project): string[] {
  return cv.check(project).map(({ code }) => code);
}

function issue(project: Project, code: string): Issue {
  const found = cv.check(project).find((candidate) => candidate.code === code);
  if (!found) throw new Error(`Expected ${code}, found ${codes(project).join(', ') || 'nothing'}.`);
  return found;
}

/** Sensors and splitters of a project without some links. */
function unlinked(project: Project, port: string, element: string): Project {
  return withLinks(project, (link) => (link.to.element === element && link.to.port === port ? null : link));
}

function weighted(weights: readonly number[], base = sound): Project {
  const entries = Object.fromEntries(sensors.map((id, j) => [id, weights[j]!]));
  return { ...base, target: { functionals: [{ ...base.target.functionals[0]!, weights: entries }] } };
}

function squeezer(parameters: Record<string, number | string>): Project {
  return withElements(sound, (element) =>
    element.type === 'squeezer' ? { ...element, parameters: { ...element.parameters, ...parameters } } : element,
  );
}

describe('check', () => {
  it('finds nothing wrong with the example', () => {
    expect(cv.check(sound)).toEqual([]);
  });

  it('finds an empty drawing without squeezer and sensor', () => {
    const empty = { ...sound, network: { elements: [], links: [] }, target: { functionals: [] } };
    expect(codes(empty)).toEqual(['CV-101', 'CV-115']);
  });

  it('names a sensor with weight that no light reaches, and offers to drop its weight', () => {
    const project = unlinked(sound, 'light', sensors[1]!);
    const found = issue(project, 'CV-106');
    expect(found).toMatchObject({ severity: 'error', where: { element: sensors[1] } });
    expect(found.message).toContain('Sensor 2 has weight 0.25');
    expect(found.fix?.command).toMatchObject({
      type: 'batch',
      commands: [{ type: 'set-weight', element: sensors[1], value: 0 }],
    });
    expect(cv.compile(project).ok).toBe(false);
    expect(cv.assess(project).ok).toBe(false);
  });

  it('only warns of a sensor without weight that no light reaches', () => {
    const project = unlinked(weighted([0.5, 0, 0.25, 0.25]), 'light', sensors[1]!);
    expect(cv.check(project).every(({ severity }) => severity === 'warning')).toBe(true);
    expect(codes(project)).toContain('CV-312');
    expect(cv.compile(project).ok).toBe(true);
  });

  it('names a sensor without detector', () => {
    const project = withLinks(sound, (link) => (link.from.element === sensors[2] ? null : link));
    expect(issue(project, 'CV-107')).toMatchObject({ severity: 'error', where: { label: 'Sensor 3' } });
  });

  it('refuses a target of zeros', () => {
    expect(issue(weighted([0, 0, 0, 0]), 'CV-111')).toMatchObject({ severity: 'error' });
    expect(codes({ ...sound, target: { functionals: [] } })).toContain('CV-111');
  });

  it('refuses a state below the uncertainty relation and offers the least anti-squeezing', () => {
    const found = issue(squeezer({ purity: 'measured', level: 10 ** -0.71, antilevel: 10 ** 0.5 }), 'CV-201');
    expect(found.message).toBe('Squeezing −7.10 dB with anti-squeezing +5.00 dB is not a physical state.');
    expect(found.fix).toMatchObject({
      label: 'Use +7.10 dB',
      command: { type: 'set-parameter', key: 'antilevel', value: expect.closeTo(10 ** 0.71, 12) },
    });
  });

  it('refuses a squeezer that its jitter makes noisier than vacuum', () => {
    expect(codes(squeezer({ purity: 'measured', level: 0.1, antilevel: 100, jitter: 0.3 }))).toEqual(['CV-202']);
  });

  it('warns of a photon budget of zero', () => {
    expect(codes({ ...sound, parameters: { ...sound.parameters, photonBudget: 0 } })).toEqual(['CV-203']);
  });

  it('refuses two links at one port, links between wrong ports, and loops', () => {
    const [first] = sound.network.links;
    const doubled = {
      ...sound,
      network: { ...sound.network, links: [...sound.network.links, { ...first!, id: 'again' }] },
    };
    expect(issue(doubled, 'CV-103').fix?.command).toMatchObject({ type: 'remove', links: ['again'] });
    const record = sound.network.links.find(({ from }) => from.port === 'record')!;
    const wrong = withLinks(sound, (link) => (link.id === record.id ? { ...link, to: first!.to } : link));
    expect(codes(wrong)).toContain('CV-104');
    const [one, two] = sound.network.elements.filter(({ type }) => type === 'splitter').map(({ id }) => id);
    const looped = withLinks(sound, (link) => {
      if (link.to.element === one) return { ...link, from: { element: two!, port: 'tap' } };
      return link.from.element === two && link.from.port === 'tap' ? null : link;
    });
    expect(codes(looped)).toEqual(['CV-102']);
  });

  it('refuses crossed splitter limits and offers to swap them', () => {
    const project = { ...sound, parameters: { ...sound.parameters, ratioMin: 0.7, ratioMax: 0.3 } };
    expect(issue(project, 'CV-108').fix?.label).toBe('Swap them');
  });

  it('refuses more sensors than are worked out', () => {
    const element = sound.network.elements.find(({ type }) => type === 'sensor')!;
    const many = Array.from({ length: MAX_SENSORS + 1 }, (_, k) => ({ ...element, id: `s${k}` }));
    expect(codes({ ...sound, network: { ...sound.network, elements: many, links: [] } })).toEqual(['CV-105']);
  });

  it('refuses sensors with weight but without response or detection', () => {
    const deaf = withElements(sound, (element) =>
      element.id === sensors[0] ? { ...element, parameters: { ...element.parameters, response: 0 } } : element,
    );
    expect(issue(deaf, 'CV-109')).toMatchObject({ where: { element: sensors[0], field: 'response' } });
    const blind = withElements(sound, (element) =>
      element.type === 'detector' ? { ...element, parameters: { efficiency: 0 } } : element,
    );
    expect(codes(blind)).toEqual(['CV-109', 'CV-109', 'CV-109', 'CV-109']);
  });

  it('refuses a common signal that no sensor sees, and says that weights do not count', () => {
    const common = { ...sound, parameters: { ...sound.parameters, regime: 'common' } };
    expect(codes(common)).toEqual(['CV-314']);
    const deaf = withElements(common, (element) =>
      element.type === 'sensor' ? { ...element, parameters: { response: 0 } } : element,
    );
    expect(codes(deaf)).toContain('CV-112');
    expect(cv.compile(weighted([0, 0, 0, 0], common)).ok).toBe(true);
  });

  it('warns of open outputs and of elements that take no part', () => {
    const open = unlinked(weighted([0.5, 0.5, 0, 0]), 'light', sensors[2]!);
    expect(codes(open)).toContain('CV-313');
    expect(codes(open)).toContain('CV-312');
    expect(cv.compile(open).ok).toBe(true);
  });

  it('says that limits of the splitters keep a shared carrier from a sensor', () => {
    const project = drawForest({ regime: 'shared', ratioMin: 0, ratioMax: 0 }, [{ tree: chainTree([0, 1]) }], [{}, {}]);
    expect(codes(project)).toEqual(['CV-110']);
  });

  it('refuses several sums with individual carriers', () => {
    const arms = [{ weights: [1, 0] }, { weights: [0, 1] }];
    expect(codes(drawForest({ regime: 'individual' }, [{ tree: chainTree([0, 1]) }], arms))).toEqual(['CV-113']);
  });

  it('refuses what is not worked out for a mesh', () => {
    const arms = [{ weight: 1 }, { weight: 1 }];
    expect(codes(drawMesh({}, [{}, {}], arms))).toEqual([]);
    expect(codes(drawMesh({ regime: 'shared' }, [{}], arms))).toEqual(['CV-114']);
    expect(codes(drawMesh({}, [{}, { jitter: 0.1 }], arms))).toEqual(['CV-114']);
    expect(codes(drawMesh({}, [{}, { purity: 'measured' }], arms))).toEqual(['CV-114']);
  });

  it('does not run the formulas with values out of range', () => {
    const gain = withLinks(sound, (link) => ({ ...link, parameters: { ...link.parameters, transmission: 1.2 } }));
    expect(() => cv.check(gain)).not.toThrow();
    const compiled = cv.compile(gain);
    expect(!compiled.ok && compiled.error.every(({ code }) => code === 'DOC-201')).toBe(true);
    const nan = { ...sound, parameters: { ...sound.parameters, photonBudget: NaN } };
    expect(cv.compile(nan).ok).toBe(false);
    expect(cv.assess(nan).ok).toBe(false);
    expect(cv.figures(nan).ok).toBe(false);
  });

  it('says so when weights are too large for the variance to be a number', () => {
    const compiled = cv.compile(weighted([1e300, 1e300, 1, 1]));
    expect(!compiled.ok && compiled.error[0]?.code).toBe('CV-116');
    expect(cv.assess(weighted([1e300, 1e300, 1, 1])).ok).toBe(false);
  });

  it('warns of settings that spend more than the budgets', () => {
    const source = sound.network.elements.find(({ type }) => type === 'squeezer')!;
    const found = issue({ ...sound, settings: { [source.id]: { photons: 5 } } }, 'CV-315');
    expect(found.message).toBe('The settings in force use 5 photons, but the budget is 2.3.');
    expect(found.fix?.command).toEqual({ type: 'set-settings', settings: { [source.id]: { photons: null } } });
  });

  it('accepts a squeezer straight into one sensor', () => {
    expect(codes(drawForest({}, [{ tree: leaf(0) }], [{}]))).toEqual([]);
  });
});
