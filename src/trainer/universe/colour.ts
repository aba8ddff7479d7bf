/** Red, green and blue, each in [0, 1]. */
export type Colour = readonly [red: number, green: number, blue: number];

/** A colour from hue (a turn is 1), saturation and value, each in [0, 1] (Smith 1978). */
export function hsv(hue: number, saturation: number, value: number): Colour {
  const channel = (shift: number) => {
    const sector = (shift + 6 * hue) % 6;
    return value * (1 - saturation * Math.max(0, Math.min(1, sector, 4 - sector)));
  };
  return [channel(5), channel(3), channel(1)];
}
