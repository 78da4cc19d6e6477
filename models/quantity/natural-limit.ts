import { formatNumber } from './format-number';
import type { QuantityKind } from './kinds';
import type { QuantityProblem } from './parse-quantity';

/** A value in SI together with how it was typed. */
interface Typed {
  readonly value: number;
  readonly shown: number;
  readonly unit: string;
}

/** What the kind itself forbids, whatever the range of the parameter; null if nothing. */
export function naturalLimit(kind: QuantityKind, typed: Typed): QuantityProblem | null {
  switch (kind) {
    case 'transmission':
      return transmissionLimit(typed);
    case 'fraction':
      return fractionLimit(typed);
    case 'squeezing':
      return typed.shown > 0
        ? {
            message: `A squeezing level of ${spell(typed)} would be noisier than vacuum; it is 0 dB or negative.`,
            remedy: `Write −${spell(typed)}.`,
          }
        : positiveVariance(typed);
    case 'antisqueezing':
      return typed.shown < 0
        ? {
            message: `An antisqueezing level of ${spell(typed)} would be quieter than vacuum; it is 0 dB or positive.`,
            remedy: `Write ${spell({ ...typed, shown: -typed.shown })}.`,
          }
        : null;
    case 'count':
      return Number.isInteger(typed.value) && typed.value >= 0
        ? null
        : {
            message: `${spell(typed)} is not a whole number of 0 or more.`,
            remedy: `Write a whole number such as ${Math.max(1, Math.round(typed.value))}.`,
          };
    case 'number':
    case 'weight':
    case 'photons':
    case 'angle':
    case 'time':
    case 'frequency':
    case 'rate':
    case 'power':
    case 'temperature':
    case 'mass':
    case 'length':
    case 'forceNoise':
      return null;
  }
}

function transmissionLimit(typed: Typed): QuantityProblem | null {
  if (typed.unit === 'dB') {
    return typed.shown < 0
      ? {
          message: `Loss cannot be negative: ${spell(typed)} would be a gain.`,
          remedy: `Write the loss as ${spell({ ...typed, shown: -typed.shown })}, or an efficiency such as 82 %.`,
        }
      : null;
  }
  if (typed.value >= 0 && typed.value <= 1) return null;
  const percent = typed.unit === '' && typed.value >= 2 && typed.value <= 100;
  return {
    message: `An efficiency of ${spell(typed)} is outside the allowed range 0 to 1 (0 % to 100 %).`,
    remedy: percent
      ? `Write ${formatNumber(typed.shown)} % for an efficiency or ${formatNumber(typed.shown)} dB for a loss.`
      : 'Write an efficiency such as 0.82 or 82 %, or a loss such as 0.86 dB.',
  };
}

function fractionLimit(typed: Typed): QuantityProblem | null {
  if (typed.value >= 0 && typed.value <= 1) return null;
  const percent = typed.unit === '' && typed.value >= 2 && typed.value <= 100;
  return {
    message: `A fraction of ${spell(typed)} is outside the allowed range 0 to 1 (0 % to 100 %).`,
    remedy: percent ? `Write ${formatNumber(typed.shown)} % if percent is meant.` : 'Write for example 25 % or 0.25.',
  };
}

function positiveVariance(typed: Typed): QuantityProblem | null {
  return typed.value > 0
    ? null
    : {
        message: `A squeezing level of ${spell(typed)} leaves no variance that a number can hold.`,
        remedy: 'Write a level such as −7.1 dB.',
      };
}

function spell(typed: Typed): string {
  const number = formatNumber(typed.shown, { digits: 12 });
  return typed.unit === '' ? number : `${number} ${typed.unit}`;
}
