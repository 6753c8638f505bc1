// Our own drawings on a square of 24, as lines of the text's colour. More are in `more-icons.ts`.
export const ATTENTION = 'M12 5.5v8M12 17.8v.4';
export const CLOCK = 'M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM12 7.5V12l3 2';
export const WINDOW = 'M6 5h12q2.5 0 2.5 2.5v9q0 2.5-2.5 2.5H6q-2.5 0-2.5-2.5v-9Q3.5 5 6 5zM3.5 9.5h17';
