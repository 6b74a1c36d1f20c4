package io.cess4j.miner.deal;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes16;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.typed.Tag;
import io.cess4j.miner.MinerException;
import io.cess4j.miner.MinerException.TagsRefused;
import io.cess4j.miner.key.MinerKeys;
import io.cess4j.miner.key.TiContext;
import io.cess4j.miner.storage.HoldingReader;
import io.cess4j.proofs.ProofsException;
import io.cess4j.proofs.podr2.Nu;
import io.cess4j.proofs.podr2.TagGen;
import io.cess4j.proofs.podr2.TagStatement;
import io.cess4j.protocol.ByteString;
import io.cess4j.transport.WorkerLimits;
import io.cess4j.transport.WorkerPeer;
import io.cess4j.transport.WorkerResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;

/**
 * Has a holding tagged: SigGen at the drawn TEE worker, TagGen here (protocol.md section 4). What
 * the worker answers is believed only after its signature and every authenticator fit.
 */
final class Tagger {

  /** A TEE worker may tag several gibibytes for others first. */
  private static final WorkerLimits LIMITS = WorkerLimits.DEFAULT.answer(Duration.ofMinutes(15));

  private final ChainView chain;
  private final MinerKeys keys;
  private final IntFunction<WorkerPeer> workers;
  private final SecureRandom random;

  /** TagGen keeps a core busy; more at once than cores would only hold more memory. */
  private final Semaphore cores =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));

  Tagger(ChainView chain, MinerKeys keys, IntFunction<WorkerPeer> workers, SecureRandom random) {
    this.chain = chain;
    this.keys = keys;
    this.workers = workers;
    this.random = random;
  }

  /**
   * Tags of a holding.
   *
   * @param nu their name
   * @param signature the worker's over Tag
   * @param sigmas 48 bytes a block
   */
  record Tagged(Nu nu, ByteString signature, ByteString sigmas) {}

  /**
   * Streams the holding to the worker and checks the answer against the holding.
   *
   * @throws TagsRefused for any other answer than right tags
   * @throws io.cess4j.transport.TransportException where the worker cannot be reached or refuses
   */
  Tagged tag(
      int worker,
      TiContext ti,
      SignedDescriptor signed,
      TagStatement.Subject subject,
      HoldingReader holding) {
    int blocks = subject.blocks(ti.srs().blockSectors());
    TagAnswer answer;
    WorkerPeer peer = workers.apply(worker).with(LIMITS);
    try (WorkerResponse response = peer.send(TagRequest.of(subject.slot(), signed, holding))) {
      answer =
          TagAnswer.parse(subject.deal(), blocks, response.bodyUpTo(TagAnswer.bytes(blocks) + 1));
    }
    checkSignature(worker, subject, answer);
    return new Tagged(answer.nu(), answer.signature(), sigmas(ti, subject, holding, answer));
  }

  private void checkSignature(int worker, TagStatement.Subject subject, TagAnswer answer) {
    Address expected = chain.signerOf(worker);
    Address actual = signer(subject, answer.nu(), answer.signature());
    if (!actual.equals(expected)) {
      throw new TagsRefused(
          subject.deal(),
          "signed by %s, TEE worker %d signs as %s".formatted(actual, worker, expected),
          null);
    }
  }

  /** Whether a tag of this subject carries the worker's signature. */
  boolean isSignedBy(int worker, TagStatement.Subject subject, Nu nu, ByteString signature) {
    return signer(subject, nu, signature).equals(chain.signerOf(worker));
  }

  private Address signer(TagStatement.Subject subject, Nu nu, ByteString signature) {
    Tag tag =
        new Tag(
            subject.deal(),
            subject.slot(),
            subject.miner(),
            subject.tiKey(),
            Bytes16.of(nu.toBytes()),
            Bytes32.of(subject.idsRoot().toBytes()),
            subject.sectors());
    return chain.domain().recover(tag, signature.toBytes()).orElse(Address.ZERO);
  }

  private ByteString sigmas(
      TiContext ti, TagStatement.Subject subject, HoldingReader holding, TagAnswer answer) {
    cores.acquireUninterruptibly();
    try {
      TagGen tagGen =
          new TagGen(
              ti.srs(),
              ti.points(),
              new TagStatement(subject, answer.nu()),
              answer.deltas().toBytes(),
              random);
      holding.read(0, holding.bytes(), tagGen::update);
      return ByteString.of(tagGen.finish(keys.kappa()).compressed());
    } catch (ProofsException.TagsRejected e) {
      throw new TagsRefused(subject.deal(), MinerException.words(e), e);
    } finally {
      cores.release();
    }
  }
}
