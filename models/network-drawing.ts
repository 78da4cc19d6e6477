import type { NetworkElement, NetworkLink, Parameters, Position } from './document/project';
import type { ElementSpec, LinkSpec } from './model';
import type { ParameterSpec } from './parameter';

/** The value every parameter of a list has before anyone changes it. */
export function defaultsOf(specs: readonly ParameterSpec[]): Parameters {
  return Object.fromEntries(specs.map((spec) => [spec.key, spec.default]));
}

/** A port that waits for its link. */
export interface OpenEnd {
  readonly element: string;
  readonly port: string;
}

/** Collects the elements and links of a network that is laid out by rule. */
export class NetworkDrawing {
  readonly elements: NetworkElement[] = [];
  readonly links: NetworkLink[] = [];

  constructor(
    private readonly newId: () => string,
    private readonly specs: readonly ElementSpec[],
    private readonly link: LinkSpec,
  ) {}

  /** Places an element of a type at its centre; parameters that are not given take their defaults. */
  place(type: string, name: string, position: Position, given: Parameters = {}): string {
    const spec = this.specs.find((candidate) => candidate.type === type)!;
    const id = this.newId();
    this.elements.push({ id, type, name, position, parameters: { ...defaultsOf(spec.parameters), ...given } });
    return id;
  }

  connect(from: OpenEnd, to: OpenEnd, given: Parameters = {}): void {
    const parameters = { ...defaultsOf(this.link.parameters), ...given };
    this.links.push({ id: this.newId(), from, to, parameters });
  }
}
