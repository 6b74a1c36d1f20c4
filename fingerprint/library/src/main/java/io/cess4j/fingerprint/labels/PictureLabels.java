package io.cess4j.fingerprint.labels;

import io.cess4j.fingerprint.iscc.Labels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Labels of pictures: XMP, then IPTC-IIM, then EXIF, in the order of iscc-sdk. */
final class PictureLabels {
  private static final String ISCC = "http://purl.org/iscc/schema/#";
  private static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/#";
  private static final String XP_TITLE = "exif:XPTitle";
  private static final int XP_TITLE_TAG = 0x9c9b;

  private static final LabelKeys KEYS =
      new LabelKeys(
          List.of(
              ISCC + "name",
              DUBLIN_CORE + "title",
              "http://ns.adobe.com/xap/1.0/#Nickname",
              "http://ns.adobe.com/xmp/1.0/DynamicMedia/#shotName",
              "http://ns.adobe.com/photoshop/1.0/#Headline",
              "http://iptc.org/std/Iptc4xmpExt/2008-02-29/#AOTitle",
              "iptc:105", // headline
              "iptc:85", // title of the author
              "iptc:5", // name of the object
              XP_TITLE),
          List.of(ISCC + "description", DUBLIN_CORE + "description"),
          List.of(ISCC + "meta"));

  private PictureLabels() {}

  static Labels of(FileBytes file, String mimeType) throws IOException {
    PictureParts parts = PictureParts.of(file, mimeType);
    Map<String, String> tags = new HashMap<>();
    parts.xmp().forEach(packet -> XmpTags.of(packet).forEach(tags::putIfAbsent));
    parts.iptc().forEach(records -> IptcTags.of(records).forEach(tags::putIfAbsent));
    ByteBuffer title = parts.exif() == null ? null : parts.exif().field(XP_TITLE_TAG);
    if (title != null) {
      tags.put(
          XP_TITLE,
          new String(FileBytes.bytes(title), StandardCharsets.UTF_16LE).replace("\0", ""));
    }
    return KEYS.of(tags::get);
  }
}
