import type { PhysicsModel } from '../../models/model';
import { models } from '../../models/registry';
import type { AppCommand } from './command';
import { designCommands, layoutCommands } from './design-commands';
import { editCommands } from './edit-commands';
import { fileCommands } from './file-commands';
import { placeCommands } from './place-commands';
import { helpCommands, viewCommands } from './view-commands';

/**
 * Everything the planner can do: the one table behind bar, keys, palette and menu. What is placed and laid out is of
 * the model of the open network; without one there is nothing to place.
 */
export function commandTable(model: PhysicsModel | null): readonly AppCommand[] {
  return [
    ...fileCommands([...models.values()]),
    ...editCommands,
    ...designCommands,
    ...(model ? [...layoutCommands(model), ...placeCommands(model)] : []),
    ...viewCommands,
    ...helpCommands,
  ];
}
