/** A .npy array of any header and entries, as NumPy writes it. */
export function npyBytes(
  descr: string,
  shape: readonly number[],
  entries: ArrayBufferView,
  options: { fortran?: boolean; version?: number } = {},
): Uint8Array {
  const { fortran = false, version = 1 } = options;
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const dictionary = `{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${sizes}), }`;
  const prefix = version === 1 ? 10 : 12;
  const text = new TextEncoder().encode(dictionary);
  const length = Math.ceil((prefix + text.length + 1) / 64) * 64;
  const bytes = new Uint8Array(length + entries.byteLength).fill(0x20, 0, length);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0]);
  const view = new DataView(bytes.buffer);
  if (version === 1) view.setUint16(8, length - prefix, true);
  else view.setUint32(8, length - prefix, true);
  bytes.set(text, prefix);
  bytes[length - 1] = 0x0a;
  bytes.set(new Uint8Array(entries.buffer, entries.byteOffset, entries.byteLength), length);
  return bytes;
}
