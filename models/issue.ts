/** What is wrong, where, and how to cure it. Expected failures travel as lists of these. */
export interface Issue {
  /** Stable code from the table of its area, e.g. "CV-104" or "DOC-012". */
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly where: Place;
  /** What is wrong, with the offending value. One sentence. */
  readonly message: string;
  /** What to do about it. One sentence. */
  readonly remedy: string;
  /** A one-click cure, where there is one: the label of the button and the edit it makes. */
  readonly fix?: { readonly label: string; readonly command: import('./document/command').Command };
}

/** The place of an issue: an item of the network, a field of it, or a path in a file. */
export interface Place {
  /** Human-readable place, e.g. "Sensor 2, loss" or "Link from Splitter 1 to Sensor 1". */
  readonly label: string;
  readonly element?: string;
  readonly link?: string;
  /** Parameter key within the element, link or network. */
  readonly field?: string;
  /** JSON path within a project file, e.g. "network.elements[3].parameters.efficiency". */
  readonly path?: string;
}
