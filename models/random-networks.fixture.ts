import fc from 'fast-check';
import type { Parameters, Project } from './document/project';
import type { PhysicsModel } from './model';
import type { NumberParameter, ParameterSpec } from './parameter';

/** Fresh ids n1, n2, … */
export function counter(): () => string {
  let last = 0;
  return () => `n${++last}`;
}

/** A value in the range of a number, each decade alike where the scale is logarithmic. */
function within(spec: NumberParameter, edges: boolean): fc.Arbitrary<number> {
  const whole = spec.quantity === 'count';
  const inside = spread(spec).map((value) => (whole ? Math.round(value) : value));
  const { min, max, openMin, openMax } = spec.range;
  const ends = [...(openMin ? [] : [min]), ...(openMax ? [] : [max])].filter(Number.isFinite);
  return edges && ends.length > 0
    ? fc.oneof({ weight: 4, arbitrary: inside }, { weight: 1, arbitrary: fc.constantFrom(...ends) })
    : inside;
}

/** Fine enough that two values seldom meet. */
const STEPS = 2 ** 20;

/** Even over the scale: random doubles would nearly all be tiny, and all values at the lower ends of their ranges. */
function spread({ range, scale, default: usual }: NumberParameter): fc.Arbitrary<number> {
  const { min, max, openMin, openMax } = range;
  const linear = fc.integer({ min: openMin ? 1 : 0, max: openMax ? STEPS - 1 : STEPS }).map((step) => step / STEPS);
  if (scale === 'log') {
    const low = Math.log(Math.max(min, Math.abs(usual) * 1e-2, 1e-6));
    const high = Math.log(Math.min(max, Math.max(Math.abs(usual) * 1e2, 1)));
    return linear.map((share) => Math.min(max, Math.max(min, Math.exp(low + share * (high - low)))));
  }
  const low = Math.max(min, -1e3);
  const high = Math.min(max, 1e3);
  return linear.map((share) => low + share * (high - low));
}

function values(specs: readonly ParameterSpec[], edges: boolean): fc.Arbitrary<Parameters> {
  const entries = specs.map((spec): [string, fc.Arbitrary<number | string | boolean>] => {
    switch (spec.kind) {
      case 'number':
        return [spec.key, within(spec, edges)];
      case 'choice':
        return [spec.key, fc.constantFrom(...spec.options.map(({ value }) => value))];
      case 'flag':
        return [spec.key, fc.boolean()];
      case 'text':
        return [spec.key, fc.constant(spec.default)];
    }
  });
  return fc.record(Object.fromEntries(entries)) as fc.Arbitrary<Parameters>;
}

/** A weight of either sign, or none. */
const WEIGHT = fc.integer({ min: -20, max: 20 }).map((tenths) => tenths / 10);

/**
 * Networks drawn by the model's own layouts with random values in all fields and random weights.
 *
 * @param edges whether a fifth of the values are the ends of their ranges
 */
export function networks(model: PhysicsModel, edges = false): fc.Arbitrary<Project> {
  return fc
    .record({
      layout: fc.constantFrom(...model.layouts),
      sensors: fc.integer({ min: 1, max: 6 }),
      network: values(model.parameters, edges),
    })
    .chain(({ layout, sensors, network }) => {
      const newId = counter();
      const project = layout.build(model.newProject(newId), sensors, newId);
      const { elements, links } = project.network;
      const ofElement = elements.map(({ type }) =>
        values(model.elements.find((spec) => spec.type === type)!.parameters, edges),
      );
      return fc
        .record({
          own: fc.tuple(...ofElement),
          guides: fc.array(values(model.link.parameters, edges), { minLength: links.length, maxLength: links.length }),
          weights: fc.array(WEIGHT, { minLength: sensors, maxLength: sensors }),
        })
        .map(({ own, guides, weights }): Project => {
          const measuring = elements.filter(
            ({ type }) => model.elements.find((spec) => spec.type === type)!.measuresSignal,
          );
          const entries = Object.fromEntries(measuring.map(({ id }, j) => [id, weights[j]!]));
          return {
            ...project,
            parameters: { ...project.parameters, ...network },
            network: {
              elements: elements.map((element, k) => ({ ...element, parameters: own[k]! })),
              links: links.map((link, k) => ({ ...link, parameters: guides[k]! })),
            },
            target: {
              functionals: project.target.functionals.map((functional) => ({ ...functional, weights: entries })),
            },
          };
        });
    });
}
