package io.cess4j.example.titledeed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.contracts.errors.ClaimMismatch;
import io.cess4j.example.kit.DappException;
import io.cess4j.example.kit.Refused;
import io.cess4j.example.kit.Session;
import io.cess4j.example.kit.Work;
import io.cess4j.example.kit.Works;
import io.cess4j.example.testing.SmallNetwork;
import io.cess4j.sdk.CessException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Anna has her parcel's deed issued on a stored document and sells it to Ben, who reads every
 * document through a gateway before he pays; Carol gets neither deed nor documents.
 */
class TitleDeedScenarioTest {
  private static final BigInteger PRICE = new BigInteger("250000000000000000000");
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
  void aDeedIsSoldWithItsDocumentsOrNotAtAll() throws IOException {
    try (Session registrar = network.session(network.accounts().gateway(2));
        Session anna = network.session(network.accounts().client());
        Session ben = network.session(network.accounts().otherClient());
        Session carol = network.session(network.accounts().gateway(3))) {
      for (Session reader : List.of(registrar, ben, carol)) {
        reader.cess().sharing().registerReaderKey();
      }
      var contract = Deeds.deploy(registrar);
      Deeds annas = new Deeds(contract, anna);
      Deeds bens = new Deeds(contract, ben);
      Deeds registrars = new Deeds(contract, registrar);

      Path survey = document("survey.txt", "Parcel 17/2: 842 square metres, surveyed in May.");
      Work first = papers(anna).file(survey, "survey of 17/2");
      papers(anna).showTo(registrar.address(), first);
      assertThatThrownBy(() -> annas.issue(anna.address(), "17/2", first))
          .isInstanceOfSatisfying(
              Refused.class, it -> assertThat(it.errorName()).isEqualTo("OnlyRegistrar"));
      assertThatThrownBy(() -> registrars.issue(anna.address(), "17/2", altered(first)))
          .isInstanceOf(ClaimMismatch.class);
      assertThatThrownBy(() -> registrars.issue(carol.address(), "17/2", first))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("OnlyDocumentHolder(certificate " + first.certificate());
      long deed = registrars.issue(anna.address(), "17/2", first);
      assertThatThrownBy(() -> registrars.issue(anna.address(), "17/2", first))
          .hasMessageContaining("ParcelHasDeed(deed " + deed);
      assertThat(papers(registrar).read(registrars.deed(deed), folder.resolve("registrar")))
          .singleElement()
          .satisfies(copy -> assertThat(copy).hasSameBinaryContentAs(survey));

      Path sale = document("sale.txt", "Anna sells 17/2 to Ben for 250 CESS.");
      Work contractOfSale = papers(anna).file(sale, "contract of sale");
      Instant deadline = anna.network().clock().instant().plusSeconds(3_600);
      annas.propose(deed, ben.address(), PRICE, deadline, contractOfSale);
      assertThatThrownBy(() -> papers(ben).read(bens.deed(deed), folder.resolve("too-early")))
          .isInstanceOf(CessException.NotReadable.class);
      assertThat(papers(anna).showTo(ben.address(), annas.deed(deed))).isEqualTo(2);
      Deed asRead = bens.deed(deed);
      List<Path> copies = papers(ben).read(asRead, folder.resolve("ben"));
      assertThat(copies.get(0)).hasSameBinaryContentAs(survey);
      assertThat(copies.get(1)).hasSameBinaryContentAs(sale);
      assertThatThrownBy(() -> papers(carol).read(asRead, folder.resolve("carol")))
          .isInstanceOf(CessException.NotReadable.class);
      assertThatThrownBy(() -> new Purchase(carol, new Deeds(contract, carol)).of(asRead))
          .isInstanceOf(DappException.class)
          .hasMessageContaining("is not offered to");

      Work mortgage = papers(anna).file(document("mortgage.txt", "A bank has it."), "mortgage");
      annas.bind(deed, mortgage);
      BigInteger before = anna.network().token().balanceOf(anna.address());
      assertThatThrownBy(() -> new Purchase(ben, bens).of(asRead))
          .isInstanceOfSatisfying(
              Refused.class, it -> assertThat(it.errorName()).isEqualTo("ProvenanceChanged"));
      assertThat(bens.deed(deed).owner()).isEqualTo(anna.address());
      assertThat(anna.network().token().balanceOf(anna.address())).isEqualTo(before);

      papers(anna).showTo(ben.address(), mortgage);
      Deed readAgain = bens.deed(deed);
      assertThat(papers(ben).read(readAgain, folder.resolve("ben"))).hasSize(3);
      new Purchase(ben, bens).of(readAgain);

      assertThat(bens.deed(deed).owner()).isEqualTo(ben.address());
      assertThat(anna.network().token().balanceOf(anna.address())).isEqualTo(before.add(PRICE));
      assertThatThrownBy(() -> bens.accept(readAgain)).hasMessageContaining("NoSaleOpen");
      assertThat(bens.history(deed))
          .containsExactly(
              new DeedEvent.Issued(anna.address(), "17/2"),
              bound(first, anna),
              bound(contractOfSale, anna),
              new DeedEvent.Proposed(anna.address(), ben.address(), PRICE),
              bound(mortgage, anna),
              new DeedEvent.Sold(anna.address(), ben.address(), PRICE));
    }
  }

  private static DeedEvent bound(Work document, Session by) {
    return new DeedEvent.Bound(document.certificate(), by.address(), document.fid());
  }

  private Papers papers(Session session) {
    Works works = new Works(session, System.out::println).keepingSaltsIn(folder.resolve("salts"));
    return new Papers(session, works, network.options());
  }

  private Path document(String name, String text) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  /** A claim of another file under the same certificate. */
  private static Work altered(Work work) {
    RightsClaim claim = work.claim();
    return new Work(
        work.certificate(),
        new RightsClaim(
            Bytes32.of("0x" + "ab".repeat(32)),
            claim.instanceHash(),
            claim.identifier(),
            claim.viewsRoot(),
            claim.keyCommitment(),
            claim.algorithm(),
            claim.isccDigest(),
            claim.deal(),
            claim.mediaType()));
  }
}
