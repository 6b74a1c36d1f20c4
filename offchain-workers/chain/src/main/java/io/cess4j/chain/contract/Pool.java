package io.cess4j.chain.contract;

/** Emission pools of the vault, as IVault.Pool. */
public enum Pool {
  /** 30 % of the cap. */
  STORAGE,
  /** 15 % of the cap. */
  CONSENSUS,
  /** 10 % of the cap. */
  CACHE
}
