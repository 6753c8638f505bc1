/** For the single file, where all parts are at hand and the surface is drawn in the frame of the click. */
export const coverView = (..._: unknown[]): unknown => undefined;
export const plainLink = (_: unknown): undefined => undefined;
