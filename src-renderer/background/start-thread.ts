import address from './study.worker?worker&url';
import type { StudyThread } from './worker-scholar';

/** The page may start this one script as a thread and no other. */
const policy =
  typeof trustedTypes === 'undefined'
    ? null
    : trustedTypes.createPolicy('fringe-background', {
        createScriptURL: () => new URL(address, document.baseURI).href,
      });

/** Starts the background thread of the window. */
export function startThread(): StudyThread {
  const script = policy ? policy.createScriptURL('') : address;
  // The types of the platform know addresses as texts only.
  return new Worker(script as string, { type: 'module' });
}
