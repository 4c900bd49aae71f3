import { expect, it } from 'vitest';

it.each([
  ['the same', Buffer.from('abc'), Buffer.from('abc'), true],
  ['another kind of bytes', Buffer.from('abc'), new Uint8Array([97, 98, 99]), false],
  ['one other byte', Buffer.from('abc'), Buffer.from('abd'), false],
  ['one more byte', Buffer.from('abc'), Buffer.from('abcd'), false],
  ['no bytes', Buffer.from('a'), 'a', false],
])('bytes, alone and inside, are told apart by their content: %s', (_what, one, other, same) => {
  const shapes = (bytes: unknown) => [bytes, [bytes], { bytes }, new Map([['a', bytes]])];
  const others = shapes(other);
  for (const [index, shape] of shapes(one).entries()) {
    if (same) expect(shape).toEqual(others[index]);
    else expect(shape).not.toEqual(others[index]);
  }
});
