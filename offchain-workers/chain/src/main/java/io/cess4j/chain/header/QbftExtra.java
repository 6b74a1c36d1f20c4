package io.cess4j.chain.header;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.web3j.crypto.Hash;
import org.web3j.rlp.RlpDecoder;
import org.web3j.rlp.RlpEncoder;
import org.web3j.rlp.RlpList;
import org.web3j.rlp.RlpString;
import org.web3j.rlp.RlpType;

/**
 * QBFT's extra data: RLP [vanity, validators, vote, round, seals]. Seals sign the header with the
 * round and without seals; the block's hash has round 0 as well.
 */
public final class QbftExtra {
  private static final int VANITY_BYTES = 32;
  private static final int FIELDS = 5;
  private static final int ROUND = 3;
  private static final int SEALS = 4;

  /** What Ethereum's signatures add to the parity, and Besu's seals do not. */
  private static final int FIRST_RECOVERY = 27;

  private final List<RlpType> fields;

  private QbftExtra(List<RlpType> fields) {
    this.fields = List.copyOf(fields);
  }

  /** Reads extra data; empty where it is another engine's. */
  public static Optional<QbftExtra> of(byte[] extra) {
    try {
      List<RlpType> outer = RlpDecoder.decode(extra).getValues();
      if (outer.size() == 1
          && outer.getFirst() instanceof RlpList list
          && list.getValues().size() == FIELDS
          && list.getValues().get(SEALS) instanceof RlpList) {
        return Optional.of(new QbftExtra(list.getValues()));
      }
    } catch (RuntimeException noRlp) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** Extra data of a proposal that nobody has sealed yet. */
  public static QbftExtra proposal(List<Address> validators, int round) {
    List<RlpType> addresses = new ArrayList<>();
    validators.forEach(validator -> addresses.add(RlpString.create(validator.bytes())));
    return new QbftExtra(
        List.of(
            RlpString.create(new byte[VANITY_BYTES]),
            new RlpList(addresses),
            new RlpList(List.of()),
            RlpString.create(round),
            new RlpList(List.of())));
  }

  /** How many validators have sealed. */
  public int seals() {
    return fields.get(SEALS) instanceof RlpList seals ? seals.getValues().size() : 0;
  }

  /**
   * Position of a validator's seal among those of a block; empty where it is not there: a block
   * carries a quorum of them, not all.
   *
   * @param header whose extra data this is
   */
  public OptionalInt sealOf(Address validator, HeaderFields header) {
    Bytes32 digest = Bytes32.of(Hash.sha3(header.encode(asSealed())));
    List<RlpType> seals = fields.get(SEALS) instanceof RlpList all ? all.getValues() : List.of();
    return IntStream.range(0, seals.size())
        .filter(index -> isBy(validator, digest, seals.get(index)))
        .findFirst();
  }

  private static boolean isBy(Address validator, Bytes32 digest, RlpType item) {
    if (!(item instanceof RlpString seal) || seal.getBytes().length == 0) {
      return false;
    }
    byte[] signature = seal.getBytes().clone();
    signature[signature.length - 1] += FIRST_RECOVERY;
    return Signature.recover(digest, signature).filter(validator::equals).isPresent();
  }

  /** Round 0, no seals. */
  public byte[] asHashed() {
    return with(RlpString.create(0), List.of());
  }

  /** The round, no seals. */
  public byte[] asSealed() {
    return with(fields.get(ROUND), List.of());
  }

  /**
   * What a validator of this key would have sealed: the extra data with its seal as the only one.
   *
   * @param header whose extra data this is
   */
  public byte[] sealedBy(Account validator, HeaderFields header) {
    Bytes32 digest = Bytes32.of(Hash.sha3(header.encode(asSealed())));
    byte[] signature = validator.sign(digest);
    signature[signature.length - 1] -= FIRST_RECOVERY; // Besu writes the parity itself
    return with(fields.get(ROUND), List.of(RlpString.create(signature)));
  }

  private byte[] with(RlpType round, List<RlpType> seals) {
    List<RlpType> all = new ArrayList<>(fields.subList(0, ROUND));
    all.add(round);
    all.add(new RlpList(seals));
    return RlpEncoder.encode(new RlpList(all));
  }
}
