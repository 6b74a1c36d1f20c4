package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.small;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.contracts.IValidatorSet;
import java.util.List;

/** The validators, as the engine asks for them (IValidatorSet). */
public final class ValidatorSet extends Client {
  private final IValidatorSet contract;

  /** Client of the contract at {@code address}. */
  public ValidatorSet(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IValidatorSet::load, address, connection);
  }

  /** Who may seal the next block, ascending. */
  @SuppressWarnings("unchecked") // the wrapper gives a raw list
  public List<Address> validators() {
    return ((List<String>) read(contract.getValidators())).stream().map(Address::of).toList();
  }

  /** Smallest set that a replacement may have. */
  public int safeSize() {
    return small(read(contract.safeSize()));
  }

  /** Number of the block that replaced the set last, 0 for the genesis set. */
  public long changedAt() {
    return number(read(contract.changedAt()));
  }
}
