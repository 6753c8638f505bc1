export function packagesInside(folder: string): string[];
