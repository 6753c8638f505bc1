export function squeezeCss(text: string): string;
export function squeezeMarkup(text: string): string;
