/** `pay-checkout/server`: the endpoints that the checkout needs, for any runtime with the Fetch API. */

export {apply, type Observation} from './apply.js';
export {type CheckoutServer, createCheckoutServer, type WorkerContext} from './checkout-server.js';
export {type GatewayAnswer, type GatewayCall, GatewayFault, type GatewayRequest} from './client/call.js';
export type {
  Created,
  CreateInput,
  Customer,
  GatewayClient,
  Order,
  OtpAnswer,
  ReturnRule,
  WebhookHint,
  WebhookRule,
} from './client/gateway-client.js';
export {type KuPayOptions, kupay} from './client/kupay.js';
export {type RazorpayMethod, type RazorpayOptions, razorpay} from './client/razorpay.js';
export {type RumbaPayMessage, type RumbaPayOptions, rumbapay} from './client/rumbapay.js';
export {type RupantorPayOptions, rupantorpay} from './client/rupantorpay.js';
export {type UddoktaPayOptions, uddoktapay} from './client/uddoktapay.js';
export {type MemoryStoreOptions, memoryStore} from './memory-store.js';
export {type NodeHandler, remoteAddress, toNodeHandler} from './node.js';
export type {CheckoutEvent, CheckoutFault, CheckoutOptions} from './options.js';
export type {Attempt, Effect, Payment, PaymentWord, PublicPayment, ReviewReason} from './payment.js';
export {type PostgresPool, type PostgresStoreOptions, postgresStore} from './postgres-store.js';
export type {Reconciled, ReconcileOptions} from './reconcile.js';
export {type RedisClient, type RedisStoreOptions, redisStore} from './redis-store.js';
export {type SqliteDatabase, sqliteStore} from './sqlite-store.js';
export type {Row, Store, WriteOptions} from './store.js';
