package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.instant;
import static io.cess4j.chain.contract.Words.member;
import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.seconds;
import static io.cess4j.chain.contract.Words.small;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.INetworkParameters;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.web3j.tuples.generated.Tuple2;

/** Every number of the network (INetworkParameters). */
public final class Parameters extends Client {
  private final INetworkParameters contract;

  /** Client of the contract at {@code address}. */
  public Parameters(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(INetworkParameters::load, address, connection);
  }

  /** The layout of time and space; it never changes, so keep it. */
  public Constants constants() {
    INetworkParameters.Constants constants = read(contract.constants());
    return new Constants(
        instant(constants.genesis),
        seconds(constants.daySeconds),
        small(constants.windows),
        seconds(constants.windowSeconds),
        seconds(constants.graceSeconds),
        seconds(constants.beatSeconds),
        seconds(constants.eraSeconds),
        number(constants.unitBytes),
        small(constants.blockSectors));
  }

  /** One governed number, in the unit that {@link Parameter} names. */
  public BigInteger get(Parameter parameter) {
    return read(contract.get(member(parameter)));
  }

  /** All governed numbers. */
  @SuppressWarnings("unchecked")
  public Map<Parameter, BigInteger> all() {
    List<BigInteger> values = (List<BigInteger>) read(contract.all());
    Map<Parameter, BigInteger> all = new EnumMap<>(Parameter.class);
    for (Parameter parameter : Parameter.values()) {
      all.put(parameter, values.get(small(member(parameter))));
    }
    return all;
  }

  /** What a number may be set to. */
  public Bounds bounds(Parameter parameter) {
    Tuple2<BigInteger, BigInteger> bounds = read(contract.bounds(member(parameter)));
    return new Bounds(bounds.component1(), bounds.component2());
  }

  /** Governor only. */
  public Receipt set(TransactionSender sender, Parameter parameter, BigInteger value) {
    return send(sender, contract.set(member(parameter), value));
  }

  /** {@code mainnet}, {@code devnet} or {@code test}. */
  public String profile() {
    return read(contract.profile());
  }

  /** Who may change numbers. */
  public Address governor() {
    return Address.of(read(contract.governor()));
  }
}
