package io.cess4j.bench.podr2;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Bucket;
import io.cess4j.chain.contract.Challenge;
import io.cess4j.chain.contract.Duty;
import io.cess4j.chain.contract.MinerRegistration;
import io.cess4j.chain.contract.Submission;
import io.cess4j.proofs.KeyMessages;
import io.cess4j.proofs.podr2.Chal;
import io.cess4j.proofs.podr2.KeyGen;
import io.cess4j.proofs.podr2.MinerPublicKey;
import io.cess4j.proofs.podr2.MinerSecretKey;
import io.cess4j.proofs.podr2.Nu;
import io.cess4j.proofs.podr2.ProofGen;
import io.cess4j.proofs.podr2.Sample;
import io.cess4j.proofs.podr2.TiPublicKey;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.layout.Sizes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a storage miner does on chain: registers, proves. Its holdings are generated. */
final class BenchMiner {
  private static final int UNITS = 32;
  private static final int REGION = 0;

  private final AuditChain chain;
  private final Trusted ti;
  final Account account;
  final MinerSecretKey key;
  final long id;
  private final MinerPublicKey publicKey;
  private final Map<Nu, TaggedHolding> holdings = new java.util.HashMap<>();

  BenchMiner(AuditChain chain, Trusted ti, int index) {
    this.chain = chain;
    this.ti = ti;
    account = chain.accounts.operator(index);
    key = KeyGen.miner(ti.random);
    byte[] tls = new byte[Bytes32.ZERO.bytes().length];
    Arrays.fill(tls, (byte) (index + 1));
    Network network = chain.network;
    id =
        network
            .miners()
            .register(
                chain.sender(account),
                new MinerRegistration(
                    account.address(),
                    Bytes32.of(tls),
                    "https://127.0.0.1:" + (1000 + index),
                    REGION,
                    UNITS))
            .value();
    publicKey = key.publicKey(ti.publicKey);
    registerKeys(network, ti.publicKey, network.teeWorkers().currentKey(0));
  }

  private void registerKeys(Network network, TiPublicKey tiKey, int number) {
    byte[] message =
        new KeyMessages(
                network.connection().chainId(), BenchTee.address(network.miners().address()))
            .minerKey(id, number, tiKey.pointsHash(), publicKey.publicKey());
    network
        .miners()
        .registerProofKeys(
            chain.sender(account),
            id,
            number,
            publicKey.publicKey().eip2537(),
            publicKey.keys().eip2537(),
            key.possession(message).eip2537(),
            tiKey.eip2537());
  }

  void keep(TaggedHolding holding) {
    holdings.put(holding.statement().nu(), holding);
  }

  /** ProofGen over the blocks that the contract's own challenge samples. */
  Submission answer(long day, int window) {
    Challenge challenge = chain.network.auditRounds().challenge(id, window);
    if (challenge.duty() != Duty.DUE || challenge.proven()) {
      throw new IllegalStateException("miner %d is not due: %s".formatted(id, challenge));
    }
    Chal chal = new Chal(Hash256.of(challenge.seed().bytes()), challenge.sectors());
    Chal.Drawn drawn =
        chal.draw(
            bucket(challenge.group()),
            Sizes.BLOCK_SECTORS,
            (int) challenge.samples(),
            (int) challenge.maximumDraws());
    ProofGen proof = new ProofGen(ti.srs, drawn.samples());
    for (Sample sample : drawn.samples()) {
      TaggedHolding holding = holdings.get(sample.nu());
      if (holding == null) {
        throw new IllegalStateException("no holding named " + sample.nu());
      }
      holding.addTo(proof, sample);
    }
    return new Submission(
        id,
        day,
        window,
        drawn.hintBytes(),
        publicKey.keys().eip2537(),
        proof.finish(chal.z()).toBytes());
  }

  /** Where positions lie, as the chain has it. */
  private Chal.Bucket bucket(int group) {
    Bucket bucket = chain.network.deals().buckets(id).get(group);
    TreeMap<Long, Chal.Place> starts = new TreeMap<>();
    for (long number = 0; number < bucket.holdings(); number++) {
      var holding = chain.network.deals().holding(id, group, number);
      starts.put(
          holding.start(),
          new Chal.Place(number, holding.start(), Nu.of(holding.nu().bytes()), true));
    }
    return position -> starts.floorEntry(position).getValue();
  }

  /** All that this miner holds. */
  List<TaggedHolding> holdings() {
    return new ArrayList<>(holdings.values());
  }
}
