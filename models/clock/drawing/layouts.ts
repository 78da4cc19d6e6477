import type { Project } from '../../document/project';
import type { LayoutSpec } from '../../model';
import { carryTarget, centreName, clockSetups, type ClockSetup } from './clock-setup';
import { Drawing } from './drawing';

/** Largest network that is drawn and optimised. */
export const MAX_CLOCKS = 256;

/** Distances of the drawing, in canvas units; all positions lie on a grid of 10. */
const CARD = 190;
const ROW = 190;

type Draw = (drawing: Drawing, setups: readonly ClockSetup[], centre: string) => readonly string[];

export const layouts: readonly LayoutSpec[] = [
  {
    key: 'star',
    label: 'Star',
    help: 'Every clock has its own link to the centre. One lost link costs one clock; the loss of the centre costs all.',
    minSensors: 1,
    maxSensors: MAX_CLOCKS,
    build: (project, sensors, newId) => drawn(project, sensors, newId, drawStar),
  },
  {
    key: 'chain',
    label: 'Chain',
    help: 'Each clock is linked to the next, the first to the centre. Short links, but every one of them must work.',
    minSensors: 1,
    maxSensors: MAX_CLOCKS,
    build: (project, sensors, newId) => drawn(project, sensors, newId, drawChain),
  },
  {
    key: 'ring',
    label: 'Ring',
    help: 'A chain that closes: any one link may fail. The best tree leaves out the weakest link.',
    minSensors: 3,
    maxSensors: MAX_CLOCKS,
    build: (project, sensors, newId) => drawn(project, sensors, newId, drawRing),
  },
  {
    key: 'repeaters',
    label: 'Star with repeaters',
    help: 'Clocks in groups of up to three behind a repeater each, up to eleven groups. Repeaters are used where they help.',
    minSensors: 2,
    maxSensors: 33,
    build: (project, sensors, newId) => drawn(project, sensors, newId, drawRepeaters),
  },
];

function drawn(project: Project, sensors: number, newId: () => string, draw: Draw): Project {
  const drawing = new Drawing(newId);
  const centre = drawing.place('centre', centreName(project), { x: 0, y: 0 });
  const clocks = draw(drawing, clockSetups(project, sensors), centre);
  return {
    ...project,
    network: { elements: drawing.elements, links: drawing.links },
    target: { functionals: carryTarget(project, clocks, newId) },
    settings: {},
    design: null,
  };
}

const drawStar: Draw = (drawing, setups, centre) =>
  setups.map(({ name, clock, link }, j) => {
    const id = drawing.place('clock', name, onEllipse(j, setups.length), clock);
    drawing.join(centre, id, link);
    return id;
  });

const drawChain: Draw = (drawing, setups, centre) => {
  let last = centre;
  return setups.map(({ name, clock, link }, j) => {
    const id = drawing.place('clock', name, { x: CARD * (j + 1), y: 0 }, clock);
    drawing.join(last, id, link);
    last = id;
    return id;
  });
};

const drawRing: Draw = (drawing, setups, centre) => {
  const clocks = setups.map(({ name, clock }, j) => drawing.place('clock', name, onEllipse(j, setups.length), clock));
  clocks.forEach((id, j) => drawing.join(id, clocks[(j + 1) % clocks.length]!, setups[j]!.link));
  drawing.join(centre, clocks[0]!, { medium: 'classical' });
  return clocks;
};

const drawRepeaters: Draw = (drawing, setups, centre) => {
  const groups = Math.ceil(setups.length / 3);
  const repeaters = Array.from({ length: groups }, (_, g) => {
    const { x, y } = onEllipse(g, groups, setups.length);
    const id = drawing.place('repeater', `Repeater ${g + 1}`, { x: snapped(0.55 * x), y: snapped(0.55 * y) });
    drawing.join(centre, id, setups[3 * g]!.link);
    return id;
  });
  return setups.map(({ name, clock, link }, j) => {
    const group = Math.floor(j / 3);
    const members = Math.min(3, setups.length - 3 * group);
    // The clocks of a group fan out around the direction of their repeater.
    const id = drawing.place(
      'clock',
      name,
      onEllipse(group + ((j % 3) + 0.5) / members - 0.5, groups, setups.length),
      clock,
    );
    drawing.join(repeaters[group]!, id, link);
    return id;
  });
};

/**
 * Place number k of `count` around the centre, from the left over the top, wide enough that as many cards as there are
 * do not touch.
 */
function onEllipse(k: number, count: number, cards = count): { x: number; y: number } {
  const angle = Math.PI + (2 * Math.PI * k) / count;
  const width = Math.max(2 * CARD, (cards * CARD) / 4);
  const height = Math.max(ROW + 20, (cards * ROW) / 8);
  return { x: snapped(width * Math.cos(angle)), y: snapped(height * Math.sin(angle)) };
}

function snapped(value: number): number {
  return Math.round(value / 10) * 10 + 0;
}
