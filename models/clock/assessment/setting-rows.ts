import type { SettingRow } from '../../design';
import type { QuantityKind } from '../../quantity/kinds';
import { formatNumber } from '../../quantity/format-number';
import { quantityText } from '../../quantity/format-quantity';
import { baseKey, copiesKey, stageKey } from '../declaration/centre-controls';
import { cycleResources, pairRatePerLink } from '../network/cycle-resources';
import { preparationTime } from '../network/preparation-time';
import type { DesignInForce } from '../settings/design-in-force';
import { testPlanOf } from '../settings/test-plan';
import { nodeAtoms } from './node-atoms';

const number = (value: number): string => formatNumber(value, { digits: 4 });

/** What to dial in: the cycle and the levels at the centre, then the atoms of every clock. */
export function settingRows(made: DesignInForce): readonly SettingRow[] {
  return [...cycleRows(made), ...levelRows(made), ...pairRows(made), ...testRows(made), ...clockRows(made)];
}

function centreRow({ network }: DesignInForce) {
  const centre = network.project.network.elements.find(({ id }) => id === network.centre)!;
  return (control: string, quantity: string, value: number, kind: QuantityKind, device = ''): SettingRow => ({
    element: centre.id,
    control,
    name: centre.name,
    quantity,
    value,
    unit: kind === 'time' ? 's' : kind === 'rate' ? '1/s' : '',
    text: quantityText(value, kind, kind === 'count' ? {} : { digits: 4 }),
    device,
  });
}

function cycleRows(made: DesignInForce): readonly SettingRow[] {
  const row = centreRow(made);
  const { settings, environment } = made;
  const cycles = Math.floor(environment.averagingTime / (settings.ramseyTime + environment.deadTime));
  return [
    row(
      'ramseyTime',
      'Ramsey time',
      settings.ramseyTime,
      'time',
      `${number(cycles)} ${cycles === 1 ? 'cycle' : 'cycles'}`,
    ),
    row('localAtoms', 'level 0, single atoms', settings.localAtoms, 'count', 'all clocks together'),
    ...settings.stages.map((atoms, s) =>
      row(stageKey(s + 1), `pre-narrowing, stage ${s + 1}`, atoms, 'count', 'per clock'),
    ),
  ];
}

function levelRows(made: DesignInForce): readonly SettingRow[] {
  const row = centreRow(made);
  const { settings, budget } = made;
  return settings.copies.flatMap((copies, i) => [
    row(copiesKey(i + 1), `level ${i + 1}, copies`, copies, 'count', `of ${number(budget.sizes[i]!)} atoms`),
    ...(i === 0 ? [] : [row(baseKey(i + 1), `level ${i + 1}, step`, settings.bases[i - 1]!, 'count')]),
  ]);
}

function pairRows(made: DesignInForce): readonly SettingRow[] {
  const { network, design, budget, environment } = made;
  const row = centreRow(made);
  const resources = cycleResources(network.clocks.length, design.copies, budget.sizes, network.tree.links.length);
  if (resources.copies === 0 || network.tree.links.length === 0) return [];
  const rate = pairRatePerLink(resources.copies, design.ramseyTime, environment.deadTime);
  const rates = network.tree.links.map((link) => link.rate);
  const preparation = preparationTime(resources.copies, rates);
  return [
    row('pairs', 'entangled pairs per cycle', resources.pairs, 'count', `${number(resources.controlledNots)} gates`),
    row(
      'pairRate',
      'pair rate needed per link',
      rate,
      'rate',
      `of ${quantityText(network.pairRate, 'rate', { digits: 3 })}`,
    ),
    row(
      'preparation',
      'time to deliver them',
      preparation.expected,
      'time',
      `${quantityText(preparation.mean, 'time', { digits: 3 })} without chance`,
    ),
    row('messages', 'classical bits per cycle', resources.teleportBits + resources.parityBits, 'count'),
  ];
}

function testRows(made: DesignInForce): readonly SettingRow[] {
  const plan = testPlanOf(made.network);
  if (plan === null || plan === 'impossible') return [];
  const row = centreRow(made);
  const { outcome, testRate } = plan;
  return [
    row(
      'testRate',
      'tests per clock and cycle',
      testRate,
      'fraction',
      `${number(outcome.instabilityFactor)} × instability`,
    ),
    row(
      'acceptedDeviation',
      'accepted deviation',
      outcome.acceptedDeviation,
      'angle',
      `passes ${number(100 * outcome.falseNegative)} % of random lies`,
    ),
    row('falseAlarms', 'cycles between false alarms', outcome.cyclesBetweenFalseAlarms, 'number'),
  ];
}

function clockRows(made: DesignInForce): readonly SettingRow[] {
  return nodeAtoms(made).flatMap(({ entangled, local, idle }, j) => {
    const { id, name } = made.network.clocks[j]!;
    const row = (control: string, quantity: string, value: number, device = ''): SettingRow => ({
      element: id,
      control,
      name,
      quantity,
      value,
      unit: '',
      text: quantityText(value, 'count'),
      device,
    });
    return [
      row('entangled', 'atoms in levels', entangled, `${quantityText(Math.max(0, idle), 'count')} idle`),
      row('local', 'atoms of level 0', local),
    ];
  });
}
