package io.cess4j.chain.rights;

/** What a TEE worker found, as IRightsDisputes.Verdict. */
public enum RightsVerdict {
  /** Never signed. */
  NONE,
  /** Identifier, views and instance hash of the claim are the file's. */
  CONFIRMED,
  /** The file opens and is another one, or its identifier or views are others. */
  INVENTED,
  /** The file is not there, the keys do not open it, or its format cannot be read. */
  UNPROVEN
}
