package io.cess4j.cli.demo.consensus;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.BlockHeader;
import io.cess4j.chain.header.HeaderFields;
import io.cess4j.chain.header.QbftExtra;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a false validator does: it seals two blocks of one height and round. The key and the seals
 * are real; the blocks were never proposed, since only a false validator would propose them.
 *
 * @param first RLP as sent
 * @param second the other one
 */
record Equivocation(byte[] first, byte[] second) {
  private static final String EMPTY_UNCLES =
      "0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347";

  /** On top of a block. */
  static Equivocation of(Account validator, List<Address> validators, BlockHeader parent) {
    return new Equivocation(
        block(validator, validators, parent, 1), block(validator, validators, parent, 2));
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
