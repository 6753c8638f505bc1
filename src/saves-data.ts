/** Whether the shopper has asked for pages that fetch little. */
export const savesData = (): boolean =>
  (navigator as {connection?: {saveData?: boolean}}).connection?.saveData ?? false;
