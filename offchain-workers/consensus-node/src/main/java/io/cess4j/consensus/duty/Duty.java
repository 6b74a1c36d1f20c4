package io.cess4j.consensus.duty;

/** Something that is due now and then. The chain alone says when, so looking twice harms nobody. */
public interface Duty {
  /** As metrics name it. */
  String name();

  /**
   * Looks, and sends what is due.
   *
   * @return whether something was sent
   * @throws io.cess4j.contracts.errors.ContractRevert where another node was faster
   */
  boolean look();
}
