package io.cess4j.proofs.sharing;

import io.cess4j.proofs.bls.SmallPoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Writes sharing-vectors.json, by which the contracts of contracts/src/sharing check what this
 * module computes. Everything follows from a fixed seed; run {@link #main} with the file's path
 * after a change of formats.
 */
final class SharingVectors {
  private static final int PROXIES = 5;

  private SharingVectors() {}

  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), text());
  }

  static String text() {
    Shared shared = new Shared(3, PROXIES, new SplittableRandom(8));
    GrantPoints points = shared.delegation.points();
    LabelKey next = LabelKey.derive(shared.alice, Labels.ofFile(shared.fid), 2);
    return """
        {
          "fid": "%s",
          "label": "%s",
          "labelKey": "%s",
          "nextLabelKey": "%s",
          "readerKey": "%s",
          "ephemeral": "%s",
          "offSubgroup": "%s",
          "capsule": "%s",
          "capsulePoints": "%s",
          "shareKeys": [%s],
          "fragments": [%s]
        }
        """
        .formatted(
            shared.fid.toHex(),
            Labels.ofFile(shared.fid).toHex(),
            hex(points.labelKey().eip2537()),
            hex(next.publicKey().eip2537()),
            hex(points.readerKey().eip2537()),
            hex(points.ephemeral().eip2537()),
            hex(SmallPoints.offSubgroup()),
            hex(shared.capsule),
            hex(Reencryption.eip2537(shared.header)),
            list(
                shared.delegation.shares().stream()
                    .map(share -> share.publicKey().eip2537())
                    .toList()),
            list(
                shared.answers(0, 1, 2, 3, 4).stream()
                    .map(answer -> answer.reencryption().eip2537())
                    .toList()))
        .replaceAll("\"(?=[0-9a-f]{64})", "\"0x");
  }

  private static String list(List<byte[]> values) {
    return values.stream()
        .map(value -> "\n    \"" + hex(value) + "\"")
        .collect(Collectors.joining(","));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
