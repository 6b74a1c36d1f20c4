package io.cess4j.ai.worker.job;

import io.cess4j.ai.data.DataSet;
import io.cess4j.chain.Bytes32;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bouncycastle.jcajce.provider.digest.Keccak;

/** What owner and node know the same examples by. */
public final class ExamplesDigest {
  private ExamplesDigest() {}

  /**
   * keccak256 of inputs, classes and count as uint32, then the labels as uint32, then the features
   * as float32, all little-endian.
   */
  public static Bytes32 of(DataSet set) {
    Keccak.Digest256 digest = new Keccak.Digest256();
    ByteBuffer word = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int number : new int[] {set.inputs(), set.classes(), set.size()}) {
      digest.update(word.putInt(0, number).array());
    }
    for (int label : set.labels()) {
      digest.update(word.putInt(0, label).array());
    }
    for (float feature : set.features()) {
      digest.update(word.putFloat(0, feature).array());
    }
    return Bytes32.of(digest.digest());
  }
}
