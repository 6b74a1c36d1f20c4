package io.cess4j.fingerprint.labels;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** The application record of IPTC-IIM 4.2: the first value of each data set, key {@code iptc:5}. */
final class IptcTags {
  private static final int MARKER = 0x1c;
  private static final int APPLICATION = 2;

  private IptcTags() {}

  static Map<String, String> of(ByteBuffer records) {
    Map<String, String> tags = new HashMap<>();
    while (records.remaining() >= 5 && records.get() == MARKER) {
      int record = records.get();
      int number = records.get() & 0xff;
      int length = records.getShort();
      if (length < 0 || length > records.remaining()) {
        break; // extended lengths are for pictures
      }
      ByteBuffer value = records.slice(records.position(), length);
      if (record == APPLICATION) {
        tags.putIfAbsent("iptc:" + number, Encoded.text(FileBytes.bytes(value)));
      }
      records.position(records.position() + length);
    }
    return tags;
  }
}
