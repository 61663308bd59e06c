import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';

import { nearest } from '../values/nearest.js';

type Shape<R extends t.Props, O extends t.Props> = { readonly [K in keyof R]: t.TypeOf<R[K]> } & {
  readonly [K in keyof O]?: t.TypeOf<O[K]>;
};

const isObject = (u: unknown): u is Readonly<Record<string, unknown>> =>
  typeof u === 'object' && u !== null && !Array.isArray(u);

/** A codec whose faults say in words what is wanted. */
export class Closed<R extends t.Props, O extends t.Props> extends t.Type<Shape<R, O>, unknown, unknown> {
  constructor(
    name: string,
    readonly required: R,
    readonly optional: O,
  ) {
    super(
      name,
      (u): u is Shape<R, O> => E.isRight(this.decode(u)),
      (u, context) => this.decoded(u, context),
      (a) => a,
    );
  }

  private decoded(u: unknown, context: t.Context): t.Validation<Shape<R, O>> {
    if (!isObject(u)) return t.failure(u, context, `wanted ${this.name}, as fields with values`);
    const known = { ...this.required, ...this.optional } as t.Props;
    const errors: t.Errors = [];
    const fields: Record<string, unknown> = {};
    const at = (key: string, codec: t.Mixed): t.Context => t.appendContext(context, key, codec, u[key]);

    for (const key of Object.keys(u).filter((name) => !Object.hasOwn(known, name))) {
      const like = nearest(key, Object.keys(known));
      const wanted =
        like.length > 0 ? `did you mean ${like.join(' or ')}` : `wanted ${Object.keys(known).join(', ')}`;
      errors.push({
        value: u[key],
        context: at(key, t.unknown),
        message: `unknown field of ${this.name}: ${wanted}`,
      });
    }
    for (const [key, codec] of Object.entries(known)) {
      if (!Object.hasOwn(u, key)) {
        if (Object.hasOwn(this.required, key)) {
          errors.push({ value: undefined, context, message: `wanted a field ${key} in ${this.name}` });
        }
        continue;
      }
      const result = codec.validate(u[key], at(key, codec));
      if (E.isLeft(result)) errors.push(...result.left);
      else fields[key] = result.right;
    }
    return errors.length > 0 ? t.failures(errors) : t.success(fields as Shape<R, O>);
  }
}

/**
 * A codec for an object with these fields and no others: a field that nobody knows is a fault, not a silence. `name` says
 * in words what the object is; `required` and `optional` are codecs of the fields. The faults of io-ts say what is wanted.
 *
 * @example
 * import { closed, TextField } from '@plan-ledger/domain';
 * const Post = closed('a post', { title: new TextField('Title', 'a title', {}, (text) => text || undefined) });
 * assert.deepEqual(Post.decode({ title: 'Chair' }), { _tag: 'Right', right: { title: 'Chair' } });
 * assert.deepEqual(Post.decode({}).left.map((fault) => fault.message), ['wanted a field title in a post']);
 */
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- no optional fields when none are given
export const closed = <R extends t.Props, O extends t.Props = Record<never, t.Mixed>>(
  name: string,
  required: R,
  optional: O = {} as O,
): Closed<R, O> => new Closed(name, required, optional);
