package io.cess4j.chain.contract;

/**
 * What is done about what an update tells of its data, as IAiGapTasks.Privacy; what each protects
 * from whom: docs/adr/0039.
 */
public enum AiGapPrivacy {
  /** Updates are encrypted for the members, who see each other's. */
  PLAIN,
  /** Each participant trains with example-level differential privacy. */
  SILO_NOISE,
  /** Secure aggregation within buckets, the robust rule over buckets. */
  BUCKETS
}
