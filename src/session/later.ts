// What a session needs once its first screen is up.
export {act} from './acts.js';
export {create, leave, resume} from './begin-again.js';
export {announce, findLeft, onlyKey} from './coming-back.js';
export {frame} from './frame.js';
export {listenerOf} from './listener.js';
export {reduce} from './reduce.js';
