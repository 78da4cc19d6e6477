import type { SplitterTree } from '../equations/tree';
import { fitsOneRow, misfit } from './rows';

/** Distances of the drawing, in canvas units; all positions lie on a grid of 10. */
export const COLUMN = 160;
export const LEVEL = 130;
/** A tap leads down and then right into the next splitter, whose input is on its left. */
export const STEP_RIGHT = 80;
export const DETECTOR_BELOW = 320;
/** Between splitters that feed blocks. */
export const TRUNK_STEP = 130;
/** From the last detectors of a block to the first splitters of the next. */
const BETWEEN_BLOCKS = 240;
const TRUNK_GAP = 200;

/** How a tree is cut into blocks that are drawn one below the other. */
export interface BlockPlan {
  isBlock(part: SplitterTree): boolean;
  /** Blocks of a part: each takes a row. */
  rowsOf(part: SplitterTree): number;
  /** Level of the first splitters of each row. */
  readonly tops: readonly number[];
  /** Place of the first sensor of every row, and of the leftmost splitter. */
  readonly firstColumn: number;
  readonly firstX: number;
}

/** Cuts a tree so that its drawing has about the shape of a window; a small tree is one block. */
export function planBlocks(tree: SplitterTree, sensors: number): BlockPlan {
  const leaves = countLeaves(tree);
  const planOf = (most: number): BlockPlan & { readonly width: number; readonly height: number } => {
    const isBlock = (part: SplitterTree): boolean => leaves.get(part)! <= most;
    const blocks = blocksOf(tree, isBlock, 0);
    const tops = [0];
    for (const { part } of blocks) {
      const levels = Math.max(0, tapDepth(part) - 1);
      tops.push(tops.at(-1)! + LEVEL * levels + DETECTOR_BELOW + BETWEEN_BLOCKS);
    }
    const left = Math.max(...blocks.map(({ part }) => STEP_RIGHT * Math.max(0, tapsInFront(part) - 1)));
    const trunk = Math.max(...blocks.map(({ depth }) => depth));
    const firstColumn = trunk === 0 ? 0 : TRUNK_STEP * (trunk - 1) + TRUNK_GAP + left;
    const longest = Math.max(...blocks.map(({ part }) => columnsOf(part)));
    return {
      isBlock,
      rowsOf: (part) => blocksOf(part, isBlock, 0).length,
      tops,
      firstColumn,
      firstX: trunk === 0 ? -left : 0,
      width: firstColumn + COLUMN * longest,
      height: tops.at(-1)!,
    };
  };
  let best = planOf(sensors);
  if (fitsOneRow(sensors)) return best;
  for (let most = sensors / 2; most >= 1; most /= 2) {
    const plan = planOf(Math.ceil(most));
    if (misfit(plan.width, plan.height) < misfit(best.width, best.height)) best = plan;
  }
  return best;
}

interface Block {
  readonly part: SplitterTree;
  /** Splitters between the source and the block. */
  readonly depth: number;
}

/** The blocks of a part from the top row down: what goes through first, then what is tapped. */
function blocksOf(part: SplitterTree, isBlock: (part: SplitterTree) => boolean, depth: number): readonly Block[] {
  if (part.kind === 'leaf' || isBlock(part)) return [{ part, depth }];
  return [...blocksOf(part.right, isBlock, depth + 1), ...blocksOf(part.left, isBlock, depth + 1)];
}

/** Columns that a part takes. */
function columnsOf(part: SplitterTree): number {
  return part.kind === 'leaf' ? 1 : columnsOf(part.left) + columnsBefore(part.right) + columnsOf(part.right);
}

function countLeaves(tree: SplitterTree): ReadonlyMap<SplitterTree, number> {
  const counts = new Map<SplitterTree, number>();
  const count = (part: SplitterTree): number => {
    const leaves = part.kind === 'leaf' ? 1 : count(part.left) + count(part.right);
    counts.set(part, leaves);
    return leaves;
  };
  count(tree);
  return counts;
}

/** Taps that the light of the first sensor passes. */
export function tapsInFront(tree: SplitterTree): number {
  return tree.kind === 'leaf' ? 0 : 1 + tapsInFront(tree.left);
}

/** Most taps on the way to any sensor: the number of levels of the drawing. */
export function tapDepth(tree: SplitterTree): number {
  return tree.kind === 'leaf' ? 0 : Math.max(1 + tapDepth(tree.left), tapDepth(tree.right));
}

/**
 * Columns left free in front of a part, so that its taps, which lead down to its first sensor from the left, do not
 * meet the mirrors over the sensor before.
 */
export function columnsBefore(part: SplitterTree): number {
  return Math.ceil(Math.max(0, tapsInFront(part) - 3) / 2);
}
