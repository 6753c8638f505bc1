/** What a promise rejects with when its work was called off. */
export const aborted = () => new DOMException('Called off.', 'AbortError');
