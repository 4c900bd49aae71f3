/** What the validators that ajv compiled find wrong. */
import type { ErrorObject } from 'ajv';

/** What a compiled validator looks like: true, or false with `errors` filled. */
export interface Compiled {
  (value: unknown): boolean;
  errors?: ErrorObject[] | null;
}

/** One way in which a value breaks its schema. */
export interface SchemaError {
  /** JSON Pointer (RFC 6901) to the place; empty for the value itself. */
  path: string;
  /** What is wrong there. */
  message: string;
}

function detail(params: Record<string, unknown>): string {
  const extra = params.additionalProperty ?? params.allowedValues ?? params.allowedValue;
  return extra === undefined ? '' : `: ${JSON.stringify(extra)}`;
}

/** Runs a validator; an empty list means valid. */
export function schemaErrors(validator: Compiled, value: unknown): SchemaError[] {
  if (validator(value)) return [];
  return (validator.errors ?? []).map(({ instancePath, message, params }) => ({
    path: instancePath,
    message: `${message ?? 'is not valid'}${detail(params)}`,
  }));
}
