// What is fetched for a checkout without a UPI link: the surface's own file has much that other parts take from it.
export {createSurface} from './surface.js';
