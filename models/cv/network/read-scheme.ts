import type { NetworkElement, PortRef, Project } from '../../document/project';
import { MESH_SIZE } from '../declaration/elements';
import type { Graph, Passage } from './graph';
import { elementPassage, graphOf, linkPassage, numberOf, passed, pathFrom } from './graph';
import { bandScheme } from './band-scheme';
import { forceScheme } from './force-scheme';
import { readMechanics } from './mechanics';
import { oscillatorOf } from './oscillator';
import { regimeOf } from '../regime';
import type { Channel, DrawnTree, Scheme, SchemeMesh, SchemeSource } from './scheme';

/**
 * Reads the drawn network as trees with path losses. The project must be free of errors of `check`.
 *
 * @param frequency omega in rad/s for sensors that measure forces; that of the project, or its band, if left out
 */
export function readScheme(project: Project, frequency?: number): Scheme {
  if (frequency !== undefined) return schemeAt(project, frequency);
  if (latest?.project !== project) latest = schemeAt(project);
  return latest;
}

/** Projects never change, so one that is checked, judged and drawn is read once; the last alone is kept. */
let latest: Scheme | null = null;

function schemeAt(project: Project, frequency?: number): Scheme {
  const scheme = new SchemeReader(project).read();
  const mechanics = readMechanics(project);
  if (mechanics === null) return scheme;
  if (mechanics.band && frequency === undefined) return bandScheme(scheme, mechanics, mechanics.band);
  return forceScheme(scheme, mechanics, frequency ?? mechanics.frequency);
}

class SchemeReader {
  private readonly graph: Graph;
  private readonly channels: Channel[] = [];
  private readonly splitters: { id: string; name: string }[] = [];
  private openEnds = 0;

  constructor(private readonly project: Project) {
    this.graph = graphOf(project);
  }

  read(): Scheme {
    const { project, graph } = this;
    const { parameters } = project;
    const squeezers = graph.ofType('squeezer').filter(({ id }) => graph.linkFrom({ element: id, port: 'out' }));
    const mesh = this.meshIn(squeezers);
    const trees = squeezers.map(({ id }) =>
      mesh ? null : this.follow({ element: id, port: 'out' }, { transmission: 1, phase: 0 }),
    );
    const outputs = mesh ? this.meshOutputs(mesh.id) : [];
    // Channels stand in drawing order, whatever the order in which the walk met them.
    const order = new Map(graph.ofType('sensor').map(({ id }, index) => [id, index]));
    const sorted = this.channels.map((channel, index) => ({ channel, index }));
    sorted.sort((a, b) => order.get(a.channel.id)! - order.get(b.channel.id)!);
    const rank = new Map(sorted.map(({ index }, position) => [index, position]));
    const renumber = (tree: DrawnTree): DrawnTree =>
      tree.kind === 'branch'
        ? { ...tree, left: renumber(tree.left), right: renumber(tree.right) }
        : { ...tree, sensor: tree.sensor >= 0 ? rank.get(tree.sensor)! : this.channels.length - 1 - tree.sensor };
    const all = sorted.map((_, position) => position);
    const importance = project.target.functionals.reduce((sum, functional) => sum + functional.importance, 0);
    return {
      regime: regimeOf(parameters),
      photonBudget: numberOf(parameters, 'photonBudget', 0),
      carrierBudget: numberOf(parameters, 'carrierBudget', 1),
      range: { lower: passed(numberOf(parameters, 'ratioMin', 0)), upper: passed(numberOf(parameters, 'ratioMax', 1)) },
      importances: project.target.functionals.map((functional) => functional.importance / importance),
      channels: sorted.map(({ channel }) => channel),
      sources: squeezers.map((squeezer, k) => {
        const tree = trees[k] ? renumber(trees[k]) : null;
        return this.sourceOf(squeezer, tree, tree ? channelsOf(tree, all.length) : all);
      }),
      splitters: this.splitters,
      openEnds: mesh ? MESH_SIZE - all.length : this.openEnds,
      mesh: mesh && {
        ...mesh,
        inputs: squeezers.map(({ id }) => this.meshInput(id)),
        outputs: sorted.map(({ index }) => outputs[index]!),
      },
      project,
    };
  }

  private sourceOf(squeezer: NetworkElement, tree: DrawnTree | null, channels: readonly number[]): SchemeSource {
    const { id, name, parameters } = squeezer;
    return {
      id,
      name,
      free: parameters['purity'] !== 'measured',
      oscillator: oscillatorOf(parameters),
      squeezed: numberOf(parameters, 'level', 1),
      antisqueezed: numberOf(parameters, 'antilevel', 1),
      jitter: numberOf(parameters, 'jitter', 0),
      launch: tree ? 1 : passed(pathFrom(this.graph, { element: id, port: 'out' }).transmission),
      tree,
      channels,
    };
  }

  /** The tree that light from an output port meets; open ends are numbered −1, −2, … until all channels are known. */
  private follow(start: PortRef, launched: Passage): DrawnTree {
    let port = start;
    let light = launched;
    // Mirrors and phases in a row are walked along: only splitters nest.
    for (;;) {
      const link = this.graph.linkFrom(port);
      const next = link && this.graph.elements.get(link.to.element);
      if (!link || !next) return this.openEnd();
      const arrived = through(light, linkPassage(link));
      if (next.type === 'sensor') return this.channel(next, arrived);
      light = through(arrived, elementPassage(next));
      if (next.type === 'splitter') return this.branch(next, light);
      if (next.type !== 'mirror' && next.type !== 'phase') return this.openEnd();
      port = { element: next.id, port: 'out' };
    }
  }

  private branch({ id, name }: NetworkElement, light: Passage): DrawnTree {
    const splitter = this.splitters.push({ id, name }) - 1;
    const left = this.follow({ element: id, port: 'tap' }, light);
    const right = this.follow({ element: id, port: 'through' }, light);
    return { kind: 'branch', splitter, left, right };
  }

  private openEnd(): DrawnTree {
    return { kind: 'leaf', sensor: -++this.openEnds };
  }

  private channel(sensor: NetworkElement, light: Passage): DrawnTree {
    const record = this.graph.linkFrom({ element: sensor.id, port: 'record' });
    const detector = record && this.graph.elements.get(record.to.element);
    if (!record || !detector) return this.openEnd();
    const index = this.channels.push({
      id: sensor.id,
      name: sensor.name,
      before: passed(light.transmission),
      after: passed(linkPassage(record).transmission * numberOf(detector.parameters, 'efficiency', 1)),
      response: numberOf(sensor.parameters, 'response', 1),
      carrierCap: numberOf(sensor.parameters, 'carrierCap', Infinity),
      phase: light.phase,
      lockJitter: numberOf(detector.parameters, 'lockJitter', 0),
      weights: this.project.target.functionals.map(({ weights }) => weights[sensor.id] ?? 0),
    });
    return { kind: 'leaf', sensor: index - 1 };
  }

  private meshIn(squeezers: readonly NetworkElement[]): Pick<SchemeMesh, 'id' | 'name' | 'size'> | null {
    const reached = squeezers
      .map(({ id }) => pathFrom(this.graph, { element: id, port: 'out' }).end)
      .find((end) => end?.type === 'mesh');
    return reached ? { id: reached.id, name: reached.name, size: MESH_SIZE } : null;
  }

  /** Output port (from 0) of each channel, in the order in which the channels are found. */
  private meshOutputs(mesh: string): readonly number[] {
    const outputs: number[] = [];
    for (let k = 0; k < MESH_SIZE; k++) {
      const before = this.channels.length;
      const port = { element: mesh, port: `out${k + 1}` };
      if (this.graph.linkFrom(port)) this.follow(port, { transmission: 1, phase: 0 });
      if (this.channels.length > before) outputs.push(k);
    }
    return outputs;
  }

  private meshInput(squeezer: string): number {
    return Number(pathFrom(this.graph, { element: squeezer, port: 'out' }).port.replace('in', '')) - 1;
  }
}

function through(light: Passage, next: Passage): Passage {
  return { transmission: light.transmission * next.transmission, phase: light.phase + next.phase };
}

/** The channels at the leaves of a tree, from left to right. */
function channelsOf(tree: DrawnTree, count: number): readonly number[] {
  const found: number[] = [];
  const visit = (node: DrawnTree): void => {
    if (node.kind === 'branch') {
      visit(node.left);
      visit(node.right);
    } else if (node.sensor < count) found.push(node.sensor);
  };
  visit(tree);
  return found;
}
