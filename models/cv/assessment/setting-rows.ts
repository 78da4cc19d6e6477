import type { SettingRow } from '../../design';
import { formatNumber } from '../../quantity/format-number';
import { quantityText } from '../../quantity/format-quantity';
import { decibelText, percentText } from './display';
import { FORCE_UNIT } from './force-figure';
import { meshModes } from '../network/mesh-rotations';
import { rotationKey } from '../declaration/elements';
import type { NetworkNoise } from '../network/network-noise';
import type { Complex } from '../optomechanics/susceptibility';
import { pumpOf } from '../network/oscillator';
import type { OperatingPoint } from '../network/operating-point';
import type { Scheme } from '../network/scheme';
import { settingOf } from '../network/settings';
import { emittedLight } from '../network/source-light';
import { sourceShares } from '../network/source-shares';
import { halfWavePlateAngle } from '../equations/wave-plate';

/** What to dial in, element by element in the order of the light. */
export function settingRows(scheme: Scheme, point: OperatingPoint, noise: NetworkNoise): readonly SettingRow[] {
  const shares = sourceShares(scheme, point);
  const readouts = new Map(
    noise.sensors.map(({ id }, j) => [id, { real: noise.readouts[0]?.[j] ?? 0, imaginary: imaginaryOf(noise, j) }]),
  );
  return [
    ...scheme.sources.flatMap((_, k) => sourceRows(scheme, point, k)),
    ...scheme.splitters.map(({ id, name }, index) => splitterRow(id, name, point.ratios[index]!)),
    ...meshRows(scheme, point),
    ...scheme.channels.flatMap((_, j) =>
      sensorRows(scheme, point, j, shares[j]!, readouts.get(scheme.channels[j]!.id) ?? { real: 0, imaginary: 0 }),
    ),
  ];
}

function sourceRows(scheme: Scheme, point: OperatingPoint, k: number): readonly SettingRow[] {
  const source = scheme.sources[k]!;
  const base = { element: source.id, name: source.name };
  const photons = point.photons[k]!;
  const level = emittedLight(source, photons).squeezed;
  const rows: SettingRow[] = [
    {
      ...base,
      control: source.free ? 'photons' : 'level',
      quantity: 'squeezing level',
      value: level,
      unit: '',
      text: decibelText(level),
      device: source.free ? photonText(photons) : `${decibelText(source.antisqueezed)} anti-squeezing`,
      ...(source.free ? { deviceValue: { quantity: 'photons', value: photons, unit: '' } } : {}),
    },
  ];
  if (source.free && source.oscillator) rows.push(pumpRow(base, pumpOf(source.oscillator, photons)));
  if (scheme.regime === 'shared') rows.push(carrierRow(base, point.launched[k]!));
  return rows;
}

/** Pump amplitude over that of the threshold; a power meter reads its square. */
function pumpRow(base: Pick<SettingRow, 'element' | 'name'>, pump: number): SettingRow {
  return {
    ...base,
    control: 'pump',
    quantity: 'pump amplitude',
    value: pump,
    unit: '',
    text: percentText(pump),
    device: `${percentText(pump ** 2)} of threshold power`,
    deviceValue: { quantity: 'pump power over threshold', value: pump ** 2, unit: '' },
  };
}

function splitterRow(element: string, name: string, ratio: number): SettingRow {
  const angle = halfWavePlateAngle(ratio);
  const percent = (part: number): string => formatNumber(100 * part, { decimals: 1 });
  return {
    element,
    name,
    control: 'ratio',
    quantity: 'tapped fraction',
    value: ratio,
    unit: '',
    text: `${percent(ratio)} : ${percent(1 - ratio)}`,
    device: `λ/2 ${plateText(ratio)}`,
    deviceValue: { quantity: 'half-wave plate', value: angle, unit: 'rad' },
  };
}

/** Rotations that mix; a triangular mesh leaves many at rest. */
function meshRows({ mesh }: Scheme, { rotations }: OperatingPoint): readonly SettingRow[] {
  if (!mesh) return [];
  return rotations.flatMap((angle, k): SettingRow[] => {
    if (Math.abs(Math.sin(angle)) < 1e-12) return [];
    const mode = meshModes[k]! + 1;
    const mixed = Math.sin(angle) ** 2;
    return [
      {
        element: mesh.id,
        name: mesh.name,
        control: rotationKey(k),
        quantity: `splitter ${k + 1}, modes ${mode} and ${mode + 1}`,
        value: angle,
        unit: 'rad',
        text: quantityText(angle, 'angle', { decimals: 2, unit: '°' }),
        device: `couples ${percentText(mixed)}`,
        deviceValue: { quantity: 'coupled fraction', value: mixed, unit: '' },
      },
    ];
  });
}

function sensorRows(
  scheme: Scheme,
  point: OperatingPoint,
  j: number,
  share: number,
  { real: readout, imaginary }: Complex,
): readonly SettingRow[] {
  const channel = scheme.channels[j]!;
  const base = { element: channel.id, name: channel.name };
  const phase = settingOf(scheme.project, channel.id, 'phase');
  const rows: SettingRow[] = [
    {
      ...base,
      control: 'share',
      quantity: 'share of the light',
      value: share,
      unit: '',
      text: percentText(share),
      device: '',
    },
  ];
  if (scheme.regime !== 'shared') {
    const text = quantityText(phase, 'angle', { decimals: 1, unit: '°' });
    rows.push({ ...base, control: 'phase', quantity: 'phase', value: phase, unit: 'rad', text, device: '' });
  }
  if (scheme.regime === 'individual') rows.push(carrierRow(base, point.carriers[j]!));
  // Over a band every frequency has read-out weights of its own.
  if (scheme.band) return rows;
  if (scheme.force) return [...rows, filterRow(base, readout, imaginary)];
  const text = formatNumber(readout, { digits: 4 });
  rows.push({
    ...base,
    control: 'readoutWeight',
    quantity: 'read-out weight',
    value: readout,
    unit: '',
    text,
    device: '',
  });
  return rows;
}

/** Forces are filtered by frequency, so a record enters with an amplitude and a phase. */
function filterRow(base: Pick<SettingRow, 'element' | 'name'>, real: number, imaginary: number): SettingRow {
  const size = Math.hypot(real, imaginary);
  const phase = Math.atan2(imaginary, real);
  return {
    ...base,
    control: 'readoutWeight',
    quantity: 'read-out weight per shot noise',
    value: size,
    unit: FORCE_UNIT,
    text: quantityText(size, 'forceNoise', { digits: 4 }),
    device: `at ${quantityText(phase, 'angle', { decimals: 1, unit: '°' })}`,
    deviceValue: { quantity: 'phase of the read-out weight', value: phase, unit: 'rad' },
  };
}

function imaginaryOf({ forces, readouts }: NetworkNoise, j: number): number {
  return forces ? readouts[1]![j]! : 0;
}

function carrierRow(base: Pick<SettingRow, 'element' | 'name'>, power: number): SettingRow {
  const text = formatNumber(power, { digits: 4 });
  return { ...base, control: 'carrier', quantity: 'carrier power', value: power, unit: '', text, device: '' };
}

export function photonText(photons: number): string {
  return `${formatNumber(photons, photons < 100 ? { decimals: 2 } : { digits: 4 })} photons`;
}

/** Angle of the half-wave plate before a polarising splitter: "15.00°". */
export function plateText(ratio: number): string {
  return quantityText(halfWavePlateAngle(ratio), 'angle', { decimals: 2, unit: '°' });
}
