package io.cess4j.miner.key;

import io.cess4j.chain.Account;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.chain.typed.TypedStructure;
import io.cess4j.proofs.podr2.MinerSecretKey;
import java.util.Optional;
import java.util.function.IntFunction;

/** A registered miner's keys: kappa, its images under each TI key, the account that signs. */
public final class MinerKeys implements AutoCloseable {

  private final long miner;
  private final MinerSecretKey kappa;
  private final Account account;
  private final TypedDomain domain;
  private final IntFunction<Optional<TiContext>> contexts;

  /**
   * Takes over {@code kappa}.
   *
   * @param miner id in the registry
   * @param domain of all signatures
   * @param contexts finds what belongs to a TI key
   */
  public MinerKeys(
      long miner,
      MinerSecretKey kappa,
      Account account,
      TypedDomain domain,
      IntFunction<Optional<TiContext>> contexts) {
    this.miner = miner;
    this.kappa = kappa;
    this.account = account;
    this.domain = domain;
    this.contexts = contexts;
  }

  /** Id of the miner. */
  public long miner() {
    return miner;
  }

  /** kappa. */
  public MinerSecretKey kappa() {
    return kappa;
  }

  /** 65 bytes of an EIP-712 signature in the domain of Deals. */
  public byte[] sign(TypedStructure structure) {
    return domain.sign(account, structure);
  }

  /** Everything about a TI key; empty while its points or its SRS cannot be had. */
  public Optional<TiContext> context(int tiKey) {
    return contexts.apply(tiKey);
  }

  @Override
  public void close() {
    kappa.close();
  }
}
