import type { QuantityKind } from './quantity/kinds';

/** A value as the document stores it: SI number, choice key, flag or free text. */
export type ParameterValue = number | string | boolean;

interface ParameterBase {
  readonly key: string;
  readonly label: string;
  /** Letter of the paper, plain text with optional subscript after "_", e.g. "g_0". */
  readonly symbol?: string;
  /** One or two sentences: what it is, what it does to the result. */
  readonly help: string;
  /** Shown and required only where this holds for the other parameters of the same owner; controls also see the settings in force. */
  readonly visibleWhen?: (siblings: Readonly<Record<string, ParameterValue>>) => boolean;
  /** For element and link parameters: shown only where this holds for the network's parameters. */
  readonly relevantWhen?: (network: Readonly<Record<string, ParameterValue>>) => boolean;
}

export interface NumberParameter extends ParameterBase {
  readonly kind: 'number';
  /** Decides SI unit, accepted units and how the value is shown. */
  readonly quantity: QuantityKind;
  /** Allowed SI values, both ends included unless said otherwise. */
  readonly range: {
    readonly min: number;
    readonly max: number;
    readonly openMin?: boolean;
    readonly openMax?: boolean;
  };
  readonly default: number;
  readonly scale: 'linear' | 'log';
  /** Usual spread of the value in a laboratory (SI, or relative), for tolerance studies. */
  readonly tolerance?: { readonly value: number; readonly relative: boolean };
}

export interface ChoiceParameter extends ParameterBase {
  readonly kind: 'choice';
  readonly options: readonly { readonly value: string; readonly label: string; readonly help: string }[];
  readonly default: string;
}

export interface FlagParameter extends ParameterBase {
  readonly kind: 'flag';
  readonly default: boolean;
}

export interface TextParameter extends ParameterBase {
  readonly kind: 'text';
  readonly default: string;
  readonly maxLength: number;
}

export type ParameterSpec = NumberParameter | ChoiceParameter | FlagParameter | TextParameter;

/** A quantity that Optimise sets and the planner may type: same description as a number. */
export type ControlSpec = NumberParameter;
