/** A value of a reference case: +inf is written "Infinity"; null means not estimable or out of domain. */
export type ReferenceValue =
  number | string | boolean | null | readonly ReferenceValue[] | { readonly [key: string]: ReferenceValue };

export type ReferenceArgs = Readonly<Record<string, unknown>>;

/** Functions of a model by the name used in the reference cases. `preset` is `about.preset` of the file. */
export type ReferenceTable = Readonly<Record<string, (args: ReferenceArgs, preset: ReferenceArgs) => ReferenceValue>>;
