package io.cess4j.chain.contract;

/** Every governed number, in the order of INetworkParameters.Parameter. */
public enum Parameter {
  /** Wei per GiB of fragment and protocol day. */
  BASE_PRICE,
  /** Basis points by which the price rises at full utilisation. */
  PRICE_STEEPNESS,
  /** Basis points the reference price may move in a protocol day. */
  PRICE_CHANGE_PER_DAY,
  /** Protocol days. */
  MINIMUM_TERM,
  /** Protocol days. */
  DEFAULT_TERM,
  /** Wei a unit of declared space. */
  COLLATERAL_PER_UNIT,
  /** Basis points of the cost, kept when a drawn order is cancelled. */
  DRAW_FEE,
  /** Seconds from place (or a veto) until the order may be expired. */
  DRAW_TIMEOUT,
  /** Seconds from a complete draw until the order may be expired. */
  ACTIVATION_TIMEOUT,
  /** Live positions a round. */
  SAMPLE_COUNT,
  /** A round draws at most SAMPLE_COUNT times this many positions. */
  DRAWS_PER_SAMPLE,
  /** An audited miner is due again with probability one in this a window. */
  REPEAT_ODDS,
  /** Basis points of a passed day's fees. */
  MINER_SHARE,
  /** Basis points of a passed day's fees, for TEE workers and consensus nodes. */
  SERVICE_SHARE,
  /** Basis points of declared space above which a miner's tickets may be retired. */
  FULL_THRESHOLD,
  /** Basis points of the odds of being drawn at full credit, relative to none. */
  CREDIT_FACTOR,
  /** Basis points of the pledge behind audited bytes, for the second missed day in a row. */
  SECOND_MISS_FINE,
  /** Basis points of the same, for each further missed day in a row. */
  FURTHER_MISS_FINE,
  /** Missed days in a row from which others may repair a miner's slots. */
  REPAIR_MISSES,
  /** Missed days in a row that end in a forced exit. */
  EXIT_MISSES,
  /** Basis points of a collected fine, to whoever settled the day. */
  SETTLE_BOUNTY,
  /** Basis points of the pledge behind a lost slot that pay for its repair. */
  REPAIR_FINE,
  /** Protocol days from an exit until collateral may be withdrawn. */
  EXIT_COOLING,
  /** Basis points of a repair's bounty, and of a draw fee, to the keeper that did the work. */
  KEEPER_SHARE,
  /**
   * Basis points of the pledge behind what a keeper handles for a miner that leaves or stays away.
   */
  KEEPER_FEE,
  /** MiB that readers must attest for a day to raise a miner's credit. */
  SERVED_MEBIBYTES,
  /** Thousands of CESS that a consensus node must have staked. */
  VALIDATOR_STAKE,
  /** Eras from a consensus node's exit until its stake may be withdrawn. */
  STAKE_COOLING,
  /** Credit, of 1000, below which no consensus node stands for election. */
  CREDIT_BASELINE,
  /** Basis points of the stake, for two sealed blocks of one height and round. */
  EQUIVOCATION_FINE,
  /** Basis points of the stake, for three turns without a block. */
  ABSENCE_FINE,
  /** Validators that an election seats at most. */
  VALIDATOR_SEATS,
  /** Hundredths of a CESS that a commitment to a data right locks until it is revealed. */
  REGISTRATION_BOND,
  /** Protocol days from a commitment until its bond may be forfeited. */
  REVEAL_WINDOW,
  /** CESS that whoever disputes a certificate locks, and whoever answers. */
  DISPUTE_BOND,
  /**
   * Protocol days from the draw of a TEE worker until a dispute without an answer may be closed.
   */
  ANSWER_WINDOW,
  /** Protocol days from the answer until a silent TEE worker may be drawn anew. */
  VERDICT_WINDOW,
  /** Basis points of the losing side's bond, to the TEE worker that judged. */
  VERDICT_SHARE,
  /** Protocol days from the announcement of a raised price until it holds. */
  PRICE_NOTICE,
  /** Protocol days after a retrieval in which a gateway may settle it. */
  RETRIEVAL_WINDOW,
  /** Basis points of what a retrieval or subscription costs, to the gateway that served it. */
  GATEWAY_SHARE,
  /** Protocol days that the buyer of a key gives its seller at most. */
  DELIVERY_WINDOW,
  /** Protocol days from the delivery of a key in which its price is held for a complaint. */
  COMPLAINT_WINDOW
}
