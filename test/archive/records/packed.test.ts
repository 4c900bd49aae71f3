import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packed } from '../../../src/archive/records/packed.ts';

it('copies pieces into one buffer, which holds nothing else', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 20 })), (pieces) => {
      const { buffer, views } = packed(pieces);
      expect(views).toEqual(pieces);
      expect(buffer.byteLength).toBe(pieces.reduce((sum, { length }) => sum + length, 0));
      for (const view of views) expect(view.buffer).toBe(buffer);
    }),
  );
});
