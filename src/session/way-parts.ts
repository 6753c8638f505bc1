// What challenges need that lead to no page: fetched when the first one is read.
export {readOwnChallenge} from '../gateway/read-ways.js';
export {act, offered, screenOf, upiScreen} from './more-ways.js';
export {ownEndpoints} from './own-endpoints.js';
