import type { Project } from '../../models/document/project';
import type { PhysicsModel } from '../../models/model';
import { countedNoun, measuringNoun } from './measuring';

/** The target in a few words, e.g. "weighted sum, 4 sensors" or "2 weighted sums". */
export function targetCaption({ target: { functionals } }: Project, model: PhysicsModel | null): string {
  if (functionals.length > 1) return `${functionals.length} weighted sums`;
  const weighted = Object.values(functionals[0]?.weights ?? {}).filter((weight) => weight !== 0).length;
  return `weighted sum, ${countedNoun(weighted, measuringNoun(model))}`;
}
