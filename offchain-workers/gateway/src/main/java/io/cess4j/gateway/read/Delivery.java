package io.cess4j.gateway.read;

import io.cess4j.gateway.GatewayException.Busy;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.encryption.FileCipher;
import io.cess4j.protocol.encryption.KeyCommitment;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.protocol.erasure.ErasureEngine;
import io.cess4j.protocol.layout.CiphertextLayout;
import io.cess4j.retrieval.FileCiphertext;
import io.cess4j.retrieval.HeldFile;
import io.cess4j.retrieval.OpenDeal;
import io.cess4j.retrieval.ServedMeter;
import io.cess4j.transport.WorkerClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Gives files to readers, as ciphertext or opened with keys that are forgotten afterwards. */
public final class Delivery {
  /** Two segments and their fragments. */
  private static final long MEMORY_A_READER = 160L << 20;

  /** Up to here a range is cheaper from single chunks than from whole segments. */
  private static final long SMALL = 1L << 20;

  private static final int PIECE = 65_536;
  private final WorkerClient client;
  private final ErasureEngine engine;
  private final ServedMeter meter;
  private final Semaphore large;

  /**
   * @param meter is told what each miner served
   * @param heap bytes of memory that readers may use together
   */
  public Delivery(WorkerClient client, ErasureEngine engine, ServedMeter meter, long heap) {
    this.client = client;
    this.engine = engine;
    this.meter = meter;
    this.large = new Semaphore((int) Math.max(1, heap / MEMORY_A_READER));
  }

  /** Ciphertext from {@code from} to {@code until} (exclusive). */
  public void ciphertext(
      HeldFile file, List<MaskKey> masks, long from, long until, OutputStream out)
      throws IOException {
    try (FileCiphertext source = open(file, masks)) {
      if (from < until) {
        guarded(until - from, () -> copy(source.open(from, until), out));
      }
    }
  }

  /** Plaintext from {@code from} to {@code until} (exclusive). */
  public void plaintext(
      HeldFile file, List<MaskKey> masks, DataKey key, long from, long until, OutputStream out)
      throws IOException {
    KeyCommitment.check(key, file.first().entry().keyCommitment());
    FileCipher cipher = new FileCipher(key);
    try (FileCiphertext source = open(file, masks)) {
      if (from == until && from > 0) {
        return;
      }
      if (until - from <= SMALL && file.ciphertextBytes() > SMALL) {
        copy(cipher.decryptingRange(source, from, until), out);
        return;
      }
      CiphertextLayout.Range pieces =
          from == until
              ? new CiphertextLayout.Range(0, source.size())
              : CiphertextLayout.pieces(file.first().entry().plaintextLength(), from, until);
      guarded(
          pieces.length(),
          () -> {
            try (StreamedCiphertext streamed =
                new StreamedCiphertext(source, pieces.from(), pieces.until())) {
              copy(cipher.decryptingRange(streamed, from, until), out);
            }
          });
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private void guarded(long bytes, Work work) throws IOException {
    if (bytes <= SMALL) {
      work.run();
      return;
    }
    if (!large.tryAcquire()) {
      throw new Busy("this gateway serves as many readers as it can; try again in a moment");
    }
    try {
      work.run();
    } finally {
      large.release();
    }
  }

  private FileCiphertext open(HeldFile file, List<MaskKey> masks) {
    List<OpenDeal> deals = new ArrayList<>();
    List<Descriptor> descriptors = file.descriptors();
    for (int part = 0; part < descriptors.size(); part++) {
      deals.add(new OpenDeal(file.deals().get(part), descriptors.get(part), masks.get(part)));
    }
    return new FileCiphertext(deals, engine, client, meter);
  }

  private static void copy(InputStream in, OutputStream out) throws IOException {
    try (in) {
      byte[] piece = new byte[PIECE];
      for (int read; (read = in.read(piece)) >= 0; ) {
        out.write(piece, 0, read);
      }
    }
  }
}
