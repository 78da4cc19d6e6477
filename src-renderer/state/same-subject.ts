import type { Project } from '../../models/document/project';

/**
 * Whether two projects are the same to the physics: where elements stand, what the project is called, its notes and
 * its stored design do not matter. Unchanged parts are shared by edits, so that comparing references is enough.
 */
export function sameSubject(a: Project, b: Project): boolean {
  if (a.model !== b.model || a.id !== b.id) return false;
  if (a.parameters !== b.parameters || a.target !== b.target || a.settings !== b.settings) return false;
  if (a.network === b.network) return true;
  if (a.network.links !== b.network.links || a.network.elements.length !== b.network.elements.length) return false;
  return a.network.elements.every((element, index) => {
    const other = b.network.elements[index];
    return (
      element === other ||
      (element.id === other?.id &&
        element.type === other.type &&
        element.name === other.name &&
        element.parameters === other.parameters)
    );
  });
}
