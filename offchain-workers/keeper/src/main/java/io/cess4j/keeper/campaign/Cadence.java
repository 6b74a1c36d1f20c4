package io.cess4j.keeper.campaign;

/** How often a campaign has an instance. */
public enum Cadence {
  /** One a protocol day. */
  DAY,
  /** One a tick of the configuration. */
  TICK;

  /** Name of the job parameter that tells instances apart. */
  public String parameter() {
    return this == DAY ? "day" : "tick";
  }
}
