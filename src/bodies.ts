export {defineParts} from './define-parts.js';
export {moreView} from './view/more.js';
export {resendView} from './view/otp.js';
