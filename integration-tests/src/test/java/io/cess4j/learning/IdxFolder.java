package io.cess4j.learning;

import io.cess4j.ai.data.DataSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes grey pictures as the pair of IDX files that participants read. */
final class IdxFolder {
  private static final int PICTURES = 0x803;
  private static final int LABELS = 0x801;

  private IdxFolder() {}

  /**
   * @param side pixels
   */
  static Path write(Path folder, DataSet set, int side) throws IOException {
    Files.createDirectories(folder);
    ByteBuffer pictures = ByteBuffer.allocate(4 * Integer.BYTES + set.features().length);
    pictures.putInt(PICTURES).putInt(set.size()).putInt(side).putInt(side);
    for (float value : set.features()) {
      pictures.put((byte) Math.round(value * 255));
    }
    Files.write(folder.resolve("train-images-idx3-ubyte"), pictures.array());
    ByteBuffer labels = ByteBuffer.allocate(2 * Integer.BYTES + set.size());
    labels.putInt(LABELS).putInt(set.size());
    for (int label : set.labels()) {
      labels.put((byte) label);
    }
    Files.write(folder.resolve("train-labels-idx1-ubyte"), labels.array());
    return folder;
  }
}
