import type { ReferenceTable } from '../../reference';
import { forceNetworkReference } from './reference-force-networks';
import { layoutReference } from './reference-layout';
import { networkReference } from './reference-networks';
import { optomechanicsReference } from './reference-optomechanics';
import { sourceReference, uniformReference } from './reference-sources';
import { splittingReference } from './reference-splitting';

/** Every function of this model that reference cases can name. */
export const cvReference: ReferenceTable = {
  ...sourceReference,
  ...uniformReference,
  ...networkReference,
  ...splittingReference,
  ...layoutReference,
  ...optomechanicsReference,
  ...forceNetworkReference,
};
