package io.cess4j.chain.contract;

/** What is known of a certificate's claim, as IRightsDisputes.Standing. */
public enum RightsStanding {
  /** Nobody has doubted it. */
  UNCHECKED,
  /** A TEE worker recomputed it from the stored file. For ever. */
  CONFIRMED,
  /** A TEE worker recomputed something else: the certificate is void. For ever. */
  INVENTED,
  /** Its holder did not answer, or the file could not be opened. */
  UNPROVEN
}
