import type {Order} from 'pay-checkout/server';

/** The shop's own orders; yours are in a database. `session` is who may pay and see one. */
type ShopOrder = Order & {readonly id: string; readonly session: string; deliveredFor?: string};

export const orders = new Map<string, ShopOrder>();

/** The order, if it belongs to whoever asks. */
export async function findOrderOf(cookies: string, orderId: string): Promise<Order | null> {
  const session = /(?:^|;\s*)session=([\w-]+)/.exec(cookies)?.[1];
  const order = orders.get(orderId);
  return order && session !== undefined && order.session === session ? order : null;
}

/** Once for a ref: after a crash it is called again with the same one. */
export async function deliver(orderId: string, ref: string): Promise<void> {
  const order = orders.get(orderId);
  if (!order || order.deliveredFor === ref) return;
  order.deliveredFor = ref;
}
