import { symmetricEigen } from '../../../optimizer/symmetric-eigen';
import { readoutWeight, readResponse, transmissionOf } from '../network/channel-response';
import { sensitivityMatrix } from '../equations/functionals';
import { rotationsFor } from '../network/mesh-rotations';
import type { Optimum } from './optimum';
import type { Scheme, SchemeMesh } from '../network/scheme';
import { sharePhotons, type SourceCost } from './share-photons';
import { sourceLight } from '../network/source-light';
import { noCarriers } from './structured-point';

/**
 * Several squeezers into a universal mesh, separate carrier: by von Neumann's trace inequality the best
 * squeezer goes on the top eigenvector of the sensitivity matrix, the next on the second and so on.
 * Sources are all measured, or all free and alike, with equal jitter and equal loss before the mesh.
 */
export function optimumMesh(scheme: Scheme, mesh: SchemeMesh): Optimum {
  const { channels, sources, importances } = scheme;
  const responses = channels.map(readResponse);
  const transmissions = channels.map(transmissionOf);
  const readouts = importances.map((_, r) =>
    channels.map(({ weights }, j) => readoutWeight(weights[r]!, responses[j]!)),
  );
  const eigen = symmetricEigen(sensitivityMatrix(readouts, importances, transmissions));
  if (!eigen.ok) throw new Error(`The sensitivity matrix of a checked network has eigenvalues (${eigen.error}).`);
  const values = eigen.value.values.map((value) => Math.max(0, value));
  const size = channels.length;

  // Best source first; sources beyond the number of sensors light unused outputs.
  const ranked = sources.map((_, k) => k);
  ranked.sort((a, b) => sourceLight(sources[a]!, 0).squeezed - sourceLight(sources[b]!, 0).squeezed || a - b);
  const used = ranked.slice(0, size);
  const columns = used.map((_, rank) => {
    const column = new Array<number>(mesh.size).fill(0);
    channels.forEach((_, j) => (column[mesh.outputs[j]!] = eigen.value.vectors.data[j * size + rank]!));
    return column;
  });
  const benefit = sources.map((_, k) => (used.includes(k) ? values[used.indexOf(k)]! : 0));
  const costs: SourceCost[] = benefit.map((value) => ({ cost: (v) => value * v, slope: () => value, linear: true }));
  const shared = sharePhotons(sources, costs, scheme.photonBudget);

  let lost = 0;
  readouts.forEach((readout, r) =>
    readout.forEach((g, j) => (lost += importances[r]! * g * g * (1 - transmissions[j]!))),
  );
  const unsqueezed = values.slice(used.length).reduce((a, b) => a + b, 0);
  return {
    point: {
      ...noCarriers(scheme),
      photons: shared.photons,
      rotations: rotationsFor(
        columns,
        used.map((k) => mesh.inputs[k]!),
      ),
    },
    signs: channels.map(() => 1),
    bound: lost + unsqueezed + shared.bound,
    exact: true,
    kind: 'dual',
    method: 'eigenvectors and water-filled photons, mesh',
  };
}
