package io.cess4j.gateway.http;

import io.cess4j.protocol.ProtocolException;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.descriptor.PublicKeys;
import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.retrieval.HeldFile;
import io.cess4j.runtime.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keys that a reader sends along, or that a public file shows. Used for one answer, never kept and
 * never logged.
 *
 * @param masks one a deal
 * @param data empty where the reader wants ciphertext
 */
record ReaderKeys(List<MaskKey> masks, Optional<DataKey> data) {
  private static final String MASKS = "Cess-Mask-Keys";
  private static final String DATA = "Cess-Data-Key";

  /**
   * @throws ProblemException 400 for malformed keys, 401 where a private file comes without, 403
   *     for keys over plain HTTP from another machine
   */
  static ReaderKeys of(HttpServletRequest request, HeldFile file) {
    String masks = request.getHeader(MASKS);
    String data = request.getHeader(DATA);
    if (masks == null && data == null) {
      return published(file);
    }
    if (!request.isSecure() && !isLoopback(request.getRemoteAddr())) {
      throw ProblemException.of(
          403, "keys-in-the-clear", "keys are taken over TLS or from this machine only; use https");
    }
    if (masks == null) {
      throw ProblemException.of(
          400,
          "mask-keys-missing",
          "Cess-Data-Key needs Cess-Mask-Keys too; send one mask key a deal");
    }
    return new ReaderKeys(masks(masks, file.deals().size()), data(data));
  }

  private static ReaderKeys published(HeldFile file) {
    List<MaskKey> masks = new ArrayList<>();
    DataKey data = null;
    for (Descriptor descriptor : file.descriptors()) {
      PublicKeys keys =
          descriptor
              .entry()
              .publicKeys()
              .orElseThrow(
                  () ->
                      ProblemException.of(
                          401,
                          "keys-missing",
                          "the file is private; send Cess-Mask-Keys, from the descriptors'"
                              + " capsules"));
      masks.add(keys.maskKey());
      data = keys.dataKey();
    }
    return new ReaderKeys(masks, Optional.ofNullable(data));
  }

  static List<MaskKey> masks(String header, int deals) {
    String[] parts = header.split(",", -1);
    if (parts.length != deals) {
      throw ProblemException.of(
          400,
          "mask-keys-count",
          "%d mask keys for %d deals; send one a deal, in order".formatted(parts.length, deals));
    }
    List<MaskKey> masks = new ArrayList<>();
    for (String part : parts) {
      masks.add(MaskKey.of(hex(MASKS, part.strip())));
    }
    return masks;
  }

  static Optional<DataKey> data(@Nullable String header) {
    return header == null ? Optional.empty() : Optional.of(DataKey.of(hex(DATA, header.strip())));
  }

  /** The message names the header, never its value. */
  private static byte[] hex(String header, String text) {
    try {
      byte[] key = HexFormat.of().parseHex(text);
      if (key.length == 32) {
        return key;
      }
    } catch (IllegalArgumentException | ProtocolException notHex) {
      throw malformed(header);
    }
    throw malformed(header);
  }

  private static ProblemException malformed(String header) {
    return ProblemException.of(
        400, "key-malformed", header + " holds something else than 64 hex digits");
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Keys have no text. */
  @Override
  public String toString() {
    return "ReaderKeys[secret]";
  }
}
