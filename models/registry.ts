import { clock } from './clock/index';
import { cv } from './cv/index';
import type { PhysicsModel } from './model';

/** All physics models of the application, by id. */
export const models: ReadonlyMap<string, PhysicsModel> = new Map([cv, clock].map((model) => [model.id, model]));

export function modelById(id: string): PhysicsModel | undefined {
  return models.get(id);
}
