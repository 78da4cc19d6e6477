import type { Project } from '../../document/project';
import { err, ok, type Result } from '../../../optimizer/result';
import type { Issue } from '../../issue';
import { budgetOf } from '../equations/budget';
import type { Budget, BudgetOptions, ClockDesign, ClockEnvironment } from '../equations/cascade';
import { CODE, elementPlace, problem } from '../issues';
import type { ClockNetwork } from '../network/clock-network';
import { readNetwork } from '../network/read-network';
import { settingsFrom, type CascadeSettings } from './cascade-settings';
import { defaultCascade, defaultControl } from './default-cascade';
import { narrowedEnvironment } from './narrowed-environment';

/** The settings in force with everything that the formulas need. */
export interface DesignInForce {
  readonly network: ClockNetwork;
  readonly settings: CascadeSettings;
  readonly design: ClockDesign;
  /** After pre-narrowing. */
  readonly environment: ClockEnvironment;
  readonly options: BudgetOptions;
  readonly budget: Budget;
}

/** The settings of a network: as set at its centre, or its default design. */
export function settingsInForce(network: ClockNetwork): CascadeSettings {
  const controls = network.project.settings[network.centre] ?? {};
  const start = defaultCascade(network);
  return settingsFrom(controls, (control) => defaultControl(start, control));
}

/** Projects never change, so the budget of each is worked out once. */
const known = new WeakMap<Project, Result<DesignInForce, readonly Issue[]>>();

/** The design of a sound project, or why it has no instability. */
export function designInForce(project: Project): Result<DesignInForce, readonly Issue[]> {
  const made = known.get(project) ?? make(project);
  known.set(project, made);
  return made;
}

function make(project: Project): Result<DesignInForce, readonly Issue[]> {
  const network = readNetwork(project);
  const settings = settingsInForce(network);
  const design = designOf(network, settings);
  const environment = narrowedEnvironment(network, settings.stages);
  const budget = budgetOf(design, environment, network.options);
  if (budget.ok) return ok({ network, settings, design, environment, options: network.options, budget: budget.value });
  const centre = project.network.elements.find(({ id }) => id === network.centre)!;
  const { message, remedy } = budget.error;
  return err([
    problem(CODE.noDesign, elementPlace(centre), {
      message: `At these settings the network has no instability to speak of: ${message}`,
      remedy: `${remedy} Or let Optimise choose the settings.`,
    }),
  ]);
}

export function designOf({ weights }: ClockNetwork, settings: CascadeSettings): ClockDesign {
  const { ramseyTime, copies, bases, localAtoms } = settings;
  return { weights: weights.parts, ramseyTime, copies, bases, localAtoms };
}
