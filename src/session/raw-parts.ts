// Five gateways' readers: few browsers ever meet a raw body. It may hold a UPI link, so the other parts come along.
export {readRawChallenge, readRawStatus} from '../gateway/read-raw.js';
export {act, offered, ownEndpoints, readOwnChallenge, screenOf, upiScreen} from './way-parts.js';
