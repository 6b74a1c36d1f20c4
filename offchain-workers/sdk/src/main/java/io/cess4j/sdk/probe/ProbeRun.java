package io.cess4j.sdk.probe;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that one run found out.
 *
 * @param at when it began, by this machine's clock
 * @param day protocol day by chain time
 * @param fid of the file that it stored; empty where it could not
 * @param cost wei that storing it locked, of which removing it gives most back
 * @param refund wei that came back with its removal
 * @param store from the first byte until the chain said that it is stored
 * @param throughGateway reading it back, compared byte by byte
 * @param direct the same from the miners, with no gateway
 * @param remove ending its deals
 * @param miners every miner that carries deals or may, by id
 */
public record ProbeRun(
    Instant at,
    long day,
    Optional<String> fid,
    BigInteger cost,
    BigInteger refund,
    Timed store,
    Timed throughGateway,
    Timed direct,
    Timed remove,
    List<MinerResult> miners) {
  public ProbeRun {
    miners = List.copyOf(miners);
  }
}
