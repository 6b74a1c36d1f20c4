package io.cess4j.sdk.market;

import io.cess4j.chain.Bytes32;
import io.cess4j.protocol.ids.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The text of a licence. On chain it is its SHA-256, so licensor and licensee need the same bytes.
 *
 * @param text UTF-8, not empty, at most a mebibyte
 */
public record LicenceText(String text) {
  private static final int LONGEST = 1 << 20;

  public LicenceText {
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    if (length == 0 || length > LONGEST) {
      throw new MarketException(
          "a licence of %d bytes is none: give 1 to %d bytes of text".formatted(length, LONGEST));
    }
  }

  /**
   * Reads it from a file.
   *
   * @throws MarketException where it is no file of UTF-8 text, is empty or longer than a mebibyte
   */
  public static LicenceText read(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
        throw new MarketException(file + " is no licence: name a text file of at most a mebibyte");
      }
      byte[] bytes = Files.readAllBytes(file);
      return new LicenceText(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new MarketException(file + " is no UTF-8 text: its hash would say nothing to a reader");
    } catch (IOException e) {
      throw new MarketException("cannot read the licence %s: %s".formatted(file, e.getMessage()));
    }
  }

  /** SHA-256 of the text's bytes, as on chain. */
  public Bytes32 hash() {
    return Bytes32.of(Sha256.hash(text.getBytes(StandardCharsets.UTF_8)).toBytes());
  }
}
