declare module 'pngjs' {
  export const PNG: {
    sync: {
      read(png: Buffer): {data: Buffer; width: number; height: number};
      write(picture: {data: Uint8Array; width: number; height: number}): Buffer;
    };
  };
}
