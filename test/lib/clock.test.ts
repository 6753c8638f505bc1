import {describe, expect, it} from 'vitest';
import {systemClock} from '../../src/lib/clock.js';

describe('systemClock', () => {
  it('an end that is further away than a timer can count is not now', async () => {
    let isOver = false;
    const cancel = systemClock.after(30 * 86_400_000, () => {
      isOver = true;
    });
    // The clock itself is tested: a timer that overflows is over at once.
    await new Promise<void>((resolve) => void systemClock.after(20, resolve));
    cancel();
    expect(isOver).toBe(false);
  });
});
