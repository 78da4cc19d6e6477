import type { FringeApi } from '../src-main/contract/api';

declare global {
  interface Window {
    /** The application's side, put there by the preload script. */
    readonly fringe: FringeApi;
  }

  /** As much of Trusted Types as the window uses; the platform's types do not know them. */
  const trustedTypes:
    | {
        createPolicy(
          name: string,
          rules: { createScriptURL: () => string },
        ): { createScriptURL(text: string): unknown };
      }
    | undefined;
}
