/** `savesData` for the single file: it fetches nothing beforehand. */
export const savesData = () => false;
