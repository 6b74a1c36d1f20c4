package io.cess4j.index.http;

import static io.cess4j.index.state.Family.CERTIFICATES;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.index.record.Certificate;
import io.cess4j.index.record.Json;
import io.cess4j.index.record.Review;
import io.cess4j.index.record.Terms;
import io.cess4j.index.record.Totals;
import io.cess4j.index.state.Family;
import io.cess4j.index.state.Key;
import io.cess4j.index.state.State;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Certificates: lists of them, and all that is known of one. */
final class CertificatePages {
  /** Enough for what fits a page of its own; the rest is in its list. */
  private static final int MOST_PARENTS = 8;

  private final State state;
  private final Pages pages;

  CertificatePages(State state) {
    this.state = state;
    this.pages = new Pages(state);
  }

  /** GET /v1/certificates?holder=|creator=|instance=. */
  ServerResponse list(ServerRequest request) {
    int limit = Inputs.limit(request);
    Optional<Key> after = Inputs.after(request);
    Optional<Address> holder = Inputs.account(request, "holder");
    Optional<Address> creator = Inputs.account(request, "creator");
    Optional<Bytes32> instance =
        request.param("instance").map(text -> Inputs.hash("instance", text));
    if (holder.isPresent()) {
      return numbers(Family.HELD, Key.of(holder.get()), after, limit);
    }
    if (creator.isPresent()) {
      return numbers(Family.CREATED, Key.of(creator.get()), after, limit);
    }
    if (instance.isPresent()) {
      return numbers(Family.INSTANCES, Key.of(instance.get()), after, limit);
    }
    return pages.of(CERTIFICATES, Key.EMPTY, after, limit, (key, value) -> summary(key.last()));
  }

  private ServerResponse numbers(Family family, Key prefix, Optional<Key> after, int limit) {
    return pages.of(family, prefix, after, limit, (key, value) -> summary(key.last()));
  }

  /** What lists show of a certificate. */
  Map<String, Object> summary(long number) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("number", number);
    certificate(number)
        .ifPresent(
            one -> {
              summary.put("title", one.title());
              summary.put("kind", one.kind());
              summary.put("mediaType", one.claim().mediaType());
              summary.put("creator", one.creator());
            });
    pages
        .document(Family.HOLDINGS, Key.of(number))
        .ifPresent(holding -> summary.put("holder", holding.path("holder")));
    Review review =
        state
            .get(Family.REVIEWS, Key.of(number))
            .map(bytes -> Json.read(bytes, Review.class))
            .orElse(Review.NONE);
    summary.put("standing", review.standing());
    summary.put("flags", review.flags());
    return summary;
  }

  Optional<Certificate> certificate(long number) {
    return state
        .get(CERTIFICATES, Key.of(number))
        .map(bytes -> Json.read(bytes, Certificate.class));
  }

  /**
   * A registered certificate.
   *
   * @throws io.cess4j.runtime.web.ProblemException 404 where it is not
   */
  Certificate require(long number) {
    return certificate(number).orElseThrow(() -> Inputs.unknown("certificate " + number));
  }

  /** GET /v1/certificates/{number}. */
  ServerResponse page(ServerRequest request) {
    long number = Inputs.certificate(request);
    Certificate certificate = require(number);
    Key key = Key.of(number);
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("certificate", certificate);
    page.put("holding", pages.document(Family.HOLDINGS, key));
    put(page, "review", Family.REVIEWS, key, Review.NONE);
    put(page, "terms", Family.TERMS, key, Terms.NONE);
    put(page, "totals", Family.TOTALS, key, Totals.NONE);
    page.put("listing", pages.document(Family.LISTINGS, key));
    page.put("auction", pages.document(Family.AUCTIONS, key));
    page.put("preview", pages.document(Family.PREVIEWS, key));
    page.put("parents", new Lineages(state).parents(number, MOST_PARENTS));
    page.put("generation", new Lineages(state).generation(number));
    page.put("viewsPublished", state.views(certificate.claim().viewsRoot()).isPresent());
    return Pages.json(page);
  }

  private void put(Map<String, Object> page, String name, Family family, Key key, Object none) {
    page.put(name, pages.document(family, key).<Object>map(found -> found).orElse(none));
  }

  /** GET /v1/certificates/{number}/...: what has a list of its own. */
  ServerResponse list(ServerRequest request, Family family) {
    long number = Inputs.certificate(request);
    require(number);
    return pages.of(family, Key.of(number), Inputs.after(request), Inputs.limit(request));
  }

  /** The same where the certificate's family only names documents of another one. */
  ServerResponse named(ServerRequest request, Family names, Family family) {
    long number = Inputs.certificate(request);
    require(number);
    Key prefix = Key.of(number);
    return pages.of(
        names,
        prefix,
        Inputs.after(request),
        Inputs.limit(request),
        (key, value) -> pages.document(family, key.from(prefix.bytes().length)).orElseThrow());
  }

  /** GET /v1/certificates/{number}/copies: later certificates that were shown to be near. */
  ServerResponse copies(ServerRequest request) {
    long number = Inputs.certificate(request);
    require(number);
    return pages.of(
        Family.COPIES,
        Key.of(number),
        Inputs.after(request),
        Inputs.limit(request),
        (key, value) -> pages.document(Family.FLAGS, Key.of(key.last(), number)).orElseThrow());
  }
}
