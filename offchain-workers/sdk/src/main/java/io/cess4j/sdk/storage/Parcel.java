package io.cess4j.sdk.storage;

import io.cess4j.sdk.CessException.LocalFile;
import io.cess4j.sdk.gateway.PutRequest;
import java.io.InputStream;
import java.util.Optional;

/** What goes to the gateway for one file; its body can be opened again, where one is lost. */
interface Parcel {
  /** Headers. */
  PutRequest request();

  /** Bytes of the body, exactly. */
  long length();

  /** The body from its start. */
  InputStream open();

  /** Why it is of no use to open the body again; empty while it is. */
  Optional<LocalFile> spoiled();
}
