package io.cess4j.proofs.sale;

import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.encryption.KeyCommitment;
import io.cess4j.protocol.encryption.MaskKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.random.RandomGenerator;

/**
 * Writes sale-vectors.json, from which the tests of the KeySales contract deliver and complain.
 * Everything follows from a fixed seed; run {@link #main} with the file's path after a change of
 * formats.
 */
final class SaleVectors {
  private static final SaleContext CONTEXT =
      new SaleContext(
          31337, AccountAddress.fromHex("0x00000000000000000000000000000000000c5a1e"), 1);

  private final RandomGenerator random = new SplittableRandom(6);
  private final SecretScalar seller = SecretScalar.random(random);
  private final SecretScalar buyer = SecretScalar.random(random);
  private final SecretScalar other = SecretScalar.random(random);
  private final DataKey dataKey = DataKey.generate(random);

  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), text());
  }

  static String text() {
    return new SaleVectors().json();
  }

  private String json() {
    var fields = new StringJoiner(",\n", "{\n", "\n}\n");
    number(fields, "chainId", CONTEXT.chainId());
    hex(fields, "keySales", CONTEXT.keySales().toBytes());
    number(fields, "certificate", CONTEXT.certificate());
    hex(fields, "commitment", KeyCommitment.of(dataKey).toBytes());
    hex(fields, "readerKey", buyer.timesG1().eip2537());
    hex(fields, "otherReaderKey", other.timesG1().eip2537());
    capsule(fields, "right", new SoldKeys(dataKey, List.of(MaskKey.generate(random))));
    capsule(fields, "wrong", new SoldKeys(DataKey.generate(random), List.of()));
    return fields.toString();
  }

  private void capsule(StringJoiner fields, String name, SoldKeys keys) {
    SaleCapsule capsule = SaleCapsule.offer(keys, seller, CONTEXT, random);
    G1 secret = capsule.secretOf(seller);
    SaleDelivery delivery = capsule.deliver(secret, buyer.timesG1(), random);
    // Moved so that the product of both equations stays one: only a weight between them finds it.
    G1 shift = SecretScalar.random(random).timesG1();
    SaleDelivery cancelling =
        new SaleDelivery(
            delivery.c1().plus(shift.negate()), delivery.k2(), delivery.c2().plus(shift));
    hex(fields, name + "Point", capsule.point().eip2537());
    hex(fields, name + "LabelKey", capsule.labelKey().eip2537());
    hex(fields, name + "SealedKeys", capsule.sealedKeys().toBytes());
    hex(fields, name + "Secret", secret.eip2537());
    hex(fields, name + "Delivery", delivery.toBytes());
    hex(fields, name + "Cancelling", cancelling.toBytes());
    hex(fields, name + "Other", capsule.deliver(secret, other.timesG1(), random).toBytes());
  }

  private static void number(StringJoiner fields, String name, long value) {
    fields.add("  \"" + name + "\": " + value);
  }

  private static void hex(StringJoiner fields, String name, byte[] value) {
    fields.add("  \"" + name + "\": \"0x" + HexFormat.of().formatHex(value) + "\"");
  }
}
