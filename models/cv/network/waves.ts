import { meshTransfer } from './mesh-rotations';
import { endCount, treeShares, type OperatingPoint } from './operating-point';
import type { Scheme } from './scheme';

/**
 * Amplitude with which each source reaches each end, losses left out: unit vectors, one a source, over
 * channels and open ends. `signs` are the phases 0 or pi set before the sensors.
 */
export function wavesOf(scheme: Scheme, point: OperatingPoint, signs: ArrayLike<number>): Float64Array[] {
  const { mesh, channels } = scheme;
  if (!mesh) {
    const waves = treeShares(scheme, point.ratios);
    for (const wave of waves) {
      const lit = channels.length;
      for (let end = 0; end < lit; end++) wave[end] = signs[end]! * Math.sqrt(wave[end]!);
      for (let end = lit; end < wave.length; end++) wave[end] = Math.sqrt(wave[end]!);
    }
    return waves;
  }
  const transfer = meshTransfer(point.rotations);
  const unused = Array.from({ length: mesh.size }, (_, output) => output).filter(
    (output) => !mesh.outputs.includes(output),
  );
  const ends = [...mesh.outputs, ...unused];
  return mesh.inputs.map((input) => {
    const wave = new Float64Array(endCount(scheme));
    ends.forEach((output, end) => (wave[end] = transfer.data[output * transfer.columns + input]!));
    return wave;
  });
}
