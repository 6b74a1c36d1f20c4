package io.cess4j.sdk.gateway;

import java.util.List;

/**
 * Headers of an upload.
 *
 * @param name of the file, without folders
 * @param mediaType as in Content-Type
 * @param authorisation base64 of the signed JSON
 * @param sealingKey 48 bytes, hex
 * @param isPublic whether the descriptor publishes the keys
 */
public record PutRequest(
    String name,
    String mediaType,
    String authorisation,
    String sealingKey,
    boolean isPublic,
    List<String> keywords) {
  public PutRequest {
    keywords = List.copyOf(keywords);
  }
}
