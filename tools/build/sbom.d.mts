export type Lock = {
  packages: Record<
    string,
    {version?: string; license?: string; integrity?: string; dependencies?: Record<string, string>}
  >;
};

/** A CycloneDX document of what a package's own dependencies bring. */
export function sbom(
  lock: Lock,
  about: {name: string; version: string; license: string},
): {
  components: {name: string; version: string; purl: string}[];
  dependencies: {ref: string; dependsOn: string[]}[];
};
