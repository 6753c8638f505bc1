export {defineParts} from './define-parts.js';
export {warnOfContrast} from './parts/warn-of-contrast.js';
export {moreView} from './view/more.js';
export {resendView} from './view/otp.js';
