package io.cess4j.cheats;

import io.cess4j.chain.contract.Challenge;
import io.cess4j.chain.contract.Holding;
import io.cess4j.miner.proof.AuditView;
import io.cess4j.proofs.bls.Fr;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.podr2.Chal;
import io.cess4j.proofs.podr2.Proof;
import io.cess4j.protocol.Hash256;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** As much of an answer as the chain alone gives, and a proof of nothing. */
final class MadeUp {
  private final AuditView chain;
  private final SecureRandom random = new SecureRandom();

  MadeUp(AuditView chain) {
    this.chain = chain;
  }

  /** Which holdings the draws fall in: public knowledge, so the chain will not refuse them. */
  byte[] hints(Challenge asked, long today) {
    List<Holding> holdings = holdings(asked.group());
    Chal chal = new Chal(Hash256.of(asked.seed().bytes()), asked.sectors());
    ByteBuffer hints = ByteBuffer.allocate(Integer.BYTES * (int) asked.maximumDraws());
    int live = 0;
    for (int k = 0; live < asked.samples() && k < asked.maximumDraws(); k++) {
      int number = numberAt(holdings, chal.draw(k).position());
      hints.putInt(number);
      live += holdings.get(number).endDay() > today ? 1 : 0;
    }
    return Arrays.copyOf(hints.array(), hints.position());
  }

  /** y, sigma and psi of the right form, in the right groups. */
  byte[] proof() {
    return new Proof(scalar(), G1.GENERATOR.times(scalar()), G1.GENERATOR.times(scalar()))
        .toBytes();
  }

  private Fr scalar() {
    return Fr.of(new BigInteger(250, random));
  }

  private List<Holding> holdings(int group) {
    List<Holding> holdings = new ArrayList<>();
    for (long number = 0; number < chain.bucket(group).holdings(); number++) {
      holdings.add(chain.holding(group, number));
    }
    return holdings;
  }

  private static int numberAt(List<Holding> holdings, long position) {
    for (int number = 0; number < holdings.size(); number++) {
      Holding holding = holdings.get(number);
      if (position >= holding.start() && position < holding.start() + holding.sectors()) {
        return number;
      }
    }
    throw new IllegalStateException("position " + position + " lies in no holding");
  }
}
