import type { Project } from '../../document/project';
import type { Issue } from '../../issue';
import { formatNumber } from '../../quantity/format-number';
import { choosesPower } from '../declaration/budget-parameters';
import { CODE, networkPlace, warning } from '../issues';
import type { Graph } from '../network/graph';
import { readMechanics } from '../network/mechanics';
import { probeOptions } from '../tolerances/probe-power';

/** Relative gain in variance that is worth new powers. */
const WORTH = 0.01;

/** Probe powers that may be chosen and are not the best, or that a sensor does not stand; the cure sets the best ones. */
export function checkProbePower(project: Project, graph: Graph): readonly Issue[] {
  const mechanics = readMechanics(project);
  if (mechanics === null || !choosesPower(project.parameters)) return [];
  const options = probeOptions(project, mechanics);
  if (!options?.power) return [];
  const { present, power, sensors, limits } = options;
  const tooMuch = sensors.findIndex((id, i) => mechanics.sensors.get(id)!.power > limits[i]! * (1 + 1e-9));
  if (tooMuch < 0 && power.noise >= present * (1 - WORTH)) return [];
  const factor = formatNumber(power.factor, { digits: 3 });
  const label = `Set probes to × ${factor}`;
  const commands = sensors.map((id, i) => {
    const value = Math.min(limits[i]!, mechanics.sensors.get(id)!.power * power.factor);
    return { type: 'set-parameter', owner: { scope: 'element', id }, key: 'power', value } as const;
  });
  const gain = formatNumber(-10 * Math.log10(power.noise / present), { decimals: 2 });
  const message =
    tooMuch < 0
      ? `Probes of ${factor} times their power would gain ${gain} dB, with the light as it is set.`
      : `The probe of ${graph.elements.get(sensors[tooMuch]!)!.name} is above what the sensor stands.`;
  return [
    warning(CODE.probePower, networkPlace(project, 'probePower'), {
      message,
      remedy:
        'Set them to the best balance of imprecision and back-action within the limits, or let the powers be given.',
      fix: { label, command: { type: 'batch', label, commands } },
    }),
  ];
}
