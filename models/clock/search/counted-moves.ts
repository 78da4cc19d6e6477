import type { Levels } from './counted-judge';

/**
 * Cascades near the given one: each level with a few copies more or less, copies moved from level to level, other
 * bases, one level more or fewer. Level 0 takes or gives what that changes.
 */
export function* movesFrom(levels: Levels): Generator<Levels> {
  yield* otherCopies(levels);
  yield* movedCopies(levels);
  yield* otherBases(levels);
  yield* otherLevels(levels);
}

function* otherCopies({ copies, bases }: Levels): Generator<Levels> {
  for (let i = 0; i < copies.length; i++) {
    const far = Math.round(copies[i]! / 6);
    for (const step of new Set([1, -1, 2, -2, ...(far > 2 ? [far, -far] : [])]))
      yield { copies: changed(copies, i, step), bases };
  }
}

/** One or two copies to another level, or as many as have the same atoms. */
function* movedCopies({ copies, bases }: Levels): Generator<Levels> {
  for (let i = 0; i < copies.length; i++) {
    let ratio = 1;
    for (let j = i + 1; j < copies.length; j++) {
      ratio *= bases[j - 1]!;
      for (const lower of new Set([1, 2, ratio])) {
        yield { copies: changed(changed(copies, i, lower), j, -1), bases };
        yield { copies: changed(changed(copies, i, -lower), j, 1), bases };
      }
    }
  }
}

/** The levels above keep their atoms. */
function* otherBases({ copies, bases }: Levels): Generator<Levels> {
  for (let i = 0; i < bases.length; i++) {
    for (const step of [1, -1]) {
      const base = bases[i]! + step;
      const share = bases[i]! / base;
      yield {
        copies: copies.map((n, level) => (level > i ? Math.max(2, Math.floor(n * share)) : n)),
        bases: changed(bases, i, step),
      };
      yield { copies, bases: changed(bases, i, step) };
    }
  }
}

function* otherLevels({ copies, bases }: Levels): Generator<Levels> {
  const top = copies.at(-1)!;
  for (const base of [2, 3]) {
    yield { copies: [...copies, Math.max(2, Math.floor(top / base))], bases: [...bases, base] };
    yield { copies: [...copies.slice(0, -1), Math.max(2, Math.floor(top / 2)), Math.max(2, Math.floor(top / 2 / base))], bases: [...bases, base] }; // prettier-ignore
  }
  if (copies.length < 2) return;
  yield { copies: copies.slice(0, -1), bases: bases.slice(0, -1) };
  // A level between two others left out, its neighbours joined; or one put between.
  for (let i = 0; i + 1 < bases.length; i++) {
    yield {
      copies: copies.filter((_, level) => level !== i + 1),
      bases: [...bases.slice(0, i), bases[i]! * bases[i + 1]!, ...bases.slice(i + 2)],
    };
  }
  for (let i = 0; i < bases.length; i++) {
    if (bases[i]! % 2 !== 0 || bases[i] === 2) continue;
    yield {
      copies: [...copies.slice(0, i + 1), copies[i + 1]!, ...copies.slice(i + 1)],
      bases: [...bases.slice(0, i), 2, bases[i]! / 2, ...bases.slice(i + 1)],
    };
  }
}

function changed(values: readonly number[], at: number, step: number): number[] {
  return values.map((value, k) => (k === at ? value + step : value));
}
