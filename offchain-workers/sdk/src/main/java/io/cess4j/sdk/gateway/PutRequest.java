package io.cess4j.sdk.gateway;

import java.util.List;

/** Headers of an upload. */
public sealed interface PutRequest {
  /** Base64 of the signed JSON. */
  String authorisation();

  /**
   * Of a file in the clear, which the gateway encrypts.
   *
   * @param name of the file, without folders
   * @param mediaType as in Content-Type
   * @param sealingKey 48 bytes, hex
   * @param isPublic whether the descriptor publishes the keys
   */
  record Clear(
      String name,
      String mediaType,
      String authorisation,
      String sealingKey,
      boolean isPublic,
      List<String> keywords)
      implements PutRequest {
    public Clear {
      keywords = List.copyOf(keywords);
    }
  }

  /** Of a file that is encrypted already: nothing tells of it but its length. */
  record Sealed(String authorisation) implements PutRequest {}
}
