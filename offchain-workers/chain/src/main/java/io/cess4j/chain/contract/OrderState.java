package io.cess4j.chain.contract;

/** Where an order stands, as IOrders.OrderState. */
public enum OrderState {
  /** No such order. */
  NONE,
  /** Waits for a beat and a draw, or for the draw of a replacement. */
  PLACED,
  /** All miners and the TEE worker are known. */
  DRAWN,
  /** It is a deal. */
  ACTIVE,
  /** Refunded. */
  CANCELLED
}
