import type { FringeApi } from '../src-main/contract/api';

declare global {
  interface Window {
    /** The application's side, put there by the preload script. */
    readonly fringe: FringeApi;
  }
}
