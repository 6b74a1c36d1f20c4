package io.cess4j.fingerprint.evaluation.data;

import io.cess4j.fingerprint.media.DetectedType;
import io.cess4j.fingerprint.media.MediaType;
import io.cess4j.fingerprint.media.TypeDetector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All works under some folders, by content. Of files with equal bytes, and of files that {@link
 * SameWorks} calls one work, the first is taken; files that the shipped tables were trained on are
 * left out. What is left out is noted.
 */
public final class DataFolder {
  private final TypeDetector detector = new TypeDetector();
  private final Set<String> trained = TrainedOn.hashes();
  private final List<FoundFile> files = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, String> known = new HashMap<>();

  private DataFolder() {}

  /** Looks through folders; links are not followed. */
  public static DataFolder scan(List<Path> folders) {
    DataFolder all = new DataFolder();
    for (Path folder : folders) {
      SameWorks works = new SameWorks(folder);
      try (Stream<Path> files = Files.walk(folder)) {
        files.filter(Files::isRegularFile).sorted().forEach(file -> all.add(folder, file, works));
      } catch (IOException e) {
        throw new UncheckedIOException(
            "Cannot list " + folder + ": give a folder that exists and may be read", e);
      }
    }
    return all;
  }

  private void add(Path folder, Path file, SameWorks works) {
    String name = name(folder, file);
    DetectedType type = detector.detect(file);
    String hash = sha256(file);
    if (trained.contains(hash)) {
      notes.add("left out: " + name + ": the shipped tables were trained on it");
      return;
    }
    String twin = known.putIfAbsent(hash, name);
    String version =
        works
            .of(name)
            .map(work -> known.putIfAbsent("work " + type.type() + work, name))
            .orElse(null);
    if (twin != null || version != null) {
      notes.add("merged: " + name + " is the work " + (twin == null ? version : twin));
      return;
    }
    files.add(new FoundFile(file, name, type));
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  /** The files of a kind, by name. */
  public List<FoundFile> files(MediaType type) {
    return files.stream()
        .filter(file -> file.type().type() == type)
        .sorted(Comparator.comparing(FoundFile::name))
        .toList();
  }

  /** What was left out. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  private static String sha256(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(stream, digest).transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": check its permissions", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
