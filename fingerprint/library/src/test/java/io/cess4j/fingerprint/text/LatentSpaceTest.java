package io.cess4j.fingerprint.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.work.Description;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LatentSpaceTest {
  private static final String WHALERS =
      "The captain stood on the quarter deck while the sailors hauled the ropes and the sails filled with the wind. "
          + "A whale rose near the bow, and the harpooner seized his lance and climbed down into the boat. "
          + "They rowed over the waves until the oars touched the flank of the animal, and the line ran out smoking.";
  private static final String SAILORS =
      "At dawn the ship left the harbor, her masts creaking in a gale, and the mate ordered the crew aloft to reef. "
          + "All night the vessel had rolled upon a heavy sea, and the old seaman at the helm spoke of sharks and storms. "
          + "Fishermen from Nantucket had seen a shoal of whales to the south, so they set the course for the ocean.";
  private static final String TREASURY =
      "Exports of natural gas and petroleum account for most of the government's revenue, and inflation remains high. "
          + "The economy grew by two percent, unemployment fell, and foreign investment in industry and agriculture increased. "
          + "The budget deficit, external debt and a weak currency limit the growth of the private sector and of trade.";
  private static final String MARKETS =
      "The country's gross domestic product depends on agriculture, tourism and the mining of metals for foreign markets. "
          + "Reforms of the banking sector attracted investors, while public debt and poverty remain problems for the economy. "
          + "Industrial production, electricity exports and international trade agreements contributed to economic growth.";

  private final LatentSpace space = new LatentSpace(MediaLimits.DEFAULT);

  @Test
  void textsOfOneSubjectAreNearerThanTextsOfAnother() {
    Topic[] topics = {topic(WHALERS), topic(SAILORS), topic(TREASURY), topic(MARKETS)};

    double sea = topics[0].relatedness(topics[1]);
    double economy = topics[2].relatedness(topics[3]);
    for (Topic one : Arrays.copyOf(topics, 2)) {
      for (Topic other : Arrays.copyOfRange(topics, 2, 4)) {
        assertThat(one.relatedness(other)).isLessThan(Math.min(sea, economy) - 0.05);
      }
    }
  }

  @Test
  void relatedTextsAreNoMatch() {
    TextDescriber describer = new TextDescriber();
    Description treasury = describer.register(TextSource.of(TREASURY));
    Description markets = describer.query(TextSource.of(MARKETS));

    assertThat(describer.confirm(treasury, markets).score()).isLessThan(0.02);
  }

  @Test
  void theCodeOfAFixedTextIsFixed() {
    assertThat(topic(WHALERS).code().hex())
        .isEqualTo("0ad9b8f5a76292d1448b1f3dd7c2698510028b564af43f81f20d7ec5c1020b4f");
    assertThat(topic(WHALERS).relatedness(topic(WHALERS))).isEqualTo(1);
  }

  @Test
  void saysNothingOfOtherLanguagesAndOfAFewWords() {
    assertThat(space.topic(TextSource.of("The whale and the ship."))).isEmpty();
    assertThat(
            space.topic(
                TextSource.of(
                    "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt und sollen einander im Geist der Brüderlichkeit begegnen. "
                        .repeat(20))))
        .isEmpty();
  }

  @Test
  void readsNothingButATable() throws IOException {
    byte[] table = table(3, 7);

    assertThat(LatentVectors.read(new ByteArrayInputStream(table)).size()).isEqualTo(2);
    for (int length : new int[] {0, 7, 9, table.length - 1}) {
      assertThatThrownBy(() -> read(Arrays.copyOf(table, length))).isInstanceOf(EOFException.class);
    }
    assertThatThrownBy(() -> read(Arrays.copyOf(table, table.length + 1)))
        .hasMessageContaining("More bytes");
    assertThatThrownBy(() -> read(table(7, 7))).hasMessageContaining("does not come after");
    assertThatThrownBy(() -> read(table())).hasMessageContaining("0 stems");
    table[4] = 1;
    assertThatThrownBy(() -> read(table)).hasMessageContaining("16777218 stems");
  }

  private Topic topic(String text) {
    return space.topic(TextSource.of(text)).orElseThrow();
  }

  private static void read(byte[] table) throws IOException {
    LatentVectors.read(new ByteArrayInputStream(table));
  }

  private static byte[] table(int... keys) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(LatentVectors.MAGIC);
    out.writeInt(keys.length);
    for (int key : keys) {
      out.writeInt(key);
      out.write(new byte[LatentVectors.DIMENSIONS]);
    }
    return bytes.toByteArray();
  }
}
