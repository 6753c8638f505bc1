// What most payments do without, at least for their first seconds: fetched when it is needed.
export {announceReturn, wasTold} from './announce-return.js';
export {again, create, goOn, leave, otherWays} from './begin-again.js';
export {readHandle, readRecord, recordedKeys, recordedSessions, takeHandle} from './resume.js';
