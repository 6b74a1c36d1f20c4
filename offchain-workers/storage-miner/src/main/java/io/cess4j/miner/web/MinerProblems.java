package io.cess4j.miner.web;

import io.cess4j.chain.ChainException;
import io.cess4j.miner.MinerException;
import io.cess4j.protocol.ProtocolException;
import io.cess4j.runtime.web.ProblemException;
import io.cess4j.runtime.web.ProblemTranslator;
import io.cess4j.transport.Problem;
import io.cess4j.transport.TransportException;
import java.util.Optional;

/** Typed exceptions of the miner as problem documents. */
public final class MinerProblems implements ProblemTranslator {

  @Override
  public Optional<Problem> translate(Exception exception) {
    return switch (exception) {
      case MinerException.Refused refused ->
          problem(refused.status(), refused.slug(), MinerException.words(refused));
      case MinerException.TagsRefused refused ->
          problem(502, "tags-refused", MinerException.words(refused));
      case MinerException.DataLost lost -> problem(500, "data-lost", MinerException.words(lost));
      case MinerException.DiskFull full -> problem(507, "disk-full", MinerException.words(full));
      case MinerException.DiskFailed failed ->
          problem(500, "disk-failed", MinerException.words(failed));
      case TransportException tee -> problem(502, "tee-worker-failed", MinerException.words(tee));
      case ProtocolException malformed ->
          problem(400, "request-malformed", MinerException.words(malformed));
      case ChainException chain -> problem(503, "chain-unavailable", MinerException.words(chain));
      default -> Optional.empty();
    };
  }

  private static Optional<Problem> problem(int status, String slug, String detail) {
    return Optional.of(ProblemException.of(status, slug, detail).problem());
  }
}
