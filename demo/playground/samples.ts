/** Nobody has this address. */
const UPI = 'upi://pay?pa=demo@example&pn=Chai%20Point&am=200.00&cu=INR&tr=ord_7';

/** What every made-up payment costs. */
export const AMOUNT = {value: '200.00', currency: 'INR'} as const;

/** The code that the made-up endpoint takes. */
export const CODE = '123456';

/**
 * A challenge of each kind, to start from.
 *
 * @param payment - The made-up payment's id.
 * @param pageUrl - A payment page on another origin.
 */
export function sampleOf(flow: string, payment: string, pageUrl: string): object {
  const page = {kind: 'page', url: `${pageUrl}?payment=${payment}`};
  const upi = {kind: 'upi', link: UPI};
  const otp = {
    kind: 'otp',
    submitUrl: `/playground/payments/${payment}/otp`,
    resendUrl: `/playground/payments/${payment}/otp/resend`,
    hint: `the demo phone (its code is ${CODE})`,
  };
  switch (flow) {
    case 'page':
      return page;
    case 'form':
      return {kind: 'form', url: page.url, fields: {order: 'ord_7', signature: 'demo'}};
    case 'approval':
      return {kind: 'approval', hint: 'shopper@example'};
    case 'otp':
      return otp;
    case 'choice':
      return {
        kind: 'choice',
        options: [
          {label: 'UPI', challenge: upi},
          {label: 'Card or netbanking', challenge: page},
          {label: 'Wallet', challenge: otp},
        ],
      };
    default:
      return upi;
  }
}
