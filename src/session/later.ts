// What most payments do without, at least for their first seconds: fetched when it is needed.
export {again, create, goOn, leave, otherWays} from './begin-again.js';
export {announce, findLeft, onlyKey} from './coming-back.js';
