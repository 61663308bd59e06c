import type { PeopleColumn } from '../../render/index.js';

/** Who made a change. */
export const BY: PeopleColumn = { names: { key: 'actor_name', title: 'By name' } };

/** Who is answerable. */
export const OWNERS: PeopleColumn = { names: { key: 'owner_names', title: 'Owner names' } };

/** Who is answerable for a step. */
export const RESPONSIBLE: PeopleColumn = { names: { key: 'responsible_names', title: 'Responsible names' } };

/** What a field was before, which may be owners or leads. */
export const BEFORE: PeopleColumn = {
  names: { key: 'before_names', title: 'Names before' },
  byField: true,
};

/** What it is after. */
export const AFTER: PeopleColumn = { names: { key: 'after_names', title: 'Names after' }, byField: true };
