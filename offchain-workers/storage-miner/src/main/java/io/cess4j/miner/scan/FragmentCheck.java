package io.cess4j.miner.scan;

import io.cess4j.miner.MinerException.DataLost;
import io.cess4j.miner.scan.Corruption.ChunkAltered;
import io.cess4j.miner.scan.Corruption.DiskMissing;
import io.cess4j.miner.scan.Corruption.FragmentMissing;
import io.cess4j.miner.scan.Corruption.FragmentShort;
import io.cess4j.miner.scan.Corruption.FragmentUnreadable;
import io.cess4j.miner.scan.Corruption.Loss;
import io.cess4j.miner.storage.Disk;
import io.cess4j.miner.storage.Fragment;
import io.cess4j.miner.storage.FragmentStore;
import io.cess4j.protocol.FragmentMismatchException;
import io.cess4j.protocol.layout.Sizes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares a fragment's file with its entry. Holds one chunk. */
final class FragmentCheck {

  private final FragmentStore store;

  FragmentCheck(FragmentStore store) {
    this.store = store;
  }

  /** What can be seen without reading. */
  Optional<Loss> file(Fragment fragment) {
    long deal = fragment.key().deal();
    int segment = fragment.key().segment();
    Optional<Disk> disk = store.disks().find(fragment.disk());
    if (disk.isEmpty()) {
      return Optional.of(new DiskMissing(deal, segment, store.disks().name(fragment.disk())));
    }
    Path file = disk.get().file(fragment.key());
    try {
      if (!Files.exists(file)) {
        return Optional.of(new FragmentMissing(deal, segment, file.toString()));
      }
      long bytes = Files.size(file);
      return bytes == fragment.bytes()
          ? Optional.empty()
          : Optional.of(new FragmentShort(deal, segment, bytes, fragment.bytes()));
    } catch (IOException e) {
      return Optional.of(new FragmentUnreadable(deal, segment, e.toString()));
    }
  }

  /** Another one for a file that took this one's place; empty where there is none. */
  Optional<Object> identity(Fragment fragment) {
    try {
      Path file = store.file(fragment);
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(List.of(String.valueOf(attributes.fileKey()), attributes.creationTime()));
    } catch (DataLost | IOException away) {
      return Optional.empty();
    }
  }

  /** Reads and hashes all of it, every chunk against its stored hash. */
  List<Loss> bytes(Fragment fragment, Throttle throttle) throws InterruptedException {
    Optional<Loss> file = file(fragment);
    if (file.isPresent()) {
      return List.of(file.get());
    }
    long deal = fragment.key().deal();
    int segment = fragment.key().segment();
    List<Loss> found = new ArrayList<>();
    try (FileChannel in = FileChannel.open(store.file(fragment), StandardOpenOption.READ)) {
      byte[] chunk = new byte[Sizes.CHUNK_BYTES];
      for (int index = 0; index < fragment.chunks().hashes().size(); index++) {
        long at = (long) index * Sizes.CHUNK_BYTES;
        int length = (int) Math.min(chunk.length, fragment.bytes() - at);
        readFully(in, at, ByteBuffer.wrap(chunk, 0, length));
        throttle.took(length);
        try {
          fragment.chunks().verify(index, chunk, 0, length);
        } catch (FragmentMismatchException altered) {
          found.add(new ChunkAltered(deal, segment, index));
        }
      }
    } catch (IOException e) {
      found.add(new FragmentUnreadable(deal, segment, e.toString()));
    }
    return found;
  }

  private static void readFully(FileChannel in, long at, ByteBuffer target) throws IOException {
    int start = target.position();
    while (target.hasRemaining()) {
      if (in.read(target, at + target.position() - start) < 0) {
        throw new IOException("the file became shorter while it was read");
      }
    }
  }
}
