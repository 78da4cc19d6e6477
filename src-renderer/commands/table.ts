import type { PhysicsModel } from '../../models/model';
import type { AppCommand } from './command';
import { designCommands, layoutCommands } from './design-commands';
import { editCommands } from './edit-commands';
import { fileCommands } from './file-commands';
import { placeCommands } from './place-commands';
import { helpCommands, viewCommands } from './view-commands';

/** Everything the planner can do with networks of a model: the one table behind bar, keys, palette and menu. */
export function commandTable(model: PhysicsModel): readonly AppCommand[] {
  return [
    ...fileCommands(model),
    ...editCommands,
    ...designCommands,
    ...layoutCommands(model),
    ...placeCommands(model),
    ...viewCommands,
    ...helpCommands,
  ];
}
