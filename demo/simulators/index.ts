/**
 * Gateways without money, for demos and for merchants' own tests. Node only.
 *
 *     const gateway = uddoktapaySimulator();
 *     const {url} = await serve(gateway.fetch);     // or pass `gateway.fetch` where a `fetch` is taken
 *     await gateway.act('last', 'pay');
 */

export type {ManualClock, SimClock} from './clock.js';
export {manualClock, systemClock} from './clock.js';
export type {KupayOptions} from './kupay.js';
export {kupaySimulator} from './kupay.js';
export type {SimAction, SimPayment, SimState} from './payment.js';
export {phoneSimulator} from './phone.js';
export type {Delivery} from './postman.js';
export type {RazorpayOptions, RazorpaySimulator} from './razorpay.js';
export {razorpaySimulator} from './razorpay.js';
export type {RumbapayOptions} from './rumbapay.js';
export {rumbapaySimulator} from './rumbapay.js';
export type {RupantorpayOptions} from './rupantorpay.js';
export {rupantorpaySimulator} from './rupantorpay.js';
export type {Handler, Served, ServeOptions} from './serve.js';
export {serve} from './serve.js';
export type {ActOptions, GatewayName, SimEvent, SimSettings, Simulator, SimulatorOptions} from './trade.js';
export type {UddoktapayOptions} from './uddoktapay.js';
export {uddoktapaySimulator} from './uddoktapay.js';
