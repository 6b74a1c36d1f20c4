package io.cess4j.index.state;

/**
 * Kinds of derived documents. The position counts in the state digest: new ones are added at the
 * end, and none is taken out without a new {@link Origin#FORMAT}.
 */
public enum Family {
  /** number: the registration of a certificate. */
  CERTIFICATES,
  /** number: who holds it. */
  HOLDINGS,
  /** number: flags and disputes at a glance. */
  REVIEWS,
  /** number: what reading costs, and who may. */
  TERMS,
  /** number: sums of what it earned. */
  TOTALS,
  /** newer, older: a flag. */
  FLAGS,
  /** older, newer: the same from the other end; empty. */
  COPIES,
  /** certificate, round: a dispute. */
  DISPUTES,
  /** child, parent: an edge of the lineage. */
  PARENTS,
  /** parent, child: the same from the other end; empty. */
  CHILDREN,
  /** certificate, block, log: which model made it. */
  GENERATIONS,
  /** certificate, account: listed or blocked. */
  ADMISSIONS,
  /** certificate: for sale at a fixed price. */
  LISTINGS,
  /** certificate: a running auction. */
  AUCTIONS,
  /** offering: licences for sale. */
  OFFERINGS,
  /** certificate, offering; empty. */
  OFFERINGS_OF,
  /** certificate, licence: a licence that was granted. */
  LICENCES,
  /** offer: an offer to buy a certificate. */
  OFFERS,
  /** certificate, offer; empty. */
  OFFERS_OF,
  /** offer id: a key for sale. */
  KEYS,
  /** certificate, offer id; empty. */
  KEYS_OF,
  /** sale: a key that was bought. */
  KEY_SALES,
  /** certificate, account: a subscription. */
  SUBSCRIPTIONS,
  /** certificate, block, log, place: transfers, flags, disputes, terms. */
  HISTORY,
  /** certificate, block, log, place: who bought what. */
  PURCHASES,
  /** certificate, block, log, place: what was earned and where it went. */
  REVENUE,
  /** certificate, number of the retrieval: who read. */
  RETRIEVALS,
  /** instance hash, number; empty. */
  INSTANCES,
  /** account, number: certificates that it holds; empty. */
  HELD,
  /** account, number: certificates that it registered; empty. */
  CREATED,
  /** word, 0, number: weight and kind of work. */
  WORDS,
  /** kind of work, algorithm: its name and threshold. */
  ALGORITHMS,
  /** certificate: a public file to look at. */
  PREVIEWS;

  /** Name of its column family. */
  public String column() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
