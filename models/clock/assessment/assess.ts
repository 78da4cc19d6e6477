import { ok, type Result } from '../../../optimizer/result';
import type { Assessment } from '../../design';
import type { Project } from '../../document/project';
import type { Issue } from '../../issue';
import { quantityText } from '../../quantity/format-quantity';
import { check } from '../checks/check';
import { closedFormDoubts } from '../checks/check-design';
import { strategyLimit } from '../optimum/find-design';
import { designInForce } from '../settings/design-in-force';
import { instabilityFactor } from '../settings/test-plan';
import { annotationsOf } from './annotations';
import { findingsOf } from './findings';
import { gapFactors } from './gap-factors';
import { noiseTerms } from './noise-terms';
import { baselinesOf } from './rivals';
import { settingRows } from './setting-rows';

/** What the settings in force achieve, by the error budget of the cascade. */
export function assess(project: Project): Result<Assessment, readonly Issue[]> {
  const made = designInForce(project);
  if (!made.ok) return made;
  const { network, budget } = made.value;
  const deviation = budget.deviation * instabilityFactor(network);
  const baselines = baselinesOf(network, deviation);
  const terms = noiseTerms(made.value);
  const limit = strategyLimit(network);
  const time = quantityText(network.environment.averagingTime, 'time', { digits: 4 });
  return ok({
    figure: {
      key: 'sigma',
      label: `Fractional instability at τ = ${time}`,
      value: deviation,
      unit: '',
      decibel: 20 * Math.log10(deviation / baselines[0]!.value),
    },
    limit: limit === null ? null : { label: 'Any state of these atoms in Ramsey cycles', value: limit },
    gapFactors: gapFactors(terms, limit),
    baselines,
    noiseBudget: terms,
    rows: settingRows(made.value),
    annotations: annotationsOf(made.value),
    findings: findingsOf(made.value, deviation),
    warnings: [...check(project, true).filter(({ severity }) => severity !== 'error'), ...closedFormDoubts(network)],
  });
}
