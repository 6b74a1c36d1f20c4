package io.cess4j.index.search;

import io.cess4j.chain.rights.RightsMedia;
import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.media.MediaType;
import io.cess4j.fingerprint.work.Description;
import io.cess4j.fingerprint.work.View;
import io.cess4j.fingerprint.work.ViewTree;
import io.cess4j.index.record.Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * All views of a registered work. The chain keeps only the root over them, so whoever has them may
 * tell an index: the root says whether they are true, and nobody need be trusted.
 *
 * @param algorithm its name, for example {@code mdrc-image/1}
 * @param codes 64 hexadecimal digits each, the whole first
 */
public record PublishedViews(String algorithm, List<String> codes) {
  /** More than any describer of ours makes, and few enough for one request. */
  public static final int MOST = 4_096;

  /** Copies, in lower case. */
  public PublishedViews {
    codes = codes.stream().map(code -> code.toLowerCase(Locale.ROOT)).toList();
  }

  /** Whether these are the views that the certificate was registered with. */
  public boolean areOf(Certificate certificate) {
    Description description = description(certificate.claim().mediaType(), algorithm, codes);
    byte[] root = certificate.claim().viewsRoot().bytes();
    return Arrays.equals(new ViewTree(description).root(), root)
        && Arrays.equals(description.id().bytes(), certificate.claim().identifier().bytes());
  }

  /**
   * Codes as a description without evidence.
   *
   * @throws IllegalArgumentException where a code has not 64 hexadecimal digits, or there is none
   */
  static Description description(RightsMedia type, String algorithm, List<String> codes) {
    List<View> views = codes.stream().map(code -> new View("", Code256.ofHex(code))).toList();
    return new Description(MediaType.valueOf(type.name()), algorithm, 0, views, new byte[0]);
  }
}
