package io.cess4j.index.state;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.event.ChainLog;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Log entries of one block in the form of bytes that goes into the events digest. */
final class BlockLogs {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private final long number;
  private final Bytes32 hash;

  /** The block of a log entry. */
  BlockLogs(ChainLog first) {
    this.number = first.at().blockNumber();
    this.hash = first.at().blockHash();
  }

  long number() {
    return number;
  }

  Bytes32 hash() {
    return hash;
  }

  /** Data as the node's hexadecimal text, in lower case: it need not be whole bytes. */
  void add(ChainLog log) {
    try {
      out.write(log.address().bytes());
      out.writeLong(log.at().logIndex());
      out.writeByte(log.topics().size());
      for (Bytes32 topic : log.topics()) {
        out.write(topic.bytes());
      }
      byte[] data = log.data().toLowerCase(java.util.Locale.ROOT).getBytes(StandardCharsets.UTF_8);
      out.writeInt(data.length);
      out.write(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // of an array in memory
    }
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
