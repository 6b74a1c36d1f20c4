package io.cess4j.fingerprint.text;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small documents, written by hand. */
final class Documents {
  private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String OFFICE_RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

  private Documents() {}

  /** A docx of one paragraph, which may be repeated any number of times. */
  static Path docx(Path file, String title, String paragraph, int repeated) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      entry(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\""
              + PACKAGE
              + "content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
              + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
              + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
              + "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>");
      entry(
          zip,
          "_rels/.rels",
          "<Relationships xmlns=\""
              + PACKAGE
              + "relationships\"><Relationship Id=\"r1\" Type=\""
              + OFFICE_RELATIONS
              + "officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"r2\" Type=\""
              + PACKAGE
              + "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>");
      entry(
          zip,
          "docProps/core.xml",
          "<cp:coreProperties xmlns:cp=\""
              + PACKAGE
              + "metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>"
              + title
              + "</dc:title></cp:coreProperties>");
      entry(
          zip,
          "word/document.xml",
          "<w:document xmlns:w=\"" + WORD + "\"><w:body>",
          "<w:p><w:r><w:t>" + paragraph + "</w:t></w:r></w:p>",
          repeated,
          "</w:body></w:document>");
    }
    return file;
  }

  /** An odt whose body is this. */
  static Path odt(Path file, String before, String repeatedPart, int repeated, String after)
      throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      stored(zip, "mimetype", "application/vnd.oasis.opendocument.text");
      entry(
          zip,
          "content.xml",
          "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
              + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text>"
              + before,
          repeatedPart,
          repeated,
          after + "</office:text></office:body></office:document-content>");
    }
    return file;
  }

  /** Not compressed, so that the type can be told from the file's first bytes. */
  private static void stored(ZipOutputStream zip, String name, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    entry(zip, name, content, "", 0, "");
  }

  private static void entry(
      ZipOutputStream zip, String name, String before, String part, int repeated, String after)
      throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(before.getBytes(StandardCharsets.UTF_8));
    repeat(zip, part, repeated);
    zip.write(after.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  /** Writes the same again and again. */
  static void repeat(OutputStream stream, String part, int repeated) throws IOException {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < repeated; i++) {
      stream.write(bytes);
    }
  }
}
