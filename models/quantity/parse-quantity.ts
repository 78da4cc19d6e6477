import { err, ok, type Result } from '../../optimizer/result';
import { shiftedValue } from './decimal';
import { readExpression, shorten, type Expression } from './expression';
import { findUnit, KINDS } from './kind-table';
import type { QuantityKind } from './kinds';
import { naturalLimit } from './natural-limit';
import type { Unit } from './units';

/** A typed quantity: the value in SI, and the unit it was typed in, to be shown again. */
export interface ParsedQuantity {
  readonly value: number;
  readonly unit: string;
}

/** Why a text was not accepted, and what to write instead. One sentence each. */
export interface QuantityProblem {
  readonly message: string;
  readonly remedy: string;
}

const NO_LIGHT = /^\+?\s*(inf|infinity|∞)\s*db$/i;

/**
 * Reads a quantity as a planner types it ("10 ms", "1e-2 s", "50 %", "1,5 km", "2*pi*5 kHz", "1/4",
 * "-7.1 dB") and returns its SI value. A number without unit is the plain value for kinds that have
 * one (0.82, 1/4), and otherwise takes `shownUnit`, the unit that the field shows; without that a
 * unit is asked for. Capitals count: M is mega, m is milli.
 */
export function parseQuantity(
  text: string,
  kind: QuantityKind,
  shownUnit?: string,
): Result<ParsedQuantity, QuantityProblem> {
  const spec = KINDS[kind];
  const example = `Write ${spec.noun} such as ${spec.example}.`;
  if (text.trim() === '') return err({ message: 'The field is empty.', remedy: example });
  if (kind === 'transmission' && NO_LIGHT.test(text.trim())) return ok({ value: 0, unit: 'dB' });

  const read = readExpression(text, (rest) => findUnit(kind, rest) !== undefined);
  if (!read.ok) return err({ message: read.error, remedy: example });
  const unit = unitOf(read.value, kind, shownUnit);
  if (!unit.ok) return unit;

  const shown = read.value.value;
  const value = convert(read.value, unit.value);
  if (!Number.isFinite(value) || (value === 0 && shown !== 0 && unit.value.scaling.type === 'decimal')) {
    const size = Number.isFinite(value) ? 'small' : 'large';
    return err({ message: `${shorten(text.trim())} is too ${size} for a number.`, remedy: example });
  }
  const problem = naturalLimit(kind, { value, shown, unit: unit.value.symbol });
  if (problem !== null) return err(problem);
  return ok({ value, unit: unit.value.symbol });
}

function convert(expression: Expression, unit: Unit): number {
  const { scaling } = unit;
  switch (scaling.type) {
    case 'decimal':
      return shiftedValue(expression.literal ?? String(expression.value), scaling.power) + 0;
    case 'curve':
      return scaling.toSI(expression.value) + 0;
  }
}

function unitOf(read: Expression, kind: QuantityKind, shownUnit?: string): Result<Unit, QuantityProblem> {
  const spec = KINDS[kind];
  if (read.rest !== '') {
    const unit = findUnit(kind, read.rest);
    return unit === undefined ? err(wrongUnit(read.rest, kind)) : ok(unit);
  }
  const plain = spec.bareNumber === 'value' ? findUnit(kind, '') : undefined;
  if (plain !== undefined) return ok(plain);
  // An angle written with pi is in radians, and nothing is nothing in any unit that scales.
  if (kind === 'angle' && (read.usesPi || read.value === 0)) return ok(findUnit(kind, 'rad')!);
  const shown = shownUnit === undefined ? undefined : findUnit(kind, shownUnit);
  if (shown !== undefined) return ok(shown);
  const base = spec.units[0]!;
  if (read.value === 0 && base.scaling.type === 'decimal') return ok(base);
  return err({
    message: `The number has no unit; ${spec.noun} takes ${spec.takes}.`,
    remedy: `Write the unit as well, for example ${spec.example}.`,
  });
}

function wrongUnit(rest: string, kind: QuantityKind): QuantityProblem {
  const spec = KINDS[kind];
  const typed = shorten(rest);
  const remedy = `Write for example ${spec.example}.`;
  const meant = similarUnits(rest, kind);
  if (meant.length > 0) {
    const capitals = meant.length > 1 ? ' Capitals count: M is mega, m is milli.' : '';
    return {
      message: `“${typed}” is not a unit that ${spec.noun} takes.${capitals}`,
      remedy: `Did you mean ${meant.join(' or ')}? ${remedy}`,
    };
  }
  const other = kindOf(rest);
  if (other !== undefined) {
    return {
      message: `“${typed}” is a unit of ${KINDS[other].noun.replace(/^an? /, '')}; here ${spec.noun} is asked for.`,
      remedy: `Use ${spec.takes}. ${remedy}`,
    };
  }
  return { message: `“${typed}” is not a unit; ${spec.noun} takes ${spec.takes}.`, remedy };
}

/** Units of the kind that differ in capitals only, or by one letter too many or too few at the end. */
function similarUnits(rest: string, kind: QuantityKind): string[] {
  const typed = rest.replace(/\s+/g, '').toLowerCase();
  const symbols = KINDS[kind].units.map((unit) => unit.symbol).filter((symbol) => symbol !== '');
  const otherCase = symbols.filter((symbol) => symbol.toLowerCase() === typed);
  if (otherCase.length > 0) return otherCase;
  return symbols.filter((symbol) => {
    const lower = symbol.toLowerCase();
    return lower.length > 1 && (typed.slice(0, -1) === lower || lower.slice(0, -1) === typed);
  });
}

function kindOf(rest: string): QuantityKind | undefined {
  return (Object.keys(KINDS) as QuantityKind[]).find((kind) => findUnit(kind, rest) !== undefined);
}
