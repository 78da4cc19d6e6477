import type { DrawnNetwork } from './network-sketch';

/** The networks of the worked examples by path, built into the window so that the start page can sketch them. */
const networks = import.meta.glob<DrawnNetwork>('../../examples/*.fringe.json', { eager: true, import: 'network' });

/** The network of an example by its file name without folder; null where there is no such example. */
export function exampleNetwork(file: string): DrawnNetwork | null {
  return networks[`../../examples/${file}`] ?? null;
}
