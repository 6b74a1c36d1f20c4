package io.cess4j.fingerprint.evaluation.text;

import io.cess4j.fingerprint.evaluation.Item;
import io.cess4j.fingerprint.evaluation.Seeds;
import io.cess4j.fingerprint.evaluation.data.DataFolder;
import io.cess4j.fingerprint.evaluation.data.FoundFile;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.MediaType;
import io.cess4j.fingerprint.text.TextExtractor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Documents in a folder: text files, and what else text can be extracted from; text files in zip
 * archives, as nltk packs its corpora; the sentences of treebanks (CoNLL-U), twenty a document. Of
 * a long text one stretch of 1,200 words is taken, at a place that the seed draws.
 */
final class Documents {
  /** Treebanks and long texts are read to here. */
  private static final int LARGEST = 8 << 20;

  private static final MediaLimits LIMITS =
      new MediaLimits(1, Duration.ZERO, LARGEST, Duration.ofSeconds(30));

  private static final int SENTENCES = 20;
  private static final int WORDS = 1_200;
  private static final int LEAST_CHARACTERS = 400;
  private static final String SENTENCE = "# text = ";

  private final TextExtractor extractor = new TextExtractor(LIMITS);
  private final long seed;
  private final List<Item<String>> items = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private Documents(long seed) {
    this.seed = seed;
  }

  static Documents of(DataFolder data, long seed) {
    Documents documents = new Documents(seed);
    Stream.concat(data.files(MediaType.TEXT).stream(), data.files(MediaType.OTHER).stream())
        .forEach(documents::add);
    return documents;
  }

  List<Item<String>> items() {
    return items;
  }

  List<String> notes() {
    return notes;
  }

  private void add(FoundFile file) {
    try {
      switch (file.type().mimeType()) {
        case "application/zip" -> addArchive(file);
        case "text/plain" -> addText(file.name(), read(file.file()));
        default -> {
          if (file.type().type() == MediaType.TEXT) {
            addText(file.name(), extractor.extract(file.file()).text());
          }
        }
      }
    } catch (MediaException e) {
      notes.add("left out: " + file.name() + ": " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file.file(), e);
    }
  }

  private void addArchive(FoundFile file) throws IOException {
    if (file.name().contains("udhr")) {
      // Its versions of a language differ in spelling only: strangers that are none.
      notes.add("left out: " + file.name() + ": one text in 390 languages and variants of them");
      return;
    }
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file.file()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(".txt")) {
          addText(file.name() + "/" + entry.getName(), decoded(zip.readNBytes(LARGEST)));
        }
      }
    } catch (java.util.zip.ZipException e) {
      notes.add("left out: " + file.name() + ": " + e.getMessage());
    }
  }

  private void addText(String name, String text) {
    if (text.contains("\n" + SENTENCE)) {
      addTreebank(name, text);
    } else {
      addDocument(name, stretch(name, text));
    }
  }

  private void addTreebank(String name, String text) {
    List<String> sentences =
        text.lines()
            .filter(line -> line.startsWith(SENTENCE))
            .map(line -> line.substring(SENTENCE.length()))
            .toList();
    for (int start = 0; start + SENTENCES <= sentences.size(); start += SENTENCES) {
      addDocument(
          name + " sentences " + (start + 1) + " to " + (start + SENTENCES),
          String.join(" ", sentences.subList(start, start + SENTENCES)));
    }
  }

  private void addDocument(String name, String text) {
    if (text.length() >= LEAST_CHARACTERS) {
      items.add(new Item<>(name, false, () -> text));
    }
  }

  private String stretch(String name, String text) {
    Pieces pieces = Pieces.of(text);
    int length = Math.min(WORDS, pieces.list().size());
    int start = Seeds.random(seed, "stretch", name).nextInt(pieces.list().size() - length + 1);
    return pieces.text(pieces.list().subList(start, start + length));
  }

  private static String read(Path file) throws IOException {
    try (var stream = Files.newInputStream(file)) {
      return decoded(stream.readNBytes(LARGEST));
    }
  }

  /** UTF-8, or Latin-1 where it is not, which old corpora are. */
  private static String decoded(byte[] bytes) throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes)).toString();
    } catch (MalformedInputException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
