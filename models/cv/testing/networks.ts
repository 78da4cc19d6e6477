import type { NetworkElement, NetworkLink, Parameters, Project } from '../../document/project';
import { optimize, type Solution } from '../../../optimizer/optimize';
import type { Assessment } from '../../design';
import type { Compiled } from '../../model';
import { Drawing } from '../drawing/drawing';
import { cv } from '../index';
import { emptyProject } from '../drawing/new-project';
import type { SplitterTree } from '../equations/tree';

/** Fresh ids n1, n2, … */
export function counter(): () => string {
  let last = 0;
  return () => `n${++last}`;
}

/** What a test says of one arm; everything else takes its default. */
export interface Arm {
  readonly weight?: number;
  readonly weights?: readonly number[];
  readonly before?: number;
  readonly after?: number;
  readonly phase?: number;
  readonly sensor?: Parameters;
  readonly detector?: Parameters;
}

export interface Grove {
  readonly squeezer?: Parameters;
  /** Leaves are arms by index. */
  readonly tree: SplitterTree;
}

/** Draws one tree of splitters for each squeezer; left sides are tapped. */
export function drawForest(
  network: Parameters,
  groves: readonly Grove[],
  arms: readonly Arm[],
  insertion = 1,
): Project {
  const drawing = new Drawing(counter());
  const sensors: string[] = [];
  const placeArm = (j: number, from: { element: string; port: string }): void => {
    const arm = arms[j]!;
    const at = { x: 170 * j, y: 210 };
    sensors[j] = drawing.place('sensor', `Sensor ${j + 1}`, at, arm.sensor);
    const detector = drawing.place('detector', `Detector ${j + 1}`, at, {
      efficiency: arm.after ?? 1,
      ...arm.detector,
    });
    const light = { element: sensors[j], port: 'light' };
    drawing.connect(from, light, { transmission: arm.before ?? 1, phase: arm.phase ?? 0 });
    drawing.connect({ element: sensors[j], port: 'record' }, { element: detector, port: 'in' });
  };
  const placeTree = (tree: SplitterTree, from: { element: string; port: string }): void => {
    if (tree.kind === 'leaf') return placeArm(tree.sensor, from);
    const splitter = drawing.place('splitter', `Splitter ${drawing.elements.length}`, { x: 0, y: 0 }, { insertion });
    drawing.connect(from, { element: splitter, port: 'in' });
    placeTree(tree.left, { element: splitter, port: 'tap' });
    placeTree(tree.right, { element: splitter, port: 'through' });
  };
  groves.forEach(({ squeezer, tree }, k) => {
    const source = drawing.place('squeezer', `Squeezer ${k + 1}`, { x: 0, y: 0 }, squeezer);
    placeTree(tree, { element: source, port: 'out' });
  });
  return withArms(network, drawing, sensors, arms);
}

/** Draws squeezers into the first inputs of a mesh, whose first outputs lead to the arms. */
export function drawMesh(network: Parameters, squeezers: readonly Parameters[], arms: readonly Arm[]): Project {
  const drawing = new Drawing(counter());
  const mesh = drawing.place('mesh', 'Mesh', { x: 0, y: 0 });
  squeezers.forEach((parameters, k) => {
    const squeezer = drawing.place('squeezer', `Squeezer ${k + 1}`, { x: 0, y: 0 }, parameters);
    drawing.connect({ element: squeezer, port: 'out' }, { element: mesh, port: `in${k + 1}` });
  });
  const sensors = arms.map((arm, j) => {
    const sensor = drawing.place('sensor', `Sensor ${j + 1}`, { x: 0, y: 0 }, arm.sensor);
    const detector = drawing.place(
      'detector',
      `Detector ${j + 1}`,
      { x: 0, y: 0 },
      { efficiency: arm.after ?? 1, ...arm.detector },
    );
    drawing.connect(
      { element: mesh, port: `out${j + 1}` },
      { element: sensor, port: 'light' },
      { transmission: arm.before ?? 1 },
    );
    drawing.connect({ element: sensor, port: 'record' }, { element: detector, port: 'in' });
    return sensor;
  });
  return withArms(network, drawing, sensors, arms);
}

function withArms(network: Parameters, drawing: Drawing, sensors: readonly string[], arms: readonly Arm[]): Project {
  const empty = emptyProject(counter());
  const sums = Math.max(...arms.map(({ weights }) => weights?.length ?? 1));
  const functionals = Array.from({ length: sums }, (_, r) => ({
    id: `sum${r + 1}`,
    name: `Sum ${r + 1}`,
    importance: 1,
    weights: Object.fromEntries(sensors.map((id, j) => [id, arms[j]!.weights?.[r] ?? arms[j]!.weight ?? 0.25])),
  }));
  return {
    ...empty,
    parameters: { ...empty.parameters, ...network },
    network: { elements: drawing.elements, links: drawing.links },
    target: { functionals },
  };
}

/** Compiles, optimises and assesses a project that is expected to be sound. */
export function solved(project: Project): {
  solution: Solution;
  compiled: Compiled;
  optimised: Project;
  assessment: Assessment;
} {
  const compiled = compiledOf(project);
  const solution = optimize(compiled.problem, { seed: 1 });
  const optimised = { ...project, settings: compiled.settingsOf(solution.x) };
  return { solution, compiled, optimised, assessment: assessmentOf(optimised) };
}

export function compiledOf(project: Project): Compiled {
  const compiled = cv.compile(project);
  if (!compiled.ok) throw new Error(compiled.error.map(({ message }) => message).join(' '));
  return compiled.value;
}

export function assessmentOf(project: Project): Assessment {
  const assessed = cv.assess(project);
  if (!assessed.ok) throw new Error(assessed.error.map(({ message }) => message).join(' '));
  return assessed.value;
}

/** A project with some elements changed. */
export function withElements(project: Project, change: (element: NetworkElement) => NetworkElement): Project {
  return { ...project, network: { ...project.network, elements: project.network.elements.map(change) } };
}

/** A project with some links changed or left out. */
export function withLinks(project: Project, change: (link: NetworkLink) => NetworkLink | null): Project {
  const links = project.network.links.flatMap((link) => change(link) ?? []);
  return { ...project, network: { ...project.network, links } };
}
