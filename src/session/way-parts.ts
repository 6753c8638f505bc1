// What challenges need that lead to no page: fetched when the first one is read.
export {chooseFlow} from '../flow/choose-flow.js';
export {readOwnChallenge} from '../gateway/read-ways.js';
