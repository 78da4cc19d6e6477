import * as v from 'valibot';
import type { ReferenceTable } from '../../reference';
import { boundedDisplacementChain } from '../equations/bounded-ratios';
import { chainRatios, chainTransmissions } from '../equations/chain';
import { huffmanTree } from '../equations/huffman';
import { phaseBudget } from '../equations/quantum-bound';
import { meshRoundTripError } from '../equations/reck';
import { count, entry, fraction, listOf, nonNegative, requireLength } from '../../reference-entry';
import { fractions, matrix, vector } from './reference-arguments';
import { displacementVariance } from '../equations/splitting-displacement';
import { balancedTreeTransmissions } from '../equations/tree';
import { halfWavePlateAngle } from '../equations/wave-plate';

const path = v.object({
  M: count,
  splitter_db: nonNegative,
  link_db: listOf(nonNegative),
  det_eta: fractions,
});
type Path = v.InferOutput<typeof path>;

const passed = (loss: number) => 10 ** (-loss / 10);

/** Efficiencies outside the splitters, one for each sensor. */
function otherTransmissions({ M, link_db, det_eta }: Path): number[] {
  requireLength('link_db', link_db, M);
  requireLength('det_eta', det_eta, M);
  return link_db.map((loss, j) => passed(loss) * det_eta[j]!);
}

/** Chains, trees, wave plates, meshes and the phase budget. */
export const layoutReference: ReferenceTable = {
  chain_ratios: entry(v.object({ p: listOf(nonNegative) }), ({ p }) => chainRatios(p)),
  hwp_deg: entry(v.object({ R: fraction }), ({ R }) => (halfWavePlateAngle(R) * 180) / Math.PI),
  chain_tau: entry(path, (args) => chainTransmissions(passed(args.splitter_db), otherTransmissions(args))),
  tree_tau: entry(path, (args) => balancedTreeTransmissions(passed(args.splitter_db), otherTransmissions(args))),
  huffman_tree: entry(v.object({ wt: listOf(nonNegative), t: nonNegative }), ({ wt, t }) => ({
    value: huffmanTree(wt, t).value,
  })),
  bounded_chain: entry(
    v.object({ g: vector, tau: fractions, V: nonNegative, lo: fraction, hi: fraction }),
    ({ g, tau, V, lo, hi }) => {
      requireLength('tau', tau, g.length);
      if (lo > hi) return null;
      const amounts = g.map((weight, j) => Math.abs(weight) * Math.sqrt(tau[j]!));
      const { ratios, powers } = boundedDisplacementChain(amounts, { lower: lo, upper: hi });
      const amplitudes = powers.map((p, j) => Math.sign(g[j]!) * Math.sqrt(p));
      return { R: ratios, p: powers, var: displacementVariance(g, tau, V, amplitudes) };
    },
  ),
  phase_budget: entry(v.object({ Ntot: nonNegative, tau: fraction }), ({ Ntot, tau }) => {
    const { squeezedPhotons, variance } = phaseBudget(Ntot, tau);
    return { Ns: squeezedPhotons, var: variance };
  }),
  reck_roundtrip: entry(v.object({ Q: matrix }), ({ Q }) => {
    if (Q.rows !== Q.columns) throw new Error(`Q: expected a square matrix, got ${Q.rows} x ${Q.columns}`);
    const difference = meshRoundTripError(Q);
    return difference.ok ? difference.value : null;
  }),
};
