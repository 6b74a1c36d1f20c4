package io.cess4j.chain.rights;

/** Kinds of works, as IDataRightsRegistry.MediaType; fingerprint's MediaType has the same order. */
public enum RightsMedia {
  /** Texts of any format. */
  TEXT,
  /** Pictures. */
  IMAGE,
  /** Sounds. */
  AUDIO,
  /** Videos, animated pictures. */
  VIDEO,
  /** Data of no kind that can be compared. */
  OTHER
}
