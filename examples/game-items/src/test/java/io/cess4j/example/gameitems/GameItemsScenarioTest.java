package io.cess4j.example.gameitems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.contracts.errors.SeatsSold;
import io.cess4j.example.kit.DappException;
import io.cess4j.example.kit.Refused;
import io.cess4j.example.kit.Session;
import io.cess4j.example.kit.Works;
import io.cess4j.example.testing.SmallNetwork;
import io.cess4j.sdk.CessException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A studio publishes a sword; a player buys a licence, claims the item and reads the asset through
 * a gateway; a friend who is given the item has no licence and reads nothing, and the player, who
 * has no item any more, is cut off.
 */
class GameItemsScenarioTest {
  private static final BigInteger PRICE = new BigInteger("3000000000000000000");
  private static final LicenceText TEXT = new LicenceText("You may show it in the game.");
  private static final Studio.Served NOTHING = new Studio.Served(List.of(), List.of(), List.of());
  private static SmallNetwork network;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    network = SmallNetwork.start();
  }

  @AfterAll
  static void stop() {
    network.close();
  }

  @Test
  void theAssetIsReadByWhoHasItemAndLicence() throws IOException {
    Path sword = picture();
    try (Session maker = network.session(network.accounts().client());
        Session buyer = network.session(network.accounts().otherClient());
        Session friend = network.session(network.accounts().gateway(2))) {
      var contract = Items.deploy(maker);
      Items makers = new Items(contract, maker);
      Items buyers = new Items(contract, buyer);
      Studio studio = studio(maker, makers);
      Player player = new Player(buyer, buyers);

      Studio.Offer offer = new Studio.Offer(TEXT, 1, PRICE, Duration.ofDays(30));
      Studio.Published published = studio.publish(sword, "sword", offer);
      long id = published.asset().certificate();
      assertThat(makers.kind(id).fid()).isEqualTo(published.asset().fid());
      assertThat(published.asset().claim().identifier().isZero()).as("it can be found").isFalse();
      assertThatThrownBy(() -> makers.introduce(published.asset(), TEXT.hash(), 9))
          .hasMessage("KindTaken(id %d)".formatted(id));
      assertThatThrownBy(
              () -> player.look(published.offering(), new LicenceText("You may print it.")))
          .isInstanceOf(DappException.class)
          .hasMessageContaining("is not the one on offer");
      assertThatThrownBy(() -> player.read(id, folder.resolve("unpaid")))
          .isInstanceOf(CessException.NotReadable.class);

      BigInteger before = buyer.cess().balances().vault();
      assertThat(player.look(published.offering(), TEXT).price()).isEqualTo(PRICE);
      long licence = player.buy(published.offering(), TEXT, PRICE);
      assertThat(buyer.cess().balances().vault()).isEqualTo(before.subtract(PRICE));
      assertThatThrownBy(() -> makers.claim(licence))
          .isInstanceOfSatisfying(
              Refused.class, it -> assertThat(it.errorName()).isEqualTo("OnlyLicensee"));
      assertThat(buyers.claim(licence)).isEqualTo(id);
      assertThatThrownBy(() -> buyers.claim(licence))
          .hasMessage("LicenceSpent(licence %d)".formatted(licence));
      assertThatThrownBy(() -> player.buy(published.offering(), TEXT, PRICE))
          .isInstanceOf(SeatsSold.class);

      assertThat(studio.serve(id).granted()).containsExactly(buyer.address());
      assertThat(studio.serve(id)).as("asked again it does nothing").isEqualTo(NOTHING);
      Path copy = folder.resolve("copy.png");
      player.read(id, copy);
      assertThat(copy).hasSameBinaryContentAs(sword);

      buyers.give(id, friend.address(), 1);
      assertThat(studio.serve(id).revoked()).containsExactly(buyer.address());
      assertThatThrownBy(() -> player.read(id, folder.resolve("given-away")))
          .isInstanceOf(CessException.ProxiesFailed.class);
      friend.cess().sharing().registerReaderKey();
      assertThat(studio.serve(id)).as("an item without a licence").isEqualTo(NOTHING);
      Player friendly = new Player(friend, new Items(contract, friend));
      assertThatThrownBy(() -> friendly.read(id, folder.resolve("unlicensed")))
          .isInstanceOf(CessException.NotReadable.class);

      BigInteger makersMoney = maker.cess().balances().vault();
      assertThat(studio.collect(id)).isEqualTo(PRICE);
      assertThat(maker.cess().balances().vault()).isEqualTo(makersMoney.add(PRICE));
      assertThat(studio.collect(id)).isZero();
    }
  }

  private Studio studio(Session session, Items items) {
    Works works = new Works(session, System.out::println).keepingSaltsIn(folder.resolve("salts"));
    return new Studio(session, items, works, network.options());
  }

  /** Something to look at, so that it has an identifier. */
  private Path picture() throws IOException {
    BufferedImage image = new BufferedImage(320, 320, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(30, 60, 90));
    pen.fillRect(0, 0, 320, 320);
    pen.setColor(Color.LIGHT_GRAY);
    pen.fillPolygon(new int[] {150, 170, 165, 155}, new int[] {20, 20, 240, 240}, 4);
    pen.setColor(Color.ORANGE);
    pen.fillRect(110, 230, 100, 15);
    pen.fillOval(148, 240, 24, 60);
    pen.dispose();
    Path file = folder.resolve("sword.png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }
}
