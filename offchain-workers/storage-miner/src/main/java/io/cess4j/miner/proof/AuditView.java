package io.cess4j.miner.proof;

import io.cess4j.chain.contract.Bucket;
import io.cess4j.chain.contract.Challenge;
import io.cess4j.chain.contract.DayOutcome;
import io.cess4j.chain.contract.Holding;
import io.cess4j.chain.contract.Located;
import io.cess4j.chain.contract.Submission;
import io.cess4j.chain.time.ProtocolCalendar;
import io.cess4j.chain.transaction.Receipt;
import java.time.Instant;
import java.util.List;

/** The chain as the audits of one miner need it. */
public interface AuditView {

  /** Chain time. */
  Instant now();

  /** Days and windows. */
  ProtocolCalendar calendar();

  /** What a window of today asks; WindowWithoutBeat before its seed. */
  Challenge challenge(int window);

  /** The bucket of a group. */
  Bucket bucket(int group);

  /** A holding by number. */
  Holding holding(int group, long number);

  /** Which tags and blocks lie at positions, and which positions are dead. */
  Located locate(int group, List<Long> positions, byte[] hints);

  /** What became of a day, as things stand. */
  DayOutcome outcome(long day);

  /**
   * Sends a proof and waits for its receipt, which says whether it was accepted or refused on the
   * record.
   */
  Receipt prove(Submission submission);
}
