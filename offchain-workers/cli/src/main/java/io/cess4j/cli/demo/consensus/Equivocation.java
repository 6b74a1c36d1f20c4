package io.cess4j.cli.demo.consensus;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.BlockHeader;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.Network;
import io.cess4j.chain.header.AuthoredHeader;
import io.cess4j.chain.header.HeaderFields;
import io.cess4j.chain.header.QbftExtra;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * What a false validator does: it seals two blocks of one height and round. Keys and seals are
 * real. On Besu the first is a block of the chain; the second was never proposed, since only a
 * false validator would propose it.
 *
 * @param first RLP as sent
 * @param firstSeal position of the validator's seal in it
 * @param second the other block
 * @param secondSeal position of the validator's seal in that
 */
public record Equivocation(byte[] first, int firstSeal, byte[] second, int secondSeal) {
  private static final String EMPTY_UNCLES =
      "0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347";

  /** Every block carries a quorum of seals: a validator that runs is among those of some. */
  private static final int LOOK_BACK = 32;

  /**
   * A second block beside one of the chain that the validator sealed; where blocks carry no seals,
   * two of its own on top of the newest.
   */
  public static Equivocation of(Account validator, Network network) {
    ChainConnection connection = network.connection();
    BlockHeader head = connection.latestBlock();
    return LongStream.iterate(head.number(), number -> number - 1)
        .limit(Math.min(LOOK_BACK, head.number()))
        .boxed()
        .flatMap(number -> connection.header(number).stream())
        .flatMap(block -> beside(validator, HeaderFields.decode(block.sent()), block).stream())
        .findFirst()
        .orElseGet(() -> forged(validator, network.validatorSet().validators(), head));
  }

  private static Optional<Equivocation> beside(
      Account validator, HeaderFields real, AuthoredHeader block) {
    return real.extra()
        .flatMap(
            extra -> {
              HeaderFields other = real.with("stateRoot", word(1));
              byte[] sealed = other.encode(extra.sealedBy(validator, other));
              return extra.sealOf(validator.address(), real).stream()
                  .mapToObj(seal -> new Equivocation(block.sent(), seal, sealed, 0))
                  .findFirst();
            });
  }

  private static Equivocation forged(
      Account validator, List<Address> validators, BlockHeader parent) {
    return new Equivocation(
        block(validator, validators, parent, 1), 0, block(validator, validators, parent, 2), 0);
  }

  private static byte[] block(
      Account validator, List<Address> validators, BlockHeader parent, int content) {
    HeaderFields fields = new HeaderFields(fields(validator.address(), parent, content));
    return fields.encode(QbftExtra.proposal(validators, 0).sealedBy(validator, fields));
  }

  private static Map<String, String> fields(Address author, BlockHeader parent, int content) {
    Map<String, String> fields = new HashMap<>();
    fields.put("parentHash", parent.hash().hex());
    fields.put("sha3Uncles", EMPTY_UNCLES);
    fields.put("miner", author.hex());
    fields.put("stateRoot", word(content));
    fields.put("transactionsRoot", word(0));
    fields.put("receiptsRoot", word(0));
    fields.put("logsBloom", "0x" + "00".repeat(256));
    fields.put("difficulty", "0x1");
    fields.put("number", "0x" + Long.toHexString(parent.number() + 1));
    fields.put("gasLimit", "0x3938700");
    fields.put("gasUsed", "0x0");
    fields.put("timestamp", "0x" + Long.toHexString(parent.timestamp().getEpochSecond() + 1));
    fields.put("extraData", "0x");
    fields.put("mixHash", word(0));
    fields.put("nonce", "0x" + "00".repeat(8));
    fields.put("baseFeePerGas", "0x0");
    return fields;
  }

  private static String word(int number) {
    return "0x%064x".formatted(number);
  }
}
