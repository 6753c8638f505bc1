// As in `icons.ts`: for what comes later.
export const DONE = 'M5 12.5l4.5 4.5L19 7.5';
export const PHONE = 'M9.5 3h5q2.5 0 2.5 2.5v13q0 2.5-2.5 2.5h-5Q7 21 7 18.5v-13Q7 3 9.5 3zM11 18h2';
export const CODE = 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h3v3M20 14v6h-6';
export const FORWARD = 'M9 5l7 7-7 7';
