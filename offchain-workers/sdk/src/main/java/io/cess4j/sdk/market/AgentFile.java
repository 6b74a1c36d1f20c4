package io.cess4j.sdk.market;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.SaleCapsule;
import io.cess4j.chain.event.BlockPoint;
import io.cess4j.chain.event.Cursor;
import io.cess4j.protocol.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The agent's state as text, a record a line, replaced atomically. It holds no secret: everything
 * in it is on chain.
 */
final class AgentFile {
  private static final HexFormat HEX = HexFormat.of();
  private static final String HEADING = "cess4j seller's agent v1";

  private final Path file;
  private final String place;

  /**
   * @param place network and account that the file is of
   */
  AgentFile(Path file, String place) {
    this.file = file;
    this.place = place;
  }

  AgentState load() {
    if (!Files.exists(file)) {
      return AgentState.BEGINNING;
    }
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
      if (lines.size() < 2 || !lines.getFirst().equals(HEADING)) {
        throw new IllegalArgumentException("it does not begin as a state file");
      }
      if (!lines.get(1).equals(place)) {
        throw new MarketException(
            "%s is of %s, not of %s: give each network and account its own state file"
                .formatted(file, lines.get(1), place));
      }
      return read(lines.subList(2, lines.size()));
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new MarketException(
          "%s cannot be read (%s): delete it, and it is made anew from the chain"
              .formatted(file, e.getMessage()));
    }
  }

  private static AgentState read(List<String> lines) {
    List<BlockPoint> points = new ArrayList<>();
    List<OwnOffer> offers = new ArrayList<>();
    List<OpenSale> sales = new ArrayList<>();
    for (String line : lines) {
      List<String> words = List.of(line.split(" ", -1));
      switch (words.getFirst()) {
        case "block" ->
            points.add(new BlockPoint(Long.parseLong(words.get(1)), Bytes32.of(words.get(2))));
        case "offer" ->
            offers.add(
                new OwnOffer(
                    Bytes32.of(words.get(2)),
                    new SaleCapsule(
                        Long.parseLong(words.get(3)),
                        HEX.parseHex(words.get(4)),
                        HEX.parseHex(words.get(5)),
                        HEX.parseHex(words.get(6))),
                    Long.parseLong(words.get(1))));
        case "sale" ->
            sales.add(
                new OpenSale(
                    Long.parseLong(words.get(2)),
                    Bytes32.of(words.get(3)),
                    ByteString.of(HEX.parseHex(words.get(4))),
                    Long.parseLong(words.get(1))));
        default -> throw new IllegalArgumentException("a line begins with " + words.getFirst());
      }
    }
    return new AgentState(new Cursor(points), offers, sales);
  }

  /** On disk when it returns. */
  void save(AgentState state) {
    StringBuilder text = new StringBuilder();
    text.append(HEADING).append('\n').append(place).append('\n');
    state
        .cursor()
        .points()
        .forEach(point -> line(text, "block", point.number(), point.hash().hex()));
    for (OwnOffer offer : state.offers()) {
      SaleCapsule capsule = offer.capsule();
      line(
          text,
          "offer",
          offer.block(),
          offer.offer().hex(),
          capsule.certificate(),
          HEX.formatHex(capsule.point()),
          HEX.formatHex(capsule.labelKey()),
          HEX.formatHex(capsule.sealedKeys()));
    }
    for (OpenSale sale : state.sales()) {
      line(
          text,
          "sale",
          sale.block(),
          sale.sale(),
          sale.offer().hex(),
          HEX.formatHex(sale.readerKey().toBytes()));
    }
    write(text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private static void line(StringBuilder text, Object... words) {
    for (int i = 0; i < words.length; i++) {
      text.append(i == 0 ? "" : " ").append(words[i]);
    }
    text.append('\n');
  }

  private void write(byte[] content) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (FileChannel channel =
          FileChannel.open(
              fresh,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new MarketException(
          "%s cannot be written (%s): is the disk full?".formatted(file, e.getMessage()));
    }
  }
}
