package io.cess4j.chain.typed;

import io.cess4j.chain.Address;
import java.time.Instant;
import java.util.List;

/** What a client signs for a gateway that is to store a file under its orders. */
public sealed interface UploadPermission extends TypedStructure
    permits Authorisation, SealedAuthorisation {
  /** Order numbers, one a deal of the file. */
  List<Long> orders();

  /** Plaintext bytes. */
  long size();

  /** Who may use it. */
  Address gateway();

  /** Not accepted after this. */
  Instant deadline();
}
